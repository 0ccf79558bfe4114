from django.apps import AppConfig

from kernel.access.policy import register
from kernel.audit.verbs import register_verbs
from kernel.notify.kinds import register_kinds
from mechanisms.policy import POLICIES

VERBS = {
    "mechanisms.reference.loaded": "loaded the reference data",
    "mechanisms.row.entered": "made the entry in the register",
    "mechanisms.row.changed": "changed the entry in the register",
    "mechanisms.row.ended": "set the last day of the entry",
    "mechanisms.row.removed": "took the entry out of the register",
    "mechanisms.row.part_removed": "took out a row that belonged to the entry",
    "mechanisms.row.handed_over": "recorded the handover to the next holder",
    "mechanisms.row.taken_over": "recorded the handover from the former holder",
    "mechanisms.chair.posts_named": "named the posts that act for the Chair",
}

KINDS = {
    "mechanisms.role_draft": "Something of your office waits for you.",
    "mechanisms.handed_over": "A handover to or from your state is recorded.",
}


class MechanismsConfig(AppConfig):
    name = "mechanisms"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for policy in POLICIES:
            register(policy)
        register_verbs(VERBS)
        register_kinds(KINDS)

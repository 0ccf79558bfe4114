from django.apps import AppConfig

from kernel.access.policy import register
from kernel.audit.verbs import register_verbs
from kernel.notify.kinds import register_kinds
from mechanisms.policy import POLICIES

VERBS = {
    "mechanisms.reference.loaded": "loaded the reference data",
    "mechanisms.row.entered": "entered it in the register",
    "mechanisms.row.changed": "changed it in the register",
    "mechanisms.row.ended": "set its last day",
    "mechanisms.row.removed": "took it out of the register",
    "mechanisms.row.part_removed": "took out a row that belonged to it",
    "mechanisms.row.handed_over": "recorded the handover to the next",
    "mechanisms.row.taken_over": "recorded the handover from the one before",
    "mechanisms.chair.posts_named": "named the posts that act for the Chair",
}

KINDS = {"mechanisms.role_draft": "Something of your office waits for you."}


class MechanismsConfig(AppConfig):
    name = "mechanisms"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for policy in POLICIES:
            register(policy)
        register_verbs(VERBS)
        register_kinds(KINDS)

from django.apps import AppConfig

from kernel.access.policy import register
from kernel.audit.verbs import register_verbs
from kernel.notify.kinds import register_kinds
from mechanisms.policy import POLICIES

VERBS = {"mechanisms.reference.loaded": "loaded the reference data"}

KINDS = {"mechanisms.role_draft": "Something of your office waits for you."}


class MechanismsConfig(AppConfig):
    name = "mechanisms"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for policy in POLICIES:
            register(policy)
        register_verbs(VERBS)
        register_kinds(KINDS)

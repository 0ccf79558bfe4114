from django.apps import AppConfig

from kernel.access.policy import register
from kernel.audit.verbs import register_verbs
from mechanisms.policy import POLICIES

VERBS = {"mechanisms.reference.loaded": "loaded the reference data"}


class MechanismsConfig(AppConfig):
    name = "mechanisms"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for policy in POLICIES:
            register(policy)
        register_verbs(VERBS)

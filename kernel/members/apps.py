from django.apps import AppConfig

from kernel.access.policy import register
from kernel.members.policy import POLICIES


class MembersConfig(AppConfig):
    name = "kernel.members"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for policy in POLICIES:
            register(policy)

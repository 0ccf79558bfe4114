from django.apps import AppConfig

from kernel.access.policy import register
from kernel.audit.verbs import register_verbs
from kernel.members.declaring import DECLARATIONS
from kernel.members.policy import POLICIES
from kernel.workflow import registry

VERBS = {
    "members.role.drafted": "drafted the role in border management",
    "members.role.edited": "changed the draft of the role",
    "members.clearance_chosen": "chose how the office clears its records",
}


class MembersConfig(AppConfig):
    name = "kernel.members"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Registers the policies, the machine of a declared role and the audit's words."""
        from kernel.members.workflow import ROLE

        registry.register(ROLE)
        for policy in (*POLICIES, DECLARATIONS.with_rows(ROLE.allow_rows())):
            register(policy)
        register_verbs(VERBS)

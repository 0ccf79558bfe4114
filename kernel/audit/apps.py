from django.apps import AppConfig

from kernel.access import policy
from kernel.audit.policy import POLICY
from kernel.audit.verbs import register_verbs

VERBS = {
    "audit.read": "opened the audit",
    "audit.exported": "exported entries of the audit",
    "audit.verified": "checked the chain of the audit",
}


class AuditConfig(AppConfig):
    """The append-only record."""

    name = "kernel.audit"

    def ready(self) -> None:
        """Registers who reads the audit, and its own words."""
        policy.register(POLICY)
        register_verbs(VERBS)

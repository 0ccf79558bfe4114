from django.apps import AppConfig

from kernel.access.policy import register
from kernel.audit.verbs import register_verbs
from kernel.jobs.policy import POLICY


class JobsConfig(AppConfig):
    """The queue of record."""

    name = "kernel.jobs"

    def ready(self) -> None:
        """Registers the policy and the words of the audit."""
        register(POLICY)
        register_verbs({"jobs.cancelled": "stopped the work"})

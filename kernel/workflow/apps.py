from django.apps import AppConfig

from kernel.workflow import checks


class WorkflowConfig(AppConfig):
    """Machines as data, and the one way to fire them."""

    name = "kernel.workflow"

    def ready(self) -> None:
        """Importing the checks registers them."""
        assert checks.check_machines

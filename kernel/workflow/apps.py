from importlib import import_module

from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    """Machines as data, and the one way to fire them."""

    name = "kernel.workflow"

    def ready(self) -> None:
        """Importing the checks registers them."""
        import_module("kernel.workflow.checks")

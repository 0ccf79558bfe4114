from importlib import import_module

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "kernel.api"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Importing the description of the token registers it."""
        import_module("kernel.api.schema")

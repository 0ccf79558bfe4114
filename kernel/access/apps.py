from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Roles, scopes and policy rows."""

    name = "kernel.access"

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The append-only record."""

    name = "kernel.audit"

from django.apps import AppConfig

from kernel import events


class PortalConfig(AppConfig):
    """The roof: wires events to reactions once every app is loaded."""

    name = "portal"

    def ready(self) -> None:
        """Install the wiring table and the house's own work."""
        from portal.services import audit_check  # models must be loaded first
        from portal.wiring import TABLE

        events.wire(TABLE)
        audit_check.register()

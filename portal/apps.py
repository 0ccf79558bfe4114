from django.apps import AppConfig

from kernel import events


class PortalConfig(AppConfig):
    """The roof: wires events to reactions once every app is loaded."""

    name = "portal"

    def ready(self) -> None:
        """Install the wiring table."""
        from portal.wiring import TABLE  # models must be loaded first

        events.wire(TABLE)

from django.apps import AppConfig

from kernel.notify.kinds import register_kinds


class NotifyConfig(AppConfig):
    """The outbox."""

    name = "kernel.notify"

    def ready(self) -> None:
        """The one notice of this app itself, for what nobody named more closely."""
        register_kinds({"waiting": "Something waits for you."})

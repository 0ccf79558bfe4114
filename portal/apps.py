from django.apps import AppConfig

from kernel import events
from kernel.access import policy
from kernel.audit.verbs import register_verbs
from kernel.notify.kinds import register_kinds, register_news

VERBS = {
    "removal.asked": "asked that text be removed",
    "removal.agreed": "agreed, and the text was removed",
    "removal.refused": "did not agree to remove text",
    "removal.taken_back": "took back the request to remove text",
}
NOTICES = {"removal.asked": "A request waits for a second person."}
NEWS = {
    "removal.done": "A request of yours was carried out.",
    "removal.of_yours": "Text was removed from a record of your office.",
}


class PortalConfig(AppConfig):
    """The roof: wires events to reactions once every app is loaded."""

    name = "portal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Install the wiring table and the house's own work."""
        from portal.policy import REMOVAL  # models must be loaded first
        from portal.services import audit_check
        from portal.wiring import TABLE

        events.wire(TABLE)
        audit_check.register()
        policy.register(REMOVAL)
        register_verbs(VERBS)
        register_kinds(NOTICES)
        register_news(NEWS)

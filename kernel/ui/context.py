"""What every page knows: who reads, where they may go, the handling mark, whether this is a demonstration."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from kernel.access.actor import SECRETARIAT, Actor, Role
from kernel.access.preview import may_preview
from kernel.ui import nav


def page(request: HttpRequest) -> dict[str, Any]:
    """The parts of the frame; no query is made here."""
    actor = getattr(request, "actor", None) or Actor.nobody()
    return {
        "actor": actor,
        "portal_name": settings.PORTAL_NAME,
        "main_links": nav.links(actor, request.path) if actor.signed_in else [],
        "people_url": nav.people_url(actor) if actor.signed_in else "",
        "search_url": nav.search_url(actor) if actor.signed_in else "",
        "may_preview": may_preview(actor),
        "mark": settings.DEFAULT_MARK,
        "demo": settings.DEMO,
        "issues_sheets": actor.has(Role.APPROVER, *SECRETARIAT),
    }

"""A page that is older than its row: it answers 409 before anything is done, whatever the row allows now."""

from typing import Any, TypeVar

from django.db.models import Model

from kernel.access.querysets import PolicyQuerySet
from kernel.access.request import PortalRequest
from kernel.errors import Stale
from kernel.ui.posted import posted_version

M = TypeVar("M", bound=Model)


def get_fresh(request: PortalRequest, rows: PolicyQuerySet[M], action: str, public_id: str) -> M:
    """The row for this act; `Stale` when the page that was sent showed an earlier version of it."""
    shown = posted_version(request)
    if shown is not None:
        seen: Any = rows.get_for(request.actor, "view", public_id=public_id)
        if seen.version != shown:
            raise Stale
    return rows.get_for(request.actor, action, public_id=public_id)


def shown_version(request: PortalRequest, row: Any) -> dict[str, int]:
    """The hidden field of the page: the version first shown stays when a form comes back with errors."""
    return {"version": posted_version(request) or row.version}

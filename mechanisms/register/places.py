"""Where the editor leads back to: the page on which the row is read."""

from typing import Any

from django.db.models import Model
from django.urls import reverse

from kernel.members.models import Establishment, Office
from mechanisms.models import Document, Mechanism
from mechanisms.register.kinds import Kind

PAGES: dict[type[Model], str] = {Mechanism: "mechanism-detail", Document: "document-detail", Office: "state-detail"}
PRESIDING = frozenset({"chair", "lead-country"})  # read in one list, whoever holds them
LISTS = {
    "office": "state-list",
    "document": "document-list",
    "meeting": "meeting-list",
}


def place_of(kind: Kind, row: Any, parent: Any = None) -> str:
    """The page of the row or of what it belongs to, else the list it stands in, else its history."""
    if kind.slug in PRESIDING:
        return reverse("mechanisms:chair-list")
    owner = _owner(kind, row, parent)
    page = PAGES.get(type(owner), "")
    if page and not (isinstance(owner, Office) and not owner.is_state):
        return reverse(f"mechanisms:{page}", args=[owner.code])
    if kind.slug in LISTS:
        return reverse(f"mechanisms:{LISTS[kind.slug]}")
    if row is not None:
        return reverse("mechanisms:register-history", args=[kind.slug, kind.key_of(row)])
    return reverse("mechanisms:mechanism-list")


def _owner(kind: Kind, row: Any, parent: Any) -> Any:
    """The mechanism, document or state to which a row belongs; itself, where it is one."""
    owner = getattr(row, kind.parent, None) if kind.parent else row
    owner = parent if owner is None else owner
    return owner.office if isinstance(owner, Establishment) else owner

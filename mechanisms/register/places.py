"""Where the editor leads back to: the page on which the row is read."""

from typing import Any

from django.urls import reverse

from mechanisms.models import Mechanism
from mechanisms.register.kinds import Kind


def place_of(kind: Kind, row: Any, parent: Any = None) -> str:
    """The page of the row, or of what it belongs to; the register's first page where neither has one."""
    mechanism = _mechanism(row, kind) or (parent if isinstance(parent, Mechanism) else None)
    if mechanism is not None:
        return reverse("mechanisms:mechanism-detail", args=[mechanism.code])
    if row is not None:
        return reverse("mechanisms:register-history", args=[kind.slug, kind.key_of(row)])
    return reverse("mechanisms:mechanism-list")


def _mechanism(row: Any, kind: Kind) -> Mechanism | None:
    if isinstance(row, Mechanism):
        return row
    return row.mechanism if row is not None and kind.parent == "mechanism" else None

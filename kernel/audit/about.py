"""Whose record an entry is about: each app says it for its own models, at the moment of the act."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import Model

Offices = Callable[[Any], Iterable[int]]
_offices: dict[str, Offices] = {}


def register_about(table: Mapping[str, Offices]) -> None:
    """Adds models whose rows belong to offices: {"activities.activity": lambda record: [record.owner_id]}."""
    _offices.update({label.lower(): offices for label, offices in table.items()})


def offices_of(obj: Model | None) -> list[int]:
    """The offices whose own record this is; nobody's when its app says nothing."""
    named = _offices.get(obj._meta.label_lower) if obj is not None else None
    return sorted(set(named(obj))) if named else []

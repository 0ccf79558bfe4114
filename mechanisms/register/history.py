"""The history of one row of the register, from the audit."""

from dataclasses import dataclass
from typing import Any

from kernel.audit.history import history_of
from kernel.audit.models import Entry
from mechanisms.register.kinds import Kind
from mechanisms.register.words import label_of

MOST = 100


@dataclass(frozen=True)
class Change:
    """One field before and after."""

    caps: str
    old: str
    new: str


@dataclass(frozen=True)
class Event:
    """One line of the history, with what changed."""

    entry: Entry
    changes: tuple[Change, ...]


def events_of(kind: Kind, row: Any) -> list[Event]:
    """The latest entries of the audit on this row, newest first."""
    return [Event(entry, _changes(kind, entry)) for entry in history_of(row)[:MOST]]


def _changes(kind: Kind, entry: Entry) -> tuple[Change, ...]:
    """In the order of the form; what the form does not have comes last."""
    place = {name: number for number, name in enumerate(kind.fields)}
    ordered = sorted(entry.changes.items(), key=lambda change: place.get(change[0], len(place)))
    pairs = ((name, pair) for name, pair in ordered if isinstance(pair, list) and len(pair) == 2)
    return tuple(Change(label_of(kind, name), str(old), str(new)) for name, (old, new) in pairs)

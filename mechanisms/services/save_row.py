"""Enter or change one row of the register, whatever its kind."""

from collections.abc import Mapping
from typing import Any

from kernel.access.actor import Actor
from kernel.audit.record import record, unit
from kernel.errors import NotFound, Objected, Stale
from mechanisms.register.kinds import Kind
from mechanisms.register.rules import faults
from mechanisms.register.words import fingerprint, in_words, noted
from mechanisms.services.lock import lock_register


def save_row(*, actor: Actor, kind: Kind, row: Any, values: Mapping[str, Any], seen: str = "") -> Any:
    """The row as it stands now; `row` None enters a new one. Raises `Stale` when somebody saved it meanwhile."""
    with unit(actor):
        lock_register()
        if row is None:
            return _enter(kind, values)
        return _change(kind, row, values, seen)


def _enter(kind: Kind, values: Mapping[str, Any]) -> Any:
    """A new row; the same form sent again finds the row it made before."""
    row = _filled(kind, kind.model(), values)
    same = {name: getattr(row, name) for name in kind.columns}
    known = kind.model._base_manager.filter(**same).first()
    if known is not None:
        return known
    _check(kind, row)
    row.save(force_insert=True)
    record("mechanisms.row.entered", row, changes=noted(kind, {}, in_words(kind, row)))
    return row


def _change(kind: Kind, row: Any, values: Mapping[str, Any], seen: str) -> Any:
    now = reread(kind, row)
    if seen != fingerprint(kind, now):
        raise Stale
    before = in_words(kind, now)
    _filled(kind, now, values)
    changes = noted(kind, before, in_words(kind, now))
    if changes:
        _check(kind, now)
        now.save()
        record("mechanisms.row.changed", now, changes=changes)
    return now


def reread(kind: Kind, row: Any) -> Any:
    """The row as the database has it now, once the register is locked."""
    found = kind.model._base_manager.filter(pk=row.pk).first()
    if found is None:
        raise NotFound
    return found


def _filled(kind: Kind, row: Any, values: Mapping[str, Any]) -> Any:
    for name, value in values.items():
        setattr(row, name, value)
    kind.derive(row)
    return row


def _check(kind: Kind, row: Any) -> None:
    if objections := faults(kind, row):
        raise Objected(objections)

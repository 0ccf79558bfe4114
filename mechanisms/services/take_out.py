"""End a row that has had its time, or take out one that was entered by mistake."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from kernel.access.actor import Actor
from kernel.audit.record import record, unit
from kernel.errors import Objected, Objection
from mechanisms.register.kinds import Kind
from mechanisms.register.rules import faults
from mechanisms.register.tables import BY_MODEL, KINDS
from mechanisms.register.words import in_words, noted
from mechanisms.selectors.states import joined
from mechanisms.services.lock import lock_register
from mechanisms.services.save_row import reread


def end_row(*, actor: Actor, kind: Kind, row: Any, last_day: date, comment: str = "") -> Any:
    """Set the last day; what the row gave ends with that day, and the row stays."""
    with unit(actor):
        lock_register()
        now = reread(kind, row)
        before = in_words(kind, now)
        setattr(now, kind.ends, last_day)
        if objections := faults(kind, now):
            raise Objected([Objection(each.sentence, field="last_day") for each in objections])
        now.save(update_fields=[kind.ends])
        record("mechanisms.row.ended", now, changes=noted(kind, before, in_words(kind, now)), comment=comment)
    return now


def remove_row(*, actor: Actor, kind: Kind, row: Any, reason: str) -> None:
    """Take a mistake out; refused while anything refers to it. The audit keeps what stood there."""
    with unit(actor):
        lock_register()
        now = reread(kind, row)
        if objections := held_by(kind, now):
            raise Objected(objections)
        parent = getattr(now, kind.parent) if kind.parent else None
        words = in_words(kind, now)
        record("mechanisms.row.removed", now, changes=noted(kind, words, dict.fromkeys(words, "")), comment=reason)
        if parent is not None and not isinstance(parent, str):
            name = kind.one if kind.personal else kind.name_of(now)
            record("mechanisms.row.part_removed", parent, comment=f"{name}. {reason}")
        now.delete()


def held_by(kind: Kind, row: Any) -> list[Objection]:
    """Why this row cannot be taken out: its kind is kept for good, or something refers to it."""
    if not kind.removable or kind.kept(row):
        return [Objection(_("A row of this kind is never taken out: records and texts name it."))]
    found = dict.fromkeys((*_rows_that_refer(row), *_codes_that_refer(kind, row)))
    sentence = _("It cannot be taken out, because other rows refer to it: %(what)s.")
    return [Objection(sentence % {"what": joined(list(found))})] if found else []


def _rows_that_refer(row: Any) -> Iterator[str]:
    """Every table that points at it, read from the models, so that a new one is never forgotten."""
    for relation in row._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or relation.related_model._meta.auto_created:
            continue
        rows = relation.related_model._base_manager.filter(**{relation.field.name: row.pk})
        if rows.exists():
            yield _called(relation.related_model)


def _codes_that_refer(kind: Kind, row: Any) -> Iterator[str]:
    """Columns of text that hold its code."""
    for other in KINDS:
        for name, model in other.codes.items():
            if model is kind.model and other.model._base_manager.filter(**{name: row.code}).exists():
                yield _called(other.model)


def _called(model: Any) -> str:
    """The rows of a table as the pages call them."""
    return BY_MODEL[model].many.lower() if model in BY_MODEL else str(model._meta.verbose_name_plural)

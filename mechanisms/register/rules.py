"""What a row of the register must keep, each in a sentence at its field; the database holds the same rules."""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db.models import ForeignKey, Model, QuerySet, UniqueConstraint
from django.utils.translation import gettext as _

from kernel import clock
from kernel.errors import Objection
from mechanisms.register.kinds import Kind
from mechanisms.register.words import days_words, label_of
from mechanisms.states import Precision

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
PARAGRAPH = re.compile(r"[1-9][0-9]?|[1-9][a-z]")
FIRST_YEAR = 1900


def faults(kind: Kind, row: Any) -> list[Objection]:
    """Every reason why this row cannot stand as it is."""
    found = [*_wrong_way_round(kind, row), *_circles(kind, row), *(each for rule in kind.rules for each in rule(row))]
    return found or [*_shared_days(kind, row)] or [*_taken(kind, row)]


def _wrong_way_round(kind: Kind, row: Any) -> Iterator[Objection]:
    if not kind.span:
        return
    start, end = (getattr(row, name) for name in kind.span)
    if start and end and end < start:
        yield Objection(_("The last day is before the first day."), field=kind.span[1])


def _shared_days(kind: Kind, row: Any) -> Iterator[Objection]:
    """Another row of the same seat, Chair or paper that runs on one of these days."""
    if not kind.alone:
        return
    first, last = kind.span
    start, end = getattr(row, first), getattr(row, last)
    others = _others(row).filter(**{name: getattr(row, name) for name in kind.alone})
    others = others.exclude(**{f"{last}__lt": start}) if start else others
    others = others.exclude(**{f"{first}__gt": end}) if end else others
    for other in others.order_by(first)[:3]:
        days = days_words(getattr(other, first), getattr(other, last))
        words = {"other": kind.title(other), "days": days}
        sentence = _("The days overlap with those of “%(other)s”, %(days)s. End that one first, or choose other days.")
        yield Objection(sentence % words, field=first)


def _taken(kind: Kind, row: Any) -> Iterator[Objection]:
    """Another row that has what only one may have."""
    for names in _unique_together(kind.model):
        values = {name: getattr(row, name) for name in names}
        if None in values.values():
            continue
        other = _others(row).filter(**values).first()
        if other is not None:
            field = next((name for name in reversed(names) if name in kind.fields), "")
            sentence = _("“%(other)s” is already entered with the same %(label)s.")
            words = {"other": kind.title(other), "label": label_of(kind, field).lower()}
            yield Objection(sentence % words, field=field)


def _unique_together(model: type[Model]) -> Iterator[tuple[str, ...]]:
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and not constraint.condition:
            yield tuple(constraint.fields)
    for column in model._meta.fields:
        if column.unique and column.editable and not column.primary_key:
            yield (column.name,)


def _circles(kind: Kind, row: Any) -> Iterator[Objection]:
    """A row that would stand under itself."""
    for name in kind.fields:
        column = kind.model._meta.get_field(name)
        if not isinstance(column, ForeignKey) or column.related_model is not kind.model:
            continue
        above, seen = getattr(row, name), set()
        while above is not None and above.pk not in seen:
            if above.pk == row.pk:
                words = {"label": label_of(kind, name).lower()}
                yield Objection(
                    _("This would lead back to the row itself: choose another for “%(label)s”.") % words, field=name
                )
                break
            seen.add(above.pk)
            above = getattr(above, name)


def _others(row: Model) -> QuerySet[Any]:
    return type(row)._base_manager.exclude(pk=row.pk)


# Rules of one kind, named in its row of the table ----------------------------


def code_is_plain(row: Any) -> Iterable[Objection]:
    """A code stands in addresses."""
    if not CODE.fullmatch(row.code):
        yield Objection(_("Write the code with letters, figures, hyphens and underscores only."), field="code")


def state_code(row: Any) -> Iterable[Objection]:
    """A Member State has two letters."""
    if row.is_state and not re.fullmatch(r"[A-Z]{2}", row.code):
        yield Objection(_("Write the two capital letters of the state, such as VN."), field="code")


def zone_is_known(row: Any) -> Iterable[Objection]:
    """Deadlines are shown in it."""
    try:
        ZoneInfo(row.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        sentence = _("There is no time zone “%(zone)s”. Write it as in Asia/Bangkok.")
        yield Objection(sentence % {"zone": row.zone}, field="zone")


def began_by_now(row: Any) -> Iterable[Objection]:
    """A mechanism that is in the register has begun."""
    this_year = clock.today().year
    if row.founded is not None and not FIRST_YEAR <= row.founded <= this_year:
        words = {"first": FIRST_YEAR, "last": this_year}
        yield Objection(_("Write a year from %(first)d to %(last)d, or leave it empty.") % words, field="founded")


def number_or_day(row: Any) -> Iterable[Objection]:
    """A session without both cannot be told from another."""
    if row.number is None and row.start is None:
        yield Objection(_("Write its number, or when it was held."), field="number")


def one_holiday_a_day(row: Any) -> Iterable[Objection]:
    """A capital rests once on a day, whatever the day is called."""
    other = _others(row).filter(office=row.office, day=row.day).first()
    if other is not None:
        sentence = _("“%(name)s” is already entered for this day. Change its name, if it has two.")
        yield Objection(sentence % {"name": other.name}, field="day")


def parent_of_the_same_state(row: Any) -> Iterable[Objection]:
    """A service stands under an establishment of its own state."""
    if row.parent is not None and row.parent.office_id != row.office_id:
        yield Objection(_("Choose an establishment of the same Member State."), field="parent")


def some_days_of_work(row: Any) -> Iterable[Objection]:
    """A capital that rests on all seven days would leave no day for a deadline."""
    if len(set(row.weekdays)) > 6:
        yield Objection(_("Leave at least one day of work in the week."), field="weekdays")


def paragraphs_of_the_paper(row: Any) -> Iterable[Objection]:
    """3, or 7c."""
    for paragraph in row.paragraphs:
        if not PARAGRAPH.fullmatch(paragraph):
            sentence = _("Write each paragraph as 3 or 7c. You wrote “%(typed)s”.")
            yield Objection(sentence % {"typed": paragraph}, field="paragraphs")


def last_day_needs_a_first(row: Any) -> Iterable[Objection]:
    """A last day alone says nothing."""
    if row.end and not row.start:
        yield Objection(_("Write the first day too, or leave the last day empty."), field="start")


def several_days_are_known_by_day(row: Any) -> Iterable[Objection]:
    """A month or a year has no last day of a session."""
    if row.start and row.end and row.precision != Precision.DAY:
        yield Objection(_("Leave the last day empty while the first is not known by its day."), field="end")


def not_after_today(row: Any) -> Iterable[Objection]:
    """What is noted has happened."""
    if row.on > clock.today():
        yield Objection(_("Write a day that has come: this notes what was done."), field="on")

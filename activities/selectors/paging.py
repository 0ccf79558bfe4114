"""One page of the list. A page begins after a place in the order, which names no row that has to be there.

Newest first by `sort_on`, then by reference. What is known to the month or the year stands at its first day, so behind
what has a day in it; what has no date stands at the day it was logged. A place is a day and a reference: a record that
vanishes moves nothing, and a reference nobody has, or that is hidden from the reader, is answered like any other.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.db.models import Q

from activities.models import Activity
from activities.querysets import ActivityQuerySet

PER_PAGE = 25
MOST_COUNTED = 1000
Dressed = Callable[[ActivityQuerySet], ActivityQuerySet]
WRITTEN = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})_([A-Z0-9-]{1,12})")


@dataclass(frozen=True)
class Place:
    """A place in the order of the list, as an address writes it: 2020-03-20_BM-2020-K7QM."""

    day: date
    reference: str

    @classmethod
    def of(cls, row: Activity) -> Self:
        """The place of this row."""
        return cls(row.sort_on, row.reference)

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The place that an address names; None when it names none."""
        found = WRITTEN.fullmatch(text)
        try:
            return cls(date.fromisoformat(found[1]), found[2]) if found else None
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.day.isoformat()}_{self.reference}"

    @property
    def older(self) -> Q:
        """What comes after it in the list."""
        return Q(sort_on__lte=self.day) & (Q(sort_on__lt=self.day) | Q(reference__gt=self.reference))

    @property
    def newer(self) -> Q:
        """What comes before it."""
        return Q(sort_on__gte=self.day) & (Q(sort_on__gt=self.day) | Q(reference__lt=self.reference))


@dataclass(frozen=True)
class Page:
    """One page of the list, with the places before and behind it."""

    rows: list[Any]
    total: int
    newer: str = ""
    older: str = ""

    @property
    def whole(self) -> bool:
        """Whether everything is on this page."""
        return not self.newer and not self.older

    @property
    def uncounted(self) -> bool:
        """Whether there are more than are counted."""
        return self.total > MOST_COUNTED


def page_of(found: ActivityQuerySet, dressed: Dressed, *, after: str = "", before: str = "") -> Page:
    """The page after or before a place, else the first; `dressed` gives rows with what a line shows.

    Whoever comes from a place is offered the way back, without asking whether something is left there.
    """
    start, end = Place.read(after), Place.read(before)
    rows = _newer_than(end, dressed(found)) if end else _older_than(start, dressed(found)) if start else []
    if not rows:
        return first_page(found, dressed)
    more = end is not None or len(rows) > PER_PAGE
    rows = rows[1:] if end else rows[:PER_PAGE]
    total = found.order_by()[: MOST_COUNTED + 1].count()
    return Page(rows, total, newer=str(Place.of(rows[0])), older=str(Place.of(rows[-1])) if more else "")


def first_page(found: ActivityQuerySet, dressed: Dressed) -> Page:
    """The newest, and how many there are, in one look at what was found; what was found is not looked for again."""
    keys = list(found.newest().values_list("pk", flat=True)[: MOST_COUNTED + 1])
    rows = list(dressed(Activity.objects.filter(pk__in=keys[:PER_PAGE])).newest())
    return Page(rows, len(keys), older=str(Place.of(rows[-1])) if len(keys) > PER_PAGE else "")


def _older_than(place: Place, lines: ActivityQuerySet) -> list[Activity]:
    """A page and one row more, which says whether another page follows."""
    return list(lines.filter(place.older).newest()[: PER_PAGE + 1])


def _newer_than(place: Place, lines: ActivityQuerySet) -> list[Activity]:
    """The same in the other direction; nothing when it does not fill a page, as then it is the first."""
    rows = list(lines.filter(place.newer).newest().reverse()[: PER_PAGE + 1])
    return rows[::-1] if len(rows) > PER_PAGE else []

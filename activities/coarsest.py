"""When two sides know a date differently: the coarsest date that is true for both (DESIGN §2.9)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from activities.states import Precision
from kernel.periods import whole


@dataclass(frozen=True)
class Days:
    """Two inclusive days and how exactly they are known."""

    date_from: date | None
    date_to: date | None
    precision: str

    @property
    def known(self) -> bool:
        """Whether they say anything."""
        return self.precision != Precision.UNKNOWN and self.date_from is not None and self.date_to is not None


def coarsest(sides: Iterable[Days]) -> Days:
    """The same date where all agree, else the month, the year, or the days from the first to the last of all."""
    known = [side for side in dict.fromkeys(sides) if side.known]
    if len(known) < 2:
        return known[0] if known else Days(None, None, Precision.UNKNOWN)
    first = min(side.date_from for side in known if side.date_from)
    last = max(side.date_to for side in known if side.date_to)
    if first.year != last.year:
        return Days(first, last, Precision.RANGE)
    if first.month != last.month:
        return Days(*whole(first, last, Precision.YEAR), Precision.YEAR)
    return Days(*whole(first, last, Precision.MONTH), Precision.MONTH)

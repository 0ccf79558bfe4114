"""Since when the register knows that a defence body is there; nobody is said to sit in one on an earlier day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Min

from kernel.members.states import Body
from mechanisms.models import Mechanism, Meeting

PAPER = date(2019, 7, 11)  # the Concept Paper names all three (¶10)


@dataclass(frozen=True)
class Beginning:
    """The year in which a body began, where the register says it, and the first day on which it surely was there."""

    year: int | None
    sure: date

    def is_sure(self, day: date) -> bool:
        """Whether the body was there on this day."""
        return day >= self.sure

    def may_be(self, day: date) -> bool:
        """Whether it may have been there: in the year it began, or at any time where no year is entered."""
        return self.year is None or day.year >= self.year


def beginnings() -> dict[str, Beginning]:
    """Every body by its code, from the year of its mechanism and from its first meeting."""
    years = dict(Mechanism.objects.filter(code__in=Body.values).values_list("code", "founded"))
    met = Meeting.objects.filter(body__in=Body.values, start__isnull=False).order_by()
    first = dict(met.values("body").annotate(first=Min("start")).values_list("body", "first"))
    return {body.value: _beginning(years.get(body.value), first.get(body.value, PAPER)) for body in Body}


def _beginning(year: int | None, first: date) -> Beginning:
    return Beginning(year, min(PAPER, first, date(year + 1, 1, 1) if year else PAPER))

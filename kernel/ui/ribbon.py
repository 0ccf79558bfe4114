"""A year as a ribbon: twelve months across, one lane below the other, each thing as long as it lasted.

What is known to the month or the year alone is a pale bar with soft ends. The list below it says the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.dates import MONTHS_3

LEFT, WIDE, TOP, LINE, GAP = 180.0, 920.0, 26.0, 20.0, 7.0
LEAST = 7.0  # a single day can still be seen


@dataclass(frozen=True)
class Span:
    """One thing to draw: in which lane, from when to when, and whether its ends are soft."""

    lane: str
    first: date
    last: date
    title: str
    soft: bool = False


@dataclass(frozen=True)
class Bar:
    """One bar as it is drawn."""

    x: str
    y: str
    width: str
    title: str
    soft: bool


@dataclass(frozen=True)
class Ribbon:
    """The whole drawing, as attributes of SVG."""

    height: int
    months: list[tuple[str, str, str]]
    lanes: list[tuple[str, str, str]]
    bars: list[Bar]


def ribbon(year: int, lanes: Sequence[str], spans: Iterable[Span]) -> Ribbon:
    """Bars of one lane that would cover each other lie below each other."""
    by_lane: dict[str, list[Span]] = {lane: [] for lane in lanes}
    for span in sorted(spans, key=lambda span: (span.first, span.last, span.title)):
        by_lane[span.lane].append(span)
    top, drawn, bars = TOP, [], []
    for lane, found in by_lane.items():
        placed, depth = _lane(year, found, top + 10)
        bars += placed
        top += 14 + LINE * depth
        drawn.append((lane, f"{top - LINE * depth + 11:.0f}", f"{top:.0f}"))
    return Ribbon(int(top) + 6, [_month(year, month) for month in range(1, 13)], drawn, bars)


def _lane(year: int, spans: list[Span], top: float) -> tuple[list[Bar], int]:
    ends: list[float] = []
    bars = []
    for span in spans:
        start, width = _extent(year, span)
        free = next((row for row, end in enumerate(ends) if end + GAP / 2 <= start), len(ends))
        ends[free : free + 1] = [start + width]
        bars.append(Bar(f"{start:.1f}", f"{top + LINE * free:.0f}", f"{width:.1f}", span.title, span.soft))
    return bars, max(1, len(ends))


def _extent(year: int, span: Span) -> tuple[float, float]:
    """Where it begins and how long it is; what reaches into another year is cut."""
    first, last = max(span.first, date(year, 1, 1)), min(span.last, date(year, 12, 31))
    start = _at(first)
    end = LEFT + WIDE if (last.month, last.day) == (12, 31) else _at(date.fromordinal(last.toordinal() + 1))
    width = max(end - start, LEAST)
    return min(start, LEFT + WIDE - width), width


def _at(day: date) -> float:
    days = date(day.year, 12, 31).timetuple().tm_yday
    return LEFT + WIDE * (day.timetuple().tm_yday - 1) / days


def _month(year: int, month: int) -> tuple[str, str, str]:
    x = _at(date(year, month, 1))
    return str(MONTHS_3[month]).capitalize(), f"{x:.1f}", f"{x + 6:.1f}"

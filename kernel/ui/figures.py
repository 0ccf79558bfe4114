"""Figures by form, objective or time, never by state (DESIGN §2.1): a table with the number in it, a bar beside."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.html import format_html
from django.utils.safestring import SafeString

BAR_HEIGHT = 14


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One row: its words, its clause, its number, and the list behind it."""

    label: str
    number: int
    code: str = ""
    url: str = ""
    width: str = "0"


@dataclass(frozen=True, kw_only=True)
class Figure:
    """What a figure says (the title is the finding) and its rows."""

    title: str
    caption: str
    rows: tuple[Bar, ...] = ()
    note: str = ""
    csv: str = ""
    anchor: str = field(default="figure")


def bars(
    *,
    title: str,
    rows: Sequence[Bar],
    note: str = "",
    caption: str = "",
    csv: str = "",
    anchor: str = "figure",
) -> Figure:
    """A figure whose longest bar fills its column."""
    most = max((row.number for row in rows), default=0) or 1
    drawn = tuple(
        Bar(label=row.label, number=row.number, code=row.code, url=row.url, width=f"{100 * row.number / most:.1f}")
        for row in rows
    )
    return Figure(title=title, caption=caption or title, rows=drawn, note=note, csv=csv, anchor=anchor)


def bar_svg(bar: Bar) -> SafeString:
    """One bar; its length is an attribute, so no style is needed under the CSP."""
    return format_html(
        '<svg height="{}" viewBox="0 0 100 {}" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="{}" height="{}"/></svg>',
        BAR_HEIGHT,
        BAR_HEIGHT,
        bar.width,
        BAR_HEIGHT,
    )


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A stage of the report line: where it stands is past, here or next."""

    label: str
    place: str = "next"
    word: str = ""
    tone: str = "open"
    icon: str = "none"
    note: str = ""

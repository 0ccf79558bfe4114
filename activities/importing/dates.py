"""Dates as people write them in a log: as exact as they are given, and never guessed (DESIGN §2.9)."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from activities.importing.problems import Unclear
from activities.states import Precision
from kernel.clock import YEARS
from kernel.months import WORD, marked, our_year, plain
from kernel.periods import length_of, whole
from kernel.ui.dates import day_words

NOT_KNOWN = {
    "",
    "-",
    "?",
    "unknown",
    "not known",
    "date not known",
    "n/a",
    "tidak diketahui",
    "không rõ",
    "ไม่ทราบ",
    "desconhecido",
}
DASHES = re.compile(r"[‐-―−~]")
BETWEEN = {
    "to",
    "until",
    "till",
    "and",
    "&",
    "sampai",
    "hingga",
    "dan",
    "đến",
    "và",
    "ถึง",
    "และ",
    "até",
    "a",
    "e",
}
LEFT_OUT = {"of", "the", "on", "from", "in", "de", "ngày", "năm", "pada", "be", "b.e.", "ad", "ce", "วันที่", "เดือน", "ปี"}
ERAS = re.compile(r"พ\.?ศ\.?|ค\.?ศ\.?")
ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th)\b")
WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(mon|tue|wed|thu|fri|sat|sun)\b\.?")
SERIAL = re.compile(r"\d{5}(\.\d+)?")
TWO_FIGURES = re.compile(r"\d{1,2}([/.-]|( M))\d{1,2}[/. -]\d{2}")

D, M, Y = r"(?P<d1>\d{1,2})", r"M(?P<m1>\d{1,2})", r"(?P<y1>\d{4})"
E, N, Z = r"(?P<d2>\d{1,2})", r"M(?P<m2>\d{1,2})", r"(?P<y2>\d{4})"
NUM, NUM2 = r"(?P<m1>\d{1,2})", r"(?P<m2>\d{1,2})"
EITHER, EITHER2 = rf"{D}[/.-]{NUM}[/.-]{Y}", rf"{E}[/.-]{NUM2}[/.-]{Z}"
SHAPES = tuple(
    re.compile(shape)
    for shape in (
        Y,
        *(rf"{M} {Y}", rf"{Y} {M}", rf"{Y}[/-]{NUM}", rf"{NUM}[/-]{Y}"),
        *(rf"{M}-{N} {Y}", rf"{M} {Y}-{N} {Z}"),
        *(rf"{D}[ .-]{M}[ -]{Y}", rf"{M} {D} {Y}", rf"{Y} {M} {D}", rf"{Y}[/.-]{NUM}[/.-]{D}"),
        *(rf"{D}-{E} {M} {Y}", rf"{M} {D}-{E} {Y}", rf"{D}-{E}[/.]{NUM}[/.]{Y}"),
        *(rf"{D} {M}-{E} {N} {Y}", rf"{M} {D}-{N} {E} {Y}"),
        *(rf"{D} {M} {Y}-{E} {N} {Z}", rf"{M} {D} {Y}-{N} {E} {Z}"),
        rf"{Y}-{NUM}-{D}[/-]{Z}-{NUM2}-{E}",
    )
)
NUMERIC = (re.compile(EITHER), re.compile(rf"{EITHER}-{EITHER2}"))


@dataclass(frozen=True)
class When:
    """A date as exact as it is known: its first and last day and how exactly."""

    precision: str = Precision.UNKNOWN
    first: date | None = None
    last: date | None = None


UNKNOWN = When()


def read_when(text: str) -> When:
    """The date somebody wrote; `Unclear` when there is more than one way to read it, or none."""
    typed = " ".join(text.split())
    shape = _shape(typed)
    if shape in NOT_KNOWN:
        return UNKNOWN
    if SERIAL.fullmatch(shape):
        raise Unclear(
            _("“%(typed)s” is a day number of a spreadsheet. Format the cell as a date, or write it like 11 July 2019.")
            % {"typed": typed}
        )
    for pattern in (*SHAPES, *NUMERIC):
        if found := pattern.fullmatch(shape):
            return _read(found.groupdict(), typed, numeric=pattern in NUMERIC)
    if TWO_FIGURES.fullmatch(shape):
        raise Unclear(_("“%(typed)s”: write the year with four figures.") % {"typed": typed})
    raise Unclear(
        _("“%(typed)s” is not understood as a date. Write it like 11 July 2019, 11–13 July 2019, July 2019 or 2019.")
        % {"typed": typed[:60]}
    )


def until(first: When, last: When) -> When:
    """From the first day of one date to the last day of another, given in two columns or in one cell."""
    if last.first is None or last.last is None:
        return first
    if first.first is None:
        raise Unclear(_("There is a last day and no first day."))
    if last.last < first.first:
        raise Unclear(_("The last day is before the first day."))
    if last == first:
        return first
    return When(Precision.RANGE, first.first, last.last)


def _shape(typed: str) -> str:
    """What was typed with months as M1 to M12 and nothing that says nothing."""
    text = DASHES.sub("-", plain(typed))
    if text in NOT_KNOWN:
        return text
    text = marked(ERAS.sub(" ", ORDINAL.sub("", text)).replace("s/d", "-"))
    words = WORD.sub(_word, WEEKDAY.sub(" ", text))
    return re.sub(r" ?([/-]) ?", r"\1", " ".join(words.replace(",", " ").split()))


def _word(found: re.Match[str]) -> str:
    word = found.group()
    if word in BETWEEN:
        return "-"
    return " " if word in LEFT_OUT else word


def _read(parts: dict[str, str | None], typed: str, *, numeric: bool) -> When:
    """The date of the parts found; a part the second half has and the first has not counts for both."""
    given = {name: int(value) for name, value in parts.items() if value}
    years = {name: _year(given[name], typed) for name in ("y1", "y2") if name in given}
    second = bool({"d2", "m2", "y2"} & given.keys())
    first = _days(given.get("y1"), years["y1"], given.get("m1"), given.get("d1"), typed, numeric=numeric)
    if not second:
        return first
    year = given.get("y2", given["y1"])
    month = given.get("m2", given.get("m1"))
    last = _days(year, years.get("y2", years["y1"]), month, given.get("d2"), typed, numeric=numeric)
    return until(first, last)


def _year(number: int, typed: str) -> int:
    """The year of the Gregorian calendar, if it is one of this log."""
    year = our_year(number)
    if year not in YEARS:
        raise Unclear(
            _("“%(typed)s”: %(year)d is not a year of this log. Write a year from %(first)d to %(last)d.")
            % {"typed": typed, "year": number, "first": YEARS[0], "last": YEARS[-1]}
        )
    return year


def _days(written: int | None, year: int, month: int | None, day: int | None, typed: str, *, numeric: bool) -> When:
    """The days a year, a month or a day stands for."""
    if month is None:
        return _when(Precision.YEAR, date(year, 1, 1))
    if numeric and day is not None:
        day, month = _in_order(day, month, year, typed)
    if not 1 <= month <= 12:
        raise Unclear(_("“%(typed)s”: there is no month %(month)d.") % {"typed": typed, "month": month})
    if day is None:
        return _when(Precision.MONTH, date(year, month, 1))
    if not 1 <= day <= length_of(year, month):
        raise Unclear(_no_day(typed, day, month, year, written))
    return _when(Precision.DAY, date(year, month, day))


def _when(precision: str, day: date) -> When:
    return When(precision, *whole(day, day, precision))


def _in_order(one: int, two: int, year: int, typed: str) -> tuple[int, int]:
    """Day and month of two numbers, when there is only one way to read them."""
    if one > 12 or one == two:
        return one, two
    if two > 12:
        return two, one
    words = {"typed": typed, "one": day_words(date(year, two, one)), "two": day_words(date(year, one, two))}
    raise Unclear(_("“%(typed)s” can be %(one)s or %(two)s. Write the month as a word.") % words)


def _no_day(typed: str, day: int, month: int, year: int, written: int | None) -> str:
    words = {"typed": typed, "month": MONTHS[month], "year": year, "day": day, "era": written}
    if written != year:
        return _("“%(typed)s”: %(month)s %(year)d, %(era)d of the Buddhist era, has no day %(day)d.") % words
    return _("“%(typed)s”: %(month)s %(year)d has no day %(day)d.") % words

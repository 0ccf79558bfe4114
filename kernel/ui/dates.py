"""Dates in words: "11 July 2019", "29 July – 2 August 2019", "July 2019" (DESIGN §2.9)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from kernel.clock import JAKARTA


def day_words(day: date, *, year: bool = True) -> str:
    """One day with the month in letters."""
    words = f"{day.day} {MONTHS[day.month]}"
    return f"{words} {day.year}" if year else words


def when_words(date_from: date | None, date_to: date | None, precision: str) -> str:
    """A date as exact as it is known, never more exact."""
    if date_from is None or precision == "unknown":
        return _("Date not known")
    date_to = date_to or date_from
    if precision == "year":
        return _span(str(date_from.year), str(date_to.year), short=True)
    if precision == "month":
        return _months(date_from, date_to)
    return _days(date_from, date_to)


def spell_words(first: date | None, last: date | None) -> str:
    """The inclusive days of a dated row: “21 November 2024 – 31 October 2025”, or “From 1 November 2025”."""
    if first is None:
        return _("Until %(day)s") % {"day": day_words(last)} if last else _("First day not known")
    return when_words(first, last, "day") if last else _("From %(day)s") % {"day": day_words(first)}


def no_such_day(year: int, month: int, day: int) -> str:
    """“April 2027 has no day 31.”"""
    return _("%(month)s %(year)d has no day %(day)d.") % {"month": MONTHS[month], "year": year, "day": day}


def other_era(typed: str | int, year: int) -> str:
    """What is said of a year of the Buddhist era, with the year to write."""
    return _("“%(typed)s” is a year of the Buddhist era. Write %(year)d.") % {"typed": typed, "year": year}


def _span(first: str, last: str, *, short: bool) -> str:
    if first == last:
        return first
    return f"{first}–{last}" if short else f"{first} – {last}"


def _months(first: date, last: date) -> str:
    if first.year == last.year:
        return f"{_span(str(MONTHS[first.month]), str(MONTHS[last.month]), short=True)} {last.year}"
    return f"{MONTHS[first.month]} {first.year} – {MONTHS[last.month]} {last.year}"


def _days(first: date, last: date) -> str:
    if first == last:
        return day_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(last)}"
    return _span(day_words(first, year=first.year != last.year), day_words(last), short=False)


def utc_offset(moment: datetime) -> str:
    """The offset of a moment as people write it: "UTC+7", "UTC+6:30"."""
    offset = moment.utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset else 0
    sign = "+" if minutes >= 0 else "−"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "")


def place_of(zone: str) -> str:
    """The town that names a zone: "Asia/Ho_Chi_Minh" gives "Ho Chi Minh"."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def moment_words(moment: datetime, zone: str = JAKARTA) -> str:
    """Day and hour in a zone, Jakarta unless said otherwise."""
    local = moment.astimezone(ZoneInfo(zone))
    return f"{day_words(local.date())}, {local:%H:%M}"


def hour_words(moment: datetime, zone: str = JAKARTA) -> str:
    """The hour in a zone, Jakarta unless said otherwise."""
    return f"{moment.astimezone(ZoneInfo(zone)):%H:%M}"


def deadline_words(moment: datetime, zone: str = JAKARTA) -> str:
    """A deadline with its place and offset."""
    local = moment.astimezone(ZoneInfo(zone))
    return _("%(moment)s in %(place)s (%(offset)s)") % {
        "moment": moment_words(moment, zone),
        "place": place_of(zone),
        "offset": utc_offset(local),
    }


def two_clocks(moment: datetime, zone: str) -> str:
    """A deadline in Jakarta and in the reader's capital."""
    home = deadline_words(moment)
    local = moment.astimezone(ZoneInfo(zone))
    if local.utcoffset() == moment.astimezone(ZoneInfo(JAKARTA)).utcoffset():
        return home
    here = _("%(time)s in %(place)s (%(offset)s)") % {
        "time": f"{local:%H:%M}",
        "place": place_of(zone),
        "offset": utc_offset(local),
    }
    return f"{home} · {here}"

"""The shape of the sample file: one public report of an activity becomes the content of a record."""

import calendar
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from activities.record import Party, Place, RecordData, in_order, places_named
from activities.states import Domain, Form, Level, Mode, Objective, Precision, Relevance, Role, Sector, Timing

PARTNERS = {
    "AU": "Australia",
    "CN": "China",
    "IN": "India",
    "JP": "Japan",
    "NZ": "New Zealand",
    "KR": "the Republic of Korea",
    "RU": "the Russian Federation",
    "US": "the United States",
}
HOLDS = {
    "para9_hold": _("Territory or boundary matter: beyond the scope of the paper (¶9)."),
    "para9_mixed": _("Part of it is beyond the scope of the paper (¶9). It waits for a text that can be reported."),
}
EXCLUDED = _("An example of what the paper leaves out (¶9).")


class Problem(Exception):
    """Why a row cannot become a record, in one sentence."""


@dataclass(frozen=True)
class Known:
    """The codes a row may name."""

    states: Mapping[str, str]
    mechanisms: Collection[str]
    challenges: Collection[str]


@dataclass(frozen=True)
class SampleRow:
    """One row of the file, read."""

    id: str
    data: RecordData
    hold: str


def read_row(raw: Mapping[str, Any], known: Known) -> SampleRow:
    """The row as a record; raises `Problem` with a sentence that names the column."""
    first, last = _dates(raw)
    _check(raw, known)
    excluded = raw["relevance"] == "excluded_example"
    hold = HOLDS.get(str(raw.get("scope_flag") or "none"), EXCLUDED if excluded else "")
    data = RecordData(
        title=_text(raw, "title"),
        summary=str(raw.get("summary") or ""),
        forms=in_order(raw["forms"], Form.values),
        objectives=in_order(raw["objectives"], Objective.values),
        domains=in_order(raw["domains"], Domain.values),
        challenges=tuple(raw["challenges"]),
        mechanisms=tuple(raw["mechanisms"]),
        level=raw["cooperation_level"],
        mode=raw["mode"],
        framework=str(raw.get("framework") or ""),
        precision=raw["date_precision"],
        date_from=first,
        date_to=last,
        places=_places(raw, known),
        lead_sector=raw["lead_sector"],
        relevance=Relevance.CONTEXT if excluded else raw["relevance"],
        source=str(raw.get("source") or ""),
        timing=Timing.TOOK_PLACE,
        parties=_parties(raw),
    )
    return SampleRow(id=_text(raw, "id"), data=data, hold=hold)


def _text(raw: Mapping[str, Any], column: str) -> str:
    value = str(raw.get(column) or "").strip()
    if not value:
        raise Problem(_("%(column)s is empty.") % {"column": column})
    return value


def _check(raw: Mapping[str, Any], known: Known) -> None:
    lists: tuple[tuple[str, Collection[str]], ...] = (
        ("host", known.states),
        ("participants", known.states),
        ("observers", known.states),
        ("forms", Form.values),
        ("objectives", Objective.values),
        ("domains", Domain.values),
        ("mechanisms", known.mechanisms),
        ("challenges", known.challenges),
    )
    for column, allowed in lists:
        for code in raw.get(column) or []:
            _known(column, code, allowed)
    _known("cooperation_level", raw.get("cooperation_level"), Level.values)
    _known("mode", raw.get("mode"), Mode.values)
    _known("lead_sector", raw.get("lead_sector"), Sector.values)
    _known("relevance", raw.get("relevance"), [*Relevance.values, "excluded_example"])


def _known(column: str, code: object, allowed: Collection[str]) -> None:
    if code not in allowed:
        raise Problem(_("%(column)s: “%(code)s” is not known.") % {"column": column, "code": code})


def _dates(raw: Mapping[str, Any]) -> tuple[date | None, date | None]:
    precision, start, end = raw.get("date_precision"), raw.get("start_date"), raw.get("end_date")
    _known("date_precision", precision, Precision.values)
    if precision == Precision.UNKNOWN or not start:
        return None, None
    try:
        first = _first_day(str(start))
        last = _last_day(str(end or start), str(precision))
    except ValueError:
        raise Problem(_("start_date or end_date: “%(date)s” is no date.") % {"date": f"{start}, {end}"}) from None
    if last < first:
        raise Problem(_("end_date is before start_date."))
    return first, last


def _first_day(text: str) -> date:
    parts = [int(part) for part in text.split("-")]
    return date(*[*parts, 1, 1][:3])


def _last_day(text: str, precision: str) -> date:
    day = _first_day(text)
    if precision == Precision.YEAR:
        return date(day.year, 12, 31)
    if precision == Precision.MONTH:
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day


def _places(raw: Mapping[str, Any], known: Known) -> tuple[Place, ...]:
    place = raw.get("place") or {}
    code = str(place.get("country") or "")
    if place.get("city"):
        return places_named(str(place["city"]), code)
    return places_named(known.states.get(code, ""), code) if code not in raw["host"] else ()


def _parties(raw: Mapping[str, Any]) -> tuple[Party, ...]:
    hosts, taking_part = raw["host"], raw["participants"]
    role = Role.HOST if len(hosts) == 1 else Role.COHOST
    states = [Party(code=code, role=role if code in hosts else Role.PARTICIPANT) for code in taking_part]
    observers = [Party(code=code, role=Role.OBSERVER) for code in raw["observers"] if code not in taking_part]
    others = [
        Party(organisation=PARTNERS.get(name, name), role=Role.PARTNER) for name in raw.get("external_partners") or []
    ]
    return (*states, *observers, *others)

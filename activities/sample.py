"""The shape of the sample file: one public report of an activity becomes the content of a record."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from activities.importing.columns import BY_KEY
from activities.importing.problems import Problem, Unclear
from activities.importing.rows import Row, cell
from activities.record import Party, Place, RecordData, in_order, places_named
from activities.states import Domain, Form, Level, Mode, Objective, Precision, Relevance, Role, Sector, Timing
from kernel.periods import whole

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
    "para9_hold": lazy("Territory or boundary matter: beyond the scope of the paper (¶9)."),
    "para9_mixed": lazy("Part of it is beyond the scope of the paper (¶9). It waits for a text that can be reported."),
}
EXCLUDED = lazy("An example of what the paper leaves out (¶9).")


@dataclass(frozen=True)
class Known:
    """The codes a row may name."""

    states: Mapping[str, str]
    mechanisms: Collection[str]
    challenges: Collection[str]


def read_rows(raw_rows: Iterable[Mapping[str, Any]], known: Known) -> list[Row]:
    """The rows as records; a row that cannot be one says why, and names the column."""
    return [_row(number, raw, known) for number, raw in enumerate(raw_rows, start=1)]


def _row(number: int, raw: Mapping[str, Any], known: Known) -> Row:
    try:
        return _read(number, raw, known)
    except Unclear as unclear:
        sentence = str(unclear)
    except (KeyError, TypeError, AttributeError, ValueError):
        sentence = _("A column is missing or has another shape.")
    title, own = str(raw.get("title") or ""), str(raw.get("id") or "")
    return Row(number, own, RecordData(title=title), problems=(Problem("", sentence),))


def _read(number: int, raw: Mapping[str, Any], known: Known) -> Row:
    first, last = _dates(raw)
    _check(raw, known)
    excluded = raw["relevance"] == "excluded_example"
    hold = str(HOLDS.get(str(raw.get("scope_flag") or "none"), EXCLUDED if excluded else ""))
    data = RecordData(
        title=_needed(raw, "title"),
        summary=_text(raw, "summary"),
        forms=in_order(raw["forms"], Form.values),
        objectives=in_order(raw["objectives"], Objective.values),
        domains=in_order(raw["domains"], Domain.values),
        challenges=tuple(raw["challenges"]),
        mechanisms=tuple(raw["mechanisms"]),
        level=raw["cooperation_level"],
        mode=raw["mode"],
        framework=_text(raw, "framework"),
        precision=raw["date_precision"],
        date_from=first,
        date_to=last,
        places=_places(raw, known),
        lead_sector=raw["lead_sector"],
        relevance=Relevance.CONTEXT if excluded else raw["relevance"],
        source=_text(raw, "source"),
        timing=Timing.TOOK_PLACE,
        parties=_parties(raw),
    )
    return Row(number, _needed(raw, "id"), data, hold)


def _text(raw: Mapping[str, Any], column: str) -> str:
    """A text of the file, within the limits of the same column of a table."""
    return str(BY_KEY[column].read(cell(str(raw.get(column) or "")), {}))


def _needed(raw: Mapping[str, Any], column: str) -> str:
    if not (value := _text(raw, column)):
        raise Unclear(_("%(column)s is empty.") % {"column": column})
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
        raise Unclear(_("%(column)s: “%(code)s” is not known.") % {"column": column, "code": code})


def _dates(raw: Mapping[str, Any]) -> tuple[date | None, date | None]:
    precision, start, end = raw.get("date_precision"), raw.get("start_date"), raw.get("end_date")
    _known("date_precision", precision, Precision.values)
    if precision == Precision.UNKNOWN or not start:
        return None, None
    try:
        first, last = whole(_first_day(str(start)), _first_day(str(end or start)), str(precision))
    except ValueError:
        raise Unclear(_("start_date or end_date: “%(date)s” is no date.") % {"date": f"{start}, {end}"}) from None
    if last < first:
        raise Unclear(_("end_date is before start_date."))
    return first, last


def _first_day(text: str) -> date:
    parts = [int(part) for part in text.split("-")]
    return date(*[*parts, 1, 1][:3])


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

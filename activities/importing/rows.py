"""One row of a table becomes the content of a record, or says in which column it cannot."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from activities.forms.activity import level_of
from activities.importing.columns import BY_KEY, COLUMNS
from activities.importing.dates import UNKNOWN, When, read_when, until
from activities.importing.problems import Problem, Unclear
from activities.importing.words import Lists
from activities.record import Party, RecordData
from activities.rules import consensus_missing, not_begun
from activities.states import Role, Timing
from kernel.members.selectors import Roll
from kernel.ui.posted import plain_text

ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"})
WHY_ON_HOLD = {
    "whole": lazy("Marked in the imported file as beyond the scope of the paper (¶9)."),
    "part": lazy("Marked in the imported file as partly beyond the scope of the paper (¶9)."),
}
ORGANISATIONS = {"others": Role.PARTNER, "other_observers": Role.OBSERVER, "resource": Role.RESOURCE}
PLAIN = frozenset(column.key for column in COLUMNS if column.key in RecordData.__dataclass_fields__)


@dataclass(frozen=True)
class Row:
    """One row, read: its number in the file, the record's own number, the content, and what is unclear."""

    number: int
    id: str
    data: RecordData
    hold: str = ""
    problems: tuple[Problem, ...] = ()


def read_row(number: int, cells: Mapping[str, str], lists: Lists, *, today: date, roll: Roll) -> Row:
    """The row as a record, with every objection and not only the first."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for key, text in cells.items():
        try:
            values[key] = BY_KEY[key].read(cell(text), lists)
        except Unclear as unclear:
            problems.append(_problem(key, unclear))
    try:
        when = _when(values)
    except Unclear as unclear:
        when = UNKNOWN
        problems.append(_problem("last_day" if values.get("last_day") else "date", unclear))
    parties = tuple(_parties(values, lists))
    usual = {"timing": _timing(when, today), "level": level_of(parties, roll, when.first)}
    data = _record(values, usual, when, parties)
    named = {problem.column for problem in problems}
    problems += [problem for problem in _objections(data, values) if problem.column not in named]
    hold = str(WHY_ON_HOLD.get(values.get("scope", ""), ""))
    return Row(number, values.get("id", ""), data, hold, tuple(problems))


def _gate(data: RecordData) -> list[Problem]:
    """Form 8(d) comes in confirmed only with its consensus, as on the form (¶8(d))."""
    return [_problem(missing.field, missing.sentence) for missing in consensus_missing(data, timing=data.timing)]


def gated(row: Row) -> Row:
    """A row of the sample’s shape under the same rule."""
    return row if row.problems else replace(row, problems=tuple(_gate(row.data)))


def _problem(key: str, unclear: Unclear | str) -> Problem:
    return Problem(str(BY_KEY[key].label), str(unclear))


def cell(text: str) -> str:
    """What stands in a cell; a formula, an error of the spreadsheet and what cannot be seen are none."""
    if text.startswith("="):
        raise Unclear(_("This is a formula. Write its value."))
    if text in ERRORS:
        raise Unclear(_("The spreadsheet shows the error %(error)s here. Write the value.") % {"error": text})
    try:
        plain_text(text)
    except ValidationError as problem:
        raise Unclear(problem.messages[0]) from None
    return text.strip()


def _when(values: Mapping[str, Any]) -> When:
    last = read_when(values["last_day"]) if values.get("last_day") else UNKNOWN
    return until(read_when(values.get("date", "")), last)


def _timing(when: When, today: date) -> str:
    return Timing.PLANNED if when.first is not None and when.first > today else Timing.TOOK_PLACE


def _record(values: Mapping[str, Any], usual: Mapping[str, str], when: When, parties: tuple[Party, ...]) -> RecordData:
    given = {key: value for key, value in values.items() if key in PLAIN and value != ""}
    return RecordData(
        **{**usual, **given},
        precision=when.precision,
        date_from=when.first,
        date_to=when.last,
        parties=parties,
    )


def _parties(values: Mapping[str, Any], lists: Lists) -> Iterator[Party]:
    """The states in ASEAN's order, then the others."""
    hosts, states, observers = (values.get(key, ()) for key in ("host", "states", "observers"))
    roles = dict.fromkeys(observers, Role.OBSERVER) | dict.fromkeys(states, Role.PARTICIPANT)
    roles |= dict.fromkeys(hosts, Role.HOST if len(hosts) == 1 else Role.COHOST)
    yield from (_state(code, roles[code], values) for code in lists["states"].shown if code in roles)
    named = {name: role for key, role in ORGANISATIONS.items() for name in values.get(key, ())}
    yield from (Party(organisation=name, role=role) for name, role in named.items())


def _state(code: str, role: str, values: Mapping[str, Any]) -> Party:
    services = values.get("services", {}).get(code, "").split(",")
    named = tuple(name.strip() for name in services if name.strip())
    return Party(code=code, role=role, services=named, represented_by=values.get("represented_by", {}).get(code, ""))


def _objections(data: RecordData, values: Mapping[str, Any]) -> Iterator[Problem]:
    """What the form would say of the whole record, at the column it concerns."""
    if not data.title:
        yield _problem("title", _("Write a title."))
    if twice := set(values.get("observers", ())) & {*values.get("states", ()), *values.get("host", ())}:
        words = {"codes": ", ".join(sorted(twice))}
        yield _problem("observers", _("%(codes)s cannot be observer and party at once.") % words)
    for key in ("services", "represented_by"):
        if missing := sorted(set(values.get(key, {})) - {party.code for party in data.parties}):
            words = {"codes": ", ".join(missing)}
            yield _problem(key, _("%(codes)s does not stand among the Member States of this row.") % words)
    yield from _gate(data)
    yield from (_problem("timing", objection.sentence) for objection in not_begun(data))

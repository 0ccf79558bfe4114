"""What becomes of each row of an import, without writing anything; the sample and a ministry's log go the same way."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from activities.importing.columns import BY_KEY, Column
from activities.importing.problems import Problem
from activities.importing.rows import Row
from activities.importing.statuses import IN_THE_LOG, WRITTEN, Status
from activities.importing.words import Lists
from activities.models import Activity
from activities.record import RecordData
from activities.selectors.import_matches import Matches, Titled, titled
from activities.selectors.scope_words import words_in
from mechanisms.models import ScopeWord

READ_AS = ("date", "states", "forms", "mechanisms", "places")  # columns whose cells are read in many ways
IN_COLUMN = {"place": "places"}  # a field of a record that a log calls otherwise


@dataclass(frozen=True)
class Change:
    """One column in which the file and the log say different things; neither is lost."""

    column: str
    stored: str
    given: str


@dataclass(frozen=True)
class Line:
    """What becomes of one row, and why."""

    number: int
    id: str
    title: str
    status: str
    why: tuple[str, ...] = ()
    reference: str = ""
    changes: tuple[Change, ...] = ()
    words: tuple[str, ...] = ()
    read: str = ""

    def to_json(self) -> dict[str, Any]:
        """The line as it is kept for its preview."""
        return asdict(self)


@dataclass(frozen=True)
class Plan:
    """The lines of an import beside the rows they speak of."""

    lines: tuple[Line, ...]
    rows: tuple[Row, ...]

    def counts(self) -> Counter[str]:
        """How many rows have each status."""
        return Counter(line.status for line in self.lines)

    def writing(self, statuses: Iterable[str] = WRITTEN) -> list[Row]:
        """The rows that would be written."""
        wanted = frozenset(statuses)
        return [row for row, line in zip(self.rows, self.lines, strict=True) if line.status in wanted]

    def written(self, pairs: Iterable[tuple[Activity, Row]]) -> "Plan":
        """The same plan with the references of the records that were made."""
        made = {row.number: activity.reference for activity, row in pairs}
        lines = (replace(line, reference=made.get(line.number, line.reference)) for line in self.lines)
        return Plan(tuple(lines), self.rows)

    def answers(self) -> list[tuple[int, str, str]]:
        """What was decided, to compare with what a preview showed."""
        return [(line.number, line.status, line.reference) for line in self.lines]


def make_plan(
    rows: Sequence[Row], matches: Matches, columns: Sequence[Column], lists: Lists, listed: Sequence[ScopeWord] = ()
) -> Plan:
    """Each row against what is stored, the rows before it, and the words that may lead beyond the scope (¶9)."""
    planner = Planner(matches, columns, lists)
    lines = (with_words(planner.line(row), row, listed) for row in rows)
    return Plan(tuple(lines), tuple(rows))


def with_words(line: Line, row: Row, listed: Sequence[ScopeWord]) -> Line:
    """The words of ¶9 in a row, with its number and their columns: they change nothing of what becomes of it.

    A row that stands for a record of the log is not looked at: its own page says it while it is on its way.
    """
    found = words_in(row.data, listed) if line.status not in IN_THE_LOG else []
    return replace(line, words=tuple(_prompt(word, fields).at(row.number) for word, fields in found))


def _prompt(word: ScopeWord, fields: Sequence[str]) -> Problem:
    """“Row 3, Title, Summary: “demarcation”. Marking a boundary is beyond the scope.”, its reason as it was written."""
    columns = (str(BY_KEY[IN_COLUMN.get(name, name)].label) for name in fields)
    given = {"words": word.words, "why": word.why}
    return Problem(", ".join(columns), _("“%(words)s”. %(why)s") % given)


class Planner:
    """Knows what is stored, which columns the file has, and the rows seen so far."""

    def __init__(self, matches: Matches, columns: Sequence[Column], lists: Lists) -> None:
        self.matches, self.lists = matches, lists
        self.columns = [column for column in columns if column.value]
        self.numbers: dict[str, int] = {}
        self.titles: dict[Titled, Row] = {}

    def line(self, row: Row) -> Line:
        """What becomes of this row."""
        if row.problems or row.id in self.numbers:
            problems = row.problems or (self._twice(row),)
            return _line(row, Status.PROBLEM, *(problem.at(row.number) for problem in problems))
        if row.id:
            self.numbers[row.id] = row.number
        if stored := self.matches.own(row):
            return self._against(row, *stored)
        return self._beside_others(row)

    def _twice(self, row: Row) -> Problem:
        words = {"id": row.id, "row": self.numbers[row.id]}
        return Problem(_("Own number"), _("row %(row)d has “%(id)s” too. Give each its own.") % words)

    def _against(self, row: Row, reference: str, stored: RecordData) -> Line:
        changes = tuple(self._changes(stored, row.data))
        if not changes:
            return _line(row, Status.SAME, reference=reference)
        names = ", ".join(change.column for change in changes)
        why = _("Differs in: %(names)s. Nothing is overwritten.") % {"names": names}
        return _line(row, Status.CHANGED, why, reference=reference, changes=changes)

    def _changes(self, stored: RecordData, given: RecordData) -> Iterable[Change]:
        for column in self.columns:
            before, after = column.show(stored, self.lists), column.show(given, self.lists)
            if before != after:
                yield Change(str(column.label), before, after)

    def _beside_others(self, row: Row) -> Line:
        return replace(self._new(row), read=self._as_read(row.data))

    def _as_read(self, data: RecordData) -> str:
        """What the portal understood: “5 March 2020 · Lao PDR; Viet Nam”."""
        shown = (BY_KEY[key].show(data, self.lists) for key in READ_AS)
        return " · ".join(text for text in shown if text)

    def _new(self, row: Row) -> Line:
        if reference := self.matches.twin(row):
            why = _("duplicate of %(twin)s") % {"twin": reference}
            return _line(row, Status.DUPLICATE, why, reference=reference)
        if (earlier := self.titles.setdefault(titled(row.data), row)) is not row:
            twin = earlier.id or _("row %(row)d") % {"row": earlier.number}
            return _line(row, Status.DUPLICATE, _("duplicate of %(twin)s") % {"twin": twin})
        return _line(row, Status.HELD, row.hold) if row.hold else _line(row, Status.NEW)


def _line(row: Row, status: str, *why: str, reference: str = "", changes: tuple[Change, ...] = ()) -> Line:
    return Line(row.number, row.id, row.data.title, status, why, reference, changes)

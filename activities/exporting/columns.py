"""The columns of a list that leaves the portal: the import reads them again, but those that say it nothing new."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as lazy

from activities.models import Activity
from activities.places import OUTSIDE_ASEAN
from activities.record import BETWEEN_PLACES, HOSTS, OTHERS, Party, Place, RecordData
from activities.states import (
    OUTSIDE,
    ConsensusKind,
    Delegation,
    Domain,
    Level,
    Mode,
    Precision,
    Relevance,
    Role,
    Sector,
    Timing,
    paragraph,
)
from kernel.ui.dates import when_words

TICK = {True: lazy("Yes"), False: ""}
BETWEEN = re.compile(r"\s*[;\n]\s*")  # two of several in one cell


@dataclass(frozen=True)
class Line:
    """One text of a record as one reader reads it; the states by their codes, in ASEAN order."""

    activity: Activity
    data: RecordData
    record: str
    own_number: str
    states: Mapping[str, str]

    def names(self, *roles: str) -> str:
        """The Member States with these roles."""
        codes = self.data.codes_with(*roles)
        return listed(name for code, name in self.states.items() if code in codes)

    def by_state(self, text: Callable[[Party], str]) -> str:
        """“Viet Nam: …; Lao PDR: …” for each state of which there is something to say."""
        said = {party.code: text(party) for party in self.data.parties if party.code}
        return listed(f"{name}: {said[code]}" for code, name in self.states.items() if said.get(code))

    def other_names(self) -> str:
        """“Prum: Ban Pak Kard (Thailand)” for each place that another side calls otherwise."""
        sides = {code: f" ({name})" for code, name in self.states.items()}
        called = [place for place in self.data.places if place.other_name]
        return listed(f"{place.name}: {place.other_name}{sides.get(place.other_side, '')}" for place in called)


@dataclass(frozen=True)
class Column:
    """One column: its head, what stands in it, its width in characters, whether a document has it too.

    `ours` is what only the portal says, or says twice: the import leaves such a column of our own file out.
    `document` is what a document says in it, where it has one column for several of a table.
    """

    head: Any
    cell: Callable[[Line], str]
    width: int
    in_document: bool = False
    ours: bool = False
    document: Callable[[Line], str] | None = None


def listed(words: Iterable[str]) -> str:
    """Several in one cell; what stands between two of them stands in none."""
    return "; ".join(BETWEEN.sub(", ", word) for word in words)


def iso(day: date | None) -> str:
    """A day as programs sort it."""
    return day.isoformat() if day else ""


def label(choices: type[TextChoices], value: str) -> str:
    """The word of a code; of what was not said there is none."""
    return str(choices(value).label) if value and value in choices.values else value


def located(place: Place) -> str:
    """A place with where it lies in brackets."""
    where = OUTSIDE_ASEAN if place.where == OUTSIDE else place.where
    return f"{place.name} ({where})" if where else place.name


COLUMNS = (
    Column(lazy("Reference"), lambda line: line.activity.reference, 15, in_document=True, ours=True),
    Column(lazy("Title"), lambda line: line.data.title, 50, in_document=True),
    Column(
        lazy("Date or first day"),
        lambda line: when_words(line.data.date_from, line.data.date_to, line.data.precision),
        26,
        in_document=True,
    ),
    Column(lazy("Begins (ISO)"), lambda line: iso(line.data.date_from), 13, ours=True),
    Column(lazy("Ends (ISO)"), lambda line: iso(line.data.date_to), 13, ours=True),
    Column(lazy("Date known to"), lambda line: label(Precision, line.data.precision), 14, ours=True),
    Column(lazy("Place"), lambda line: BETWEEN_PLACES.join(map(located, line.data.places)), 24, in_document=True),
    Column(lazy("Other names of places"), Line.other_names, 24, ours=True),
    Column(lazy("How the sides met"), lambda line: label(Mode, line.data.mode), 18),
    Column(lazy("Host"), lambda line: line.names(*HOSTS), 18),
    Column(lazy("Member States"), lambda line: line.names(*HOSTS, Role.PARTICIPANT), 34, in_document=True),
    Column(lazy("Observers"), lambda line: line.names(Role.OBSERVER), 18),
    Column(
        lazy("Others who took part"),
        lambda line: listed(line.data.organisations(*OTHERS)),
        24,
        in_document=True,
        document=lambda line: listed(line.data.organisations()),
    ),
    Column(lazy("Other observers"), lambda line: listed(line.data.organisations(Role.OBSERVER)), 20),
    Column(lazy("Resource persons"), lambda line: listed(line.data.organisations(Role.RESOURCE)), 20),
    Column(
        lazy("Organisations of the states"), lambda line: line.by_state(lambda party: ", ".join(party.services)), 34
    ),
    Column(lazy("Represented by"), lambda line: line.by_state(lambda party: party.represented_by), 24),
    Column(lazy("Level"), lambda line: label(Level, line.data.level), 14),
    Column(lazy("Level of the delegations"), lambda line: label(Delegation, line.data.delegation), 22),
    Column(
        lazy("Form of cooperation (¶8)"), lambda line: listed(map(paragraph, line.data.forms)), 18, in_document=True
    ),
    Column(lazy("Objectives (¶7)"), lambda line: listed(map(paragraph, line.data.objectives)), 16),
    Column(lazy("Challenges (¶2)"), lambda line: listed(code.replace("_", " ") for code in line.data.challenges), 24),
    Column(lazy("Domain (¶6)"), lambda line: listed(label(Domain, code) for code in line.data.domains), 14),
    Column(lazy("Clauses"), lambda line: listed(line.data.clauses), 18),
    Column(lazy("Mechanisms"), lambda line: listed(line.data.mechanisms), 20),
    Column(lazy("Bilateral framework"), lambda line: line.data.framework, 20),
    Column(lazy("In the lead"), lambda line: label(Sector, line.data.lead_sector), 16),
    Column(lazy("Place in the report"), lambda line: label(Relevance, line.data.relevance), 30),
    Column(lazy("What is known of it"), lambda line: label(Timing, line.data.timing), 18),
    Column(lazy("Summary"), lambda line: line.data.summary, 60),
    Column(lazy("Text that may be reported"), lambda line: line.data.reportable_text, 40),
    Column(lazy("Consensus on an 8(d) activity"), lambda line: label(ConsensusKind, line.data.consensus_kind), 24),
    Column(lazy("Where the consensus is recorded"), lambda line: line.data.consensus_reference, 28),
    Column(lazy("Best-practice note"), lambda line: line.data.practice, 40),
    Column(
        lazy("The note may be read by all who read the record"), lambda line: str(TICK[line.data.practice_shared]), 22
    ),
    Column(lazy("Others may use the note"), lambda line: str(TICK[line.data.practice_reuse]), 22),
    Column(lazy("Source"), lambda line: line.data.source, 30),
    Column(lazy("Handling mark"), lambda line: line.data.mark, 18),
    Column(lazy("Own number"), lambda line: line.own_number, 14),
    Column(lazy("Owner"), lambda line: line.activity.owner.name, 18, ours=True),
    Column(lazy("Record"), lambda line: line.record, 14, in_document=True, ours=True),
)
DOCUMENT = tuple(replace(column, cell=column.document or column.cell) for column in COLUMNS if column.in_document)

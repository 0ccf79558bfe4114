"""The columns of a list that leaves the portal: the import reads them again, but those that say it nothing new."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as lazy

from activities.models import Activity
from activities.places import OUTSIDE_ASEAN
from activities.record import BETWEEN_PLACES, HOSTS, Place, RecordData
from activities.states import OUTSIDE, Domain, Level, Mode, Role, Timing, paragraph
from kernel.ui.dates import when_words


@dataclass(frozen=True)
class Line:
    """One record as one reader reads it."""

    activity: Activity
    data: RecordData
    record: str

    def names(self, *roles: str) -> str:
        """The Member States with these roles, in ASEAN order."""
        parts = [part for part in self.activity.participations.all() if part.office and part.role in roles]
        shown = set(self.data.codes_with(*roles))
        return listed(part.name for part in parts if part.office and part.office.code in shown)


@dataclass(frozen=True)
class Column:
    """One column: its head, what stands in it, its width in characters, whether a document has it too.

    `ours` is what only the portal says, or says twice: the import leaves such a column of our own file out.
    """

    head: Any
    cell: Callable[[Line], str]
    width: int
    in_document: bool = False
    ours: bool = False


def listed(words: Iterable[str]) -> str:
    """Several in one cell."""
    return "; ".join(words)


def iso(day: date | None) -> str:
    """A day as programs sort it."""
    return day.isoformat() if day else ""


def label(choices: type[TextChoices], value: str) -> str:
    """The word of a code."""
    return str(choices(value).label) if value in choices.values else value


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
    Column(lazy("Date known to"), lambda line: line.activity.get_precision_display(), 14, ours=True),
    Column(lazy("Place"), lambda line: BETWEEN_PLACES.join(map(located, line.data.places)), 24, in_document=True),
    Column(lazy("How the sides met"), lambda line: label(Mode, line.data.mode), 18),
    Column(lazy("Host"), lambda line: line.names(*HOSTS), 18),
    Column(lazy("Member States"), lambda line: line.names(*HOSTS, Role.PARTICIPANT), 34, in_document=True),
    Column(lazy("Observers"), lambda line: line.names(Role.OBSERVER), 18),
    Column(lazy("Others who took part"), lambda line: listed(line.data.organisations()), 24, in_document=True),
    Column(lazy("Level"), lambda line: label(Level, line.data.level), 14),
    Column(
        lazy("Form of cooperation (¶8)"), lambda line: listed(map(paragraph, line.data.forms)), 18, in_document=True
    ),
    Column(lazy("Objectives (¶7)"), lambda line: listed(map(paragraph, line.data.objectives)), 16),
    Column(lazy("Domain (¶6)"), lambda line: listed(label(Domain, code) for code in line.data.domains), 14),
    Column(lazy("Mechanisms"), lambda line: listed(line.data.mechanisms), 20),
    Column(lazy("Bilateral framework"), lambda line: line.data.framework, 20),
    Column(lazy("What is known of it"), lambda line: label(Timing, line.data.timing), 18),
    Column(lazy("Summary"), lambda line: line.data.summary, 60),
    Column(lazy("Best-practice note"), lambda line: line.data.practice, 40),
    Column(lazy("Clauses"), lambda line: listed(line.data.clauses), 18),
    Column(lazy("Handling mark"), lambda line: line.data.mark, 18),
    Column(lazy("Owner"), lambda line: line.activity.owner.name, 18, ours=True),
    Column(lazy("Record"), lambda line: line.record, 14, in_document=True, ours=True),
)
DOCUMENT = tuple(column for column in COLUMNS if column.in_document)

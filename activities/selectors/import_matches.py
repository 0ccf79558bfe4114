"""What the rows of an import are compared with: only what the importer may see (DESIGN §8)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from activities.content import working_data
from activities.importing.rows import Row
from activities.importing.words import fold
from activities.models import Activity
from activities.querysets import ActivityQuerySet
from activities.record import RecordData
from activities.selectors.duplicates import likeliest_of_each
from kernel.access.actor import Actor

Stored = tuple[str, RecordData]
Titled = tuple[str, date | None, date | None]


@dataclass(frozen=True)
class Matches:
    """The office's own records by their number and by title and days, and what a row may be a duplicate of."""

    by_number: Mapping[str, Stored]
    by_title: Mapping[Titled, Stored]
    twins: Mapping[int, str]

    def own(self, row: Row) -> Stored | None:
        """The record a row stands for: by its own number, without one by its title and days."""
        return self.by_number.get(row.id) if row.id else self.by_title.get(titled(row.data))

    def twin(self, row: Row) -> str:
        """The reference of a record that looks like the same activity."""
        return self.twins.get(row.number, "")


def titled(data: RecordData | Activity) -> Titled:
    """What two records of one activity have in common at the least."""
    return fold(data.title), data.date_from, data.date_to


def matches_for(actor: Actor, owner_id: int, rows: Iterable[Row]) -> Matches:
    """What this person may see and a row may stand for."""
    rows = list(rows)
    likeliest = likeliest_of_each(actor, [row.data for row in rows])
    twins = {row.number: reference for row, reference in zip(rows, likeliest, strict=True)}
    return _matches(Activity.objects.visible_to(actor).logged(), owner_id, rows, twins)


def matches_of_owner(owner_id: int, rows: Iterable[Row]) -> Matches:
    """The records of one owner alone: the house imports its sample beside nobody else's."""
    rows, records = list(rows), Activity.objects.logged().filter(owner_id=owner_id)
    return _matches(records, owner_id, rows, _same_title(records, rows))


def _matches(records: ActivityQuerySet, owner_id: int, rows: list[Row], twins: Mapping[int, str]) -> Matches:
    own = records.filter(owner_id=owner_id).for_record()
    numbers = {row.id for row in rows if row.id}
    by_number = {row.source_id: (row.reference, working_data(row)) for row in own.filter(source_id__in=numbers)}
    unnumbered = [row.data.title for row in rows if not row.id]
    found = [(row.reference, working_data(row)) for row in own.filter(title__in=unnumbered)] if unnumbered else []
    return Matches(by_number, {titled(data): (reference, data) for reference, data in found}, twins)


def _same_title(records: ActivityQuerySet, rows: list[Row]) -> dict[int, str]:
    """The records with the title and the days of a row."""
    named = records.filter(title__in={row.data.title for row in rows})
    known = {titled(each): each.reference for each in named.only("reference", "title", "date_from", "date_to")}
    return {row.number: known.get(titled(row.data), "") for row in rows}

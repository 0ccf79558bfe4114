"""What the rows of an import are compared with: only what the importer may see (DESIGN §8)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from activities.content import working_data
from activities.importing.rows import Row
from activities.importing.words import fold
from activities.models import Activity
from activities.querysets import ActivityQuerySet
from activities.record import RecordData
from kernel.access.actor import Actor

Stored = tuple[str, RecordData]
Titled = tuple[str, date | None, date | None]


@dataclass(frozen=True)
class Matches:
    """The office's own records by their number and by title and days, and others by title and days."""

    by_number: Mapping[str, Stored]
    by_title: Mapping[Titled, Stored]
    twins: Mapping[Titled, str]

    def own(self, row: Row) -> Stored | None:
        """The record a row stands for: by its own number, without one by its title and days."""
        return self.by_number.get(row.id) if row.id else self.by_title.get(titled(row.data))

    def twin(self, row: Row) -> str:
        """The reference of a record that looks like the same activity."""
        return self.twins.get(titled(row.data), "")


def titled(data: RecordData) -> Titled:
    """What two records of one activity have in common at the least."""
    return fold(data.title), data.date_from, data.date_to


def matches_for(actor: Actor, owner_id: int, rows: Iterable[Row]) -> Matches:
    """What this person may see and a row may stand for."""
    return _matches(Activity.objects.visible_to(actor).logged(), owner_id, list(rows))


def matches_of_owner(owner_id: int, rows: Iterable[Row]) -> Matches:
    """The records of one owner alone: the house imports its sample beside nobody else's."""
    return _matches(Activity.objects.logged().filter(owner_id=owner_id), owner_id, list(rows))


def _matches(records: ActivityQuerySet, owner_id: int, rows: list[Row]) -> Matches:
    own = records.filter(owner_id=owner_id).for_record()
    numbers = {row.id for row in rows if row.id}
    by_number = {row.source_id: (row.reference, working_data(row)) for row in own.filter(source_id__in=numbers)}
    unnumbered = [row.data.title for row in rows if not row.id]
    found = [(row.reference, working_data(row)) for row in own.filter(title__in=unnumbered)] if unnumbered else []
    return Matches(by_number, {titled(data): (reference, data) for reference, data in found}, _twins(records, rows))


def _twins(records: ActivityQuerySet, rows: list[Row]) -> dict[Titled, str]:
    days = [day for row in rows for day in (row.data.date_from, row.data.date_to) if day]
    near = records.filter(sort_on__range=(min(days), max(days))) if days else records.none()
    found: dict[Titled, str] = defaultdict(str)
    for reference, title, first, last in near.values_list("reference", "title", "date_from", "date_to"):
        found[fold(title), first, last] = reference
    return found

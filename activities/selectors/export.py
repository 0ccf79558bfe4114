"""The records of a list or of an office, as their reader reads them, ready to leave the portal."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from activities.content import data_of, offices_by_code
from activities.exporting.columns import Line
from activities.models import Activity, Revision
from activities.querysets import ActivityQuerySet
from activities.record import RecordData
from activities.selectors.lists import Wanted, is_own, marked, matching
from activities.selectors.reading import text_for
from activities.states import Audience
from kernel.access.actor import Actor


def rows_for_export(actor: Actor, wanted: Wanted) -> ActivityQuerySet:
    """What the list shows, in its order, all pages of it."""
    return marked(matching(actor, wanted).for_record(), actor).newest()


def ledger_rows(actor: Actor, office_ids: Iterable[int]) -> ActivityQuerySet:
    """What these offices ever sent to the secretariat, corrections included, the oldest first."""
    told = Activity.objects.visible_to(actor).filter(owner_id__in=list(office_ids), revisions__isnull=False).distinct()
    rows = told.for_record().select_related("corrects").prefetch_related("revisions")
    return marked(rows, actor).order_by("logged_at", "reference")


def lines_of(rows: Iterable[Activity], actor: Actor) -> list[Line]:
    """Each record as this reader reads it: the text last submitted, and of it only what is open."""
    states = {code: office.name for code, office in offices_by_code().items()}
    return [
        Line(row, text_for(data_of(row), row, actor), _record_word(row), _own_number(row, actor), states)
        for row in rows
    ]


def versions_of(line: Line, actor: Actor) -> Iterator[tuple[Revision, Line]]:
    """Each version of the record that was kept, as this reader reads it."""
    for revision in line.activity.revisions.all():
        data = RecordData.from_json(revision.snapshot)
        yield revision, replace(line, data=text_for(data, line.activity, actor))


def _own_number(row: Activity, actor: Actor) -> str:
    """The number in the owner's own file: another office has numbers of its own."""
    return row.source_id if is_own(row, actor) else ""


def _record_word(row: Activity) -> str:
    """How the list says where a record stands."""
    return f"{_standing(row)}, {_('sample data')}" if row.sample else _standing(row)


def _standing(row: Activity) -> str:
    if row.audience == Audience.HELD:
        return _("On hold")
    return _("Shared") if row.audience == Audience.ALL else str(row.get_state_display())

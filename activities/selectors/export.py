"""The records of a list or of an office, as their reader reads them, ready to leave the portal."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from activities.content import data_of
from activities.exporting.columns import Line
from activities.models import Activity
from activities.querysets import ActivityQuerySet
from activities.selectors.lists import Wanted, marked, matching
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
    return [Line(row, text_for(data_of(row), row, actor), record_word(row)) for row in rows]


def record_word(row: Activity) -> str:
    """How the list says where a record stands."""
    return f"{_standing(row)}, {_('sample data')}" if row.sample else _standing(row)


def _standing(row: Activity) -> str:
    if row.audience == Audience.HELD:
        return _("On hold")
    return _("Shared") if row.audience == Audience.ALL else str(row.get_state_display())

"""The figure of the import: many rows at once against one after the other."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.db.models import Max

from activities.content import data_of
from activities.importing.rows import read_row
from activities.models import Activity
from activities.selectors.import_lists import vocabularies_for
from activities.services.importing.office import write_drafts
from activities.services.log import log_activity
from bench.figure import Figure, Pair
from kernel.audit.models import Entry
from kernel.members.models import Office
from kernel.members.selectors import roll_of
from kernel.members.states import Body
from tests.cast import Cast

IMPORTED = 500


def import_rows(cast: Cast) -> Pair:
    """Rows of a log: all at once against one after the other through the service of the form."""
    actor = cast.vn_focal.actor
    with transaction.atomic():
        office = Office.objects.get(code="VN")
        lists = vocabularies_for(actor)
        given = {"lists": lists, "today": date(2030, 1, 1), "roll": roll_of(Body.ADMM)}
        rows = [read_row(number, _cells(number), **given) for number in range(IMPORTED)]

    def baseline() -> object:
        return undone(lambda: [log_activity(actor=writer, owner_id=office.pk, data=row.data) for row in rows])

    def candidate() -> object:
        return undone(lambda: write_drafts(actor=writer, office=office, rows=rows, label="bench"))

    writer = replace(actor, person_id=None)
    return baseline, candidate


def _cells(number: int) -> dict[str, str]:
    return {
        "title": f"Seminar of young border officers no. {number}",
        "date": f"{number % 28 + 1} July 2019",
        "states": "Viet Nam; Lao PDR; Cambodia",
        "others": "UNODC",
        "forms": "8(a)(i); 8(b)",
        "mechanisms": "ADMM; AOE",
        "challenges": "terrorism",
        "places": "Dong Hoi (Viet Nam)",
        "summary": "Legal information for border residents. " * 5,
        "mark": "For official use",
    }


def undone(work: Callable[[], object]) -> list[object]:
    """What the work writes, record by record; then it is gone."""
    with transaction.atomic():
        last = Activity.objects.aggregate(last=Max("pk"))["last"] or 0
        entries = Entry.objects.count()
        work()
        made = Activity.objects.filter(pk__gt=last).for_record().order_by("title")
        written = [(data_of(row).to_json(), row.state, row.audience, row.named_ids, row.reader_ids) for row in made]
        written.append(Entry.objects.count() - entries)
        transaction.set_rollback(True)
    return written


FIGURES = {"import_rows": Figure(import_rows)}

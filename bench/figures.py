"""The figures: each gives a baseline and a candidate that must answer alike."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from django.core.management import call_command
from django.db import transaction
from django.db.models import Max, Q

from activities.content import data_of
from activities.importing.rows import read_row
from activities.models import Activity
from activities.selectors.import_lists import lists_for
from activities.services.importing.office import write_drafts
from activities.services.log import log_activity
from activities.states import Audience
from kernel.access.actor import Actor, OpenPost, Role
from kernel.audit.models import Entry
from kernel.members.models import Office
from portal.demo import bench_world

Pair = tuple[Callable[[], object], Callable[[], object]]
SIZE = int(os.environ.get("COUNT", "100000"))
PAGE = 25
IMPORTED = 500


def world() -> Actor:
    """Reference data and many activities; the reader is a focal point of Viet Nam."""
    call_command("load_reference", verbosity=0)
    bench_world.build(activities=SIZE, seed=1)
    office = Office.objects.get(code="VN")
    return Actor(1, "Bench", (OpenPost(1, Role.FOCAL_POINT, office.pk, "VN", office.name),))


def readable(actor: Actor) -> Q:
    """The same answer written by hand, as a plain query would."""
    office = next(iter(actor.office_ids))
    return Q(owner_id=office) | Q(audience=Audience.ALL) | Q(reader_ids__contains=[office])


def list_access(actor: Actor) -> Pair:
    """One page of the list: with access against the hand-written query."""

    def baseline() -> object:
        return list(
            Activity.objects.filter(readable(actor)).order_by("-sort_on", "reference").values_list("reference")[:PAGE]
        )

    def candidate() -> object:
        return list(
            Activity.objects.visible_to(actor).order_by("-sort_on", "reference").values_list("reference")[:PAGE]
        )

    return baseline, candidate


def list_count(actor: Actor) -> Pair:
    """How many rows a person sees: as a sum over branches against one count."""
    return (
        lambda: Activity.objects.filter(readable(actor)).count(),
        lambda: Activity.objects.all().count_for(actor),
    )


def import_rows(actor: Actor) -> Pair:
    """Rows of a log: all at once against one after the other through the service of the form."""
    with transaction.atomic():
        office = Office.objects.get(code="VN")
        lists = lists_for(actor)
        rows = [read_row(number, _cells(number), lists, today=date(2030, 1, 1)) for number in range(IMPORTED)]

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


FIGURES: dict[str, Callable[[Actor], Pair]] = {
    "list_access": list_access,
    "list_count": list_count,
    "import_rows": import_rows,
}

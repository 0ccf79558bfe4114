"""The figures of the list: what access costs, a late page, a rare and a common word, the page as a whole."""

import re
from types import SimpleNamespace
from typing import Any

from django.db.models import Q
from django.test import Client, override_settings
from rest_framework.filters import SearchFilter

from activities.indexing import FIELDS
from activities.models import Activity
from activities.querysets import ActivityQuerySet
from activities.selectors.lists import Wanted, list_page, matching
from activities.selectors.paging import PER_PAGE, Page, Place, page_of
from activities.states import Audience
from bench.figure import Figure, Pair
from kernel.access.actor import Actor
from kernel.members.selectors import roll_of
from kernel.members.states import Body
from portal.demo.bench_world import COMMON, RARE
from tests.cast import Cast

LATE_PAGE = 1000
TEXTS = (
    *(*FIELDS, "summary", "practice", "reference", "mechanisms__name"),
    *("participations__organisation", "participations__represented_by", "participations__office__name"),
)


def readable(actor: Actor) -> Q:
    """The same answer written by hand, as a plain query would."""
    office = next(iter(actor.office_ids))
    return Q(owner_id=office) | Q(audience=Audience.ALL) | Q(reader_ids__contains=[office])


def first_rows(rows: ActivityQuerySet) -> list[str]:
    """The records of one page with what a line shows."""
    return [row.reference for row in rows.for_lists().newest()[:PER_PAGE]]


def list_access(cast: Cast) -> Pair:
    """One page of the list: with access against the hand-written query."""
    actor = cast.vn_focal.actor
    return (
        lambda: first_rows(Activity.objects.filter(readable(actor))),
        lambda: first_rows(Activity.objects.visible_to(actor)),
    )


def list_count(cast: Cast) -> Pair:
    """How many rows a person sees: as a sum over branches against one count."""
    actor = cast.vn_focal.actor
    return (
        lambda: Activity.objects.filter(readable(actor)).count(),
        lambda: Activity.objects.all().count_for(actor),
    )


def seen(page: Page) -> tuple[list[str], int]:
    """What a page says: its records and their number."""
    return [row.reference for row in page.rows], page.total


def list_filtered(cast: Cast) -> Pair:
    """A page and its count with three filters: of a state that sees all of these, against the same without access."""
    actor, roll = cast.vn_focal.actor, roll_of(Body.ADMM)
    wanted = Wanted(form="8a-ii", year=2022, party="VN")

    def without_access() -> object:
        rows = Activity.objects.records().filter(forms__contains=["8a-ii"], sort_on__year=2022)
        rows = rows.filter(participations__office__code="VN")
        return seen(page_of(rows, ActivityQuerySet.for_lists))

    return without_access, lambda: seen(list_page(actor, wanted, roll=roll))


def page_keyset(cast: Cast) -> Pair:
    """Page 1,000 (of a small world the last) against page 1; before that it must be the page that counting finds."""
    actor, roll = cast.vn_focal.actor, roll_of(Body.ADMM)
    rows = matching(actor, Wanted()).newest()
    number = min(LATE_PAGE, rows.count() // PER_PAGE)
    start = (number - 1) * PER_PAGE
    after = str(Place.of(rows[start - 1]))
    counted = [row.reference for row in rows[start : start + PER_PAGE]]
    if seen(list_page(actor, Wanted(), roll=roll, after=after))[0] != counted:
        raise SystemExit("page_keyset: another page than counting finds.")
    return (
        lambda: len(list_page(actor, Wanted(), roll=roll).rows),
        lambda: len(list_page(actor, Wanted(), roll=roll, after=after).rows),
    )


def containing(rows: ActivityQuerySet, word: str) -> ActivityQuerySet:
    """The same search as the framework has it ready: `icontains` in what a record says and in the names beside it."""
    asked, fields = SimpleNamespace(query_params={"search": word}), SimpleNamespace(search_fields=TEXTS)
    found: ActivityQuerySet = SearchFilter().filter_queryset(asked, rows, fields)
    return found


def search_rare(cast: Cast) -> Pair:
    """A word in one record of a hundred, page and count: the ratio is what is left of the time of `icontains`."""
    return _search(cast, RARE)


def search_common(cast: Cast) -> Pair:
    """A word in nearly every record, page and count up to the most that is counted, against `icontains` likewise."""
    return _search(cast, COMMON)


def _search(cast: Cast, word: str) -> Pair:
    actor, roll = cast.vn_focal.actor, roll_of(Body.ADMM)

    def baseline() -> object:
        rows = containing(Activity.objects.visible_to(actor).records(), word)
        return seen(page_of(rows, ActivityQuerySet.for_lists))

    return baseline, lambda: seen(list_page(actor, Wanted(q=word), roll=roll))


PLAIN = {
    "AUTHENTICATION_BACKENDS": ["django.contrib.auth.backends.ModelBackend"],
    "ROOT_URLCONF": "bench.plain",
    "MIDDLEWARE": [
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
}


def page_cost(cast: Cast) -> Pair:
    """The processor's time for the list page, against a plain Django view that renders the same 25 records."""
    officer, at = cast.client_for(cast.officer), {"headers": {"host": "127.0.0.1"}}
    with override_settings(**PLAIN):
        plain = Client()
        plain.force_login(cast.officer.user)

    def baseline() -> object:
        with override_settings(**PLAIN):
            return references(plain.get("/", **at))

    return baseline, lambda: references(officer.get("/activities/", **at))


def references(answer: Any) -> list[str]:
    """The records on a page, in order."""
    return list(dict.fromkeys(re.findall(r"BM-[0-9]{4}-[0-9A-Z]{4}", answer.content.decode())))


FIGURES = {
    "list_access": Figure(list_access),
    "list_count": Figure(list_count),
    "list_filtered": Figure(list_filtered),
    "page_keyset": Figure(page_keyset),
    "search_rare": Figure(search_rare),
    "search_common": Figure(search_common),
    "page_cost": Figure(page_cost, processor=True),
}

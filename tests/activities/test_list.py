"""The list: search, filters, pages, and the same number of queries however much is shown."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from activities.models import Activity, Participation, Revision
from activities.references import new_reference
from tests.factories import activities as make
from tests.factories import members
from tests.factories.accounts import office

MOST = 12
LIST = "/activities/"


@contextmanager
def counted() -> Iterator[CaptureQueriesContext]:
    """The queries of one page."""
    with CaptureQueriesContext(connection) as queries:
        yield queries


def test_a_filter_that_is_not_understood_is_left_out_and_said(cast) -> None:
    page = cast.client_for(cast.vn_focal).get(LIST, {"state": "Atlantis", "year": "abcd"}).content.decode()
    assert "Record: “Atlantis” is not known here, so it is left out." in page
    assert "Year: “abcd” is not known here, so it is left out." in page


def many(cast, number: int) -> None:
    """Shared records with three parties, two mechanisms and two revisions each."""
    first = make.shared(cast, cast.vn_focal.actor, "KH", "LA", "VN", mechanisms=("DGICM", "BLO"))
    copies = Activity.objects.bulk_create(copy_of(first.pk, count) for count in range(number - 1))
    for rows in (Participation.objects.filter(activity=first), Revision.objects.filter(activity=first)):
        rows.model.objects.bulk_create(beside(row, copy) for row in list(rows) for copy in copies)
    through = Activity.mechanisms.through
    used = list(first.mechanisms.values_list("pk", flat=True))
    through.objects.bulk_create(through(activity_id=copy.pk, mechanism_id=key) for copy in copies for key in used)


def copy_of(key: int, count: int) -> Activity:
    """Another record like this one."""
    copy = Activity.objects.get(pk=key)
    copy.pk, copy.form_token, copy.reference = None, None, f"BM-2020-{count:04d}"
    return copy


def beside(row: Model, copy: Activity) -> Model:
    """A row that stands beside the copy as it stood beside the first."""
    new = type(row)(**{field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields})
    new.pk, new.activity_id = None, copy.pk
    return new


@pytest.mark.parametrize("who", ["officer", "th_official", "vn_focal"])
def test_the_list_takes_the_same_few_queries_for_10_25_and_500_rows(cast, who, db):
    members.register()
    person = getattr(cast, who)
    seen = {}
    many(cast, 500)
    rest = list(Activity.objects.order_by("reference").values_list("pk", flat=True))
    for total in (500, 25, 10):
        Activity.objects.exclude(pk__in=rest[:total]).update(audience="owner", owner=office("SG"))
        client = cast.client_for(person)
        client.get(LIST)
        with counted() as queries:
            response = client.get(LIST)
        assert response.context["page"].total == total
        seen[total] = len(queries)
    assert len(set(seen.values())) == 1, seen
    assert max(seen.values()) <= MOST, [query["sql"][:120] for query in queries]


@pytest.mark.parametrize("who", ["officer", "la_focal", "th_official", "vn_focal"])
def test_a_record_takes_few_queries(cast, who):
    members.register()
    record = make.shared(cast, cast.vn_focal.actor, "KH", "LA", "VN", mechanisms=("DGICM", "BLO"))
    client = cast.client_for(getattr(cast, who))
    client.get(f"/activities/{record.reference}/")
    with counted() as queries:
        client.get(f"/activities/{record.reference}/")
    assert len(queries) <= MOST, [query["sql"][:160] for query in queries]


def test_the_form_takes_few_queries(cast):
    members.register()
    client = cast.client_for(cast.vn_focal)
    client.get("/activities/new/")
    with counted() as queries:
        client.get("/activities/new/")
    assert len(queries) <= MOST


def test_search_and_filters_stand_in_the_address_and_compose(cast):
    seminar = make.shared(cast, cast.vn_focal.actor, "LA", "VN", title="Seminar of border officers")
    patrol = make.shared(cast, cast.vn_focal.actor, "KH", "VN", title="Joint patrol", forms=("8a-ii",))
    client = cast.client_for(cast.th_focal)
    assert shown(client, q="patrol") == [patrol.reference]
    assert shown(client, form="8a-i") == [seminar.reference]
    assert shown(client, form="8a-i", q="patrol") == []
    assert len(shown(client, year="2020")) == 2
    assert shown(client, year="1999") == shown(client, mechanism="NOPE") == shown(client)


def shown(client, **query) -> list[str]:
    """The references on the page."""
    return [row.reference for row in client.get(LIST, query).context["page"].rows]


def test_chips_name_the_filters_and_take_them_off(cast):
    make.shared(cast, cast.vn_focal.actor, "LA", "VN")
    chips = cast.client_for(cast.officer).get(LIST, {"q": "seminar", "form": "8a-i"}).context["chips"]
    assert chips == [
        {"text": "“seminar”", "url": "?form=8a-i"},
        {"text": "8(a)(i) Sharing of experience and best practice", "url": "?q=seminar"},
    ]


def test_a_visitor_is_sent_to_the_sign_in(client, db):
    assert client.get(LIST).status_code == 302
    assert client.get("/activities/new/").status_code == 302


def test_references_are_random_and_unambiguous_and_under_the_harness_a_keyed_hash(settings):
    made = {new_reference(2020) for _ in range(50)}
    assert len(made) > 45
    assert not set("ILOU") & set("".join(reference[8:] for reference in made))
    settings.REFERENCE_SEED = "seed"
    assert new_reference(2020, label="a") == new_reference(2020, label="a") != new_reference(2020, label="b")

"""Pages of the list: each record once, in one order, whatever is known of its date and whatever changes meanwhile."""

from datetime import date

import pytest

from activities.models import Activity
from activities.selectors.paging import Place
from activities.services.hold import hold_activity
from activities.services.step import take_step
from tests.factories import activities as make

LIST = "/activities/"


def records(cast, number: int) -> list[Activity]:
    """Shared copies of one record of 2020, three on each day."""
    first = make.shared(cast, cast.vn_focal.actor, "VN")
    Activity.objects.filter(pk=first.pk).update(audience="owner", owner=cast.my_focal.office)
    first.form_token = None
    given = {
        field.attname: getattr(first, field.attname) for field in Activity._meta.concrete_fields if field.name != "id"
    }
    return Activity.objects.bulk_create(Activity(**given | dated(count)) for count in range(number))


def dated(count: int) -> dict:
    """A reference and a day."""
    day = date(2020, 1 + count // 60 % 12, 1 + count // 3 % 20)
    return {"reference": f"BM-2020-{count:04d}", "date_from": day, "date_to": day, "sort_on": day}


def walk(client, way: str, address: str) -> list[list[str]]:
    """The references on every page, from this address to the end in one direction."""
    pages = []
    while address:
        context = client.get(LIST + address).context
        pages.append([row.reference for row in context["page"].rows])
        address = context[way]
    return pages


def test_every_record_stands_on_one_page_in_one_order_forward_and_back(cast):
    records(cast, 130)
    client = cast.client_for(cast.th_focal)
    whole = list(Activity.objects.filter(audience="all").newest().values_list("reference", flat=True))
    forward = walk(client, "older", "?year=2020")
    assert [len(page) for page in forward] == [25, 25, 25, 25, 25, 5]
    assert [reference for page in forward for reference in page] == whole
    last = Activity.objects.get(reference=forward[-1][0])
    backward = walk(client, "newer", f"?before={Place.of(last)}")
    assert backward[::-1] == forward[:-1]


def test_a_month_stands_behind_its_days_a_year_behind_its_months_and_no_date_at_the_day_of_logging(cast):
    vn = cast.vn_focal.actor
    given = {
        "a day": ("day", date(2020, 3, 2), date(2020, 3, 2)),
        "a range": ("range", date(2020, 3, 5), date(2020, 4, 9)),
        "the month": ("month", date(2020, 3, 1), date(2020, 3, 31)),
        "the year": ("year", date(2020, 1, 1), date(2020, 12, 31)),
        "before": ("day", date(2019, 12, 31), date(2019, 12, 31)),
        "no date": ("unknown", None, None),
    }
    for title, (precision, first, last) in given.items():
        make.shared(cast, vn, "VN", title=title, precision=precision, date_from=first, date_to=last)
    rows = cast.client_for(cast.th_focal).get(LIST).context["page"].rows
    assert [row.title for row in rows] == ["no date", "a range", "a day", "the month", "the year", "before"]


def test_an_edit_of_a_record_without_a_date_does_not_move_it(cast, clock):
    row = make.draft(cast.vn_focal.actor, "LA", "VN", precision="unknown", date_from=None, date_to=None)
    before = row.sort_on
    clock.set("2020-10-10T09:00")
    client = cast.client_for(cast.vn_focal)
    form = make.form_of(title="Another title", precision="unknown", day="", month="", year="", version=row.version)
    assert client.post(f"/activities/{row.reference}/edit/", form).status_code == 302
    row.refresh_from_db()
    assert (row.title, row.sort_on) == ("Another title", before)


@pytest.mark.parametrize("vanish", ["withdrawn", "on hold", "deleted"])
def test_paging_goes_on_where_it_was_when_the_record_of_the_place_vanishes(cast, vanish):
    rows = records(cast, 60)
    client = cast.client_for(cast.th_focal)
    first = client.get(LIST).context
    second = client.get(LIST + first["older"]).context["page"].rows
    place = first["page"].rows[-1]
    if vanish == "withdrawn":
        take_step(actor=cast.vn_focal.actor, activity=place, name="withdraw")
    elif vanish == "on hold":
        hold_activity(actor=cast.officer.actor, activity=place, reason="Paragraph 9.")
    else:
        place.participations.all().delete()
        Activity.objects.filter(pk=place.pk).delete()
    assert [row.reference for row in client.get(LIST + first["older"]).context["page"].rows] == [
        row.reference for row in second
    ]
    assert len(rows) == 60


def test_a_place_that_names_a_hidden_record_is_answered_like_one_that_names_none(cast):
    records(cast, 60)
    hidden = make.draft(cast.vn_focal.actor, "VN", date_from=date(2020, 1, 10), date_to=date(2020, 1, 10))
    client = cast.client_for(cast.th_focal)
    for way in ("after", "before"):
        pages = [
            client.get(LIST, {way: f"2020-01-10_{reference}"}).context["page"]
            for reference in (hidden.reference, f"{hidden.reference[:-1]}{'0' if hidden.reference[-1] != '0' else '1'}")
        ]
        assert [row.reference for row in pages[0].rows] == [row.reference for row in pages[1].rows]


@pytest.mark.parametrize("wild", ["", "2", "x", "2020-99-99_BM-2020-0001", "2020-01-01", "9999-12-31_", "٣", "' OR 1"])
def test_what_is_no_place_shows_the_first_page(cast, wild):
    records(cast, 30)
    client = cast.client_for(cast.th_focal)
    first = [row.reference for row in client.get(LIST).context["page"].rows]
    for way in ("after", "before"):
        answer = client.get(LIST, {way: wild})
        assert [row.reference for row in answer.context["page"].rows] == first


def test_behind_the_last_record_and_before_the_first_stands_the_first_page(cast):
    records(cast, 30)
    client = cast.client_for(cast.th_focal)
    first = [row.reference for row in client.get(LIST).context["page"].rows]
    for query in ("?after=1970-01-01_BM-1970-0000", "?before=2999-01-01_BM-2999-0000"):
        assert [row.reference for row in client.get(LIST + query).context["page"].rows] == first


def test_the_number_is_said_in_words_and_counted_to_a_thousand(cast):
    client = cast.client_for(cast.th_focal)
    make.shared(cast, cast.vn_focal.actor, "VN")
    assert "<b>One activity</b>" in client.get(LIST).content.decode()
    records(cast, 1001)
    assert "<b>More than 1,000 activities</b> match" in client.get(LIST, {"year": "2020"}).content.decode()
    assert "<b>More than 1,000 activities</b>" in client.get(LIST).content.decode()

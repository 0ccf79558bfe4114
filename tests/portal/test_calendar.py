"""The calendar: what a reader may see of a year, as exactly as it is known."""

import re
from datetime import date

import pytest

from activities.services.hold import hold_activity
from kernel.ui.nav import links
from kernel.ui.ribbon import LEFT, WIDE, Span, ribbon
from mechanisms.models import Meeting
from tests.factories import activities as make

pytestmark = pytest.mark.django_db


def page(cast, who="vn_focal", query="?year=2020"):
    answer = cast.client_for(getattr(cast, who)).get(f"/calendar/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def sections(text):
    """The titles of the list, each with the titles of what stands in it."""
    found = re.findall(r'<section class="sec"[^>]*aria-label="([^"]+)"(.*?)</section>', text, re.DOTALL)
    return {name: re.findall(r'<a href="/activities/[^"]+">([^<]+)</a>', body) for name, body in found}


def bars(text, kind):
    """The titles of the bars of one kind."""
    return sorted(re.findall(rf'<rect class="{kind}"[^>]*><title>([^<]+)</title>', text))


def when(precision, first, last):
    return {"precision": precision, "date_from": first, "date_to": last}


def test_each_record_stands_where_its_date_is_known_and_no_more_exactly(cast):
    vn = cast.vn_focal.actor
    make.draft(vn, "LA", "VN", title="On a day")
    make.draft(vn, "LA", "VN", title="In a month", **when("month", date(2020, 5, 1), date(2020, 5, 31)))
    make.draft(vn, "LA", "VN", title="In a year", **when("year", date(2020, 1, 1), date(2020, 12, 31)))
    make.draft(vn, "LA", "VN", title="Some day", **when("unknown", None, None))
    make.draft(vn, "LA", "VN", title="Over the new year", **when("range", date(2019, 12, 30), date(2020, 1, 2)))
    make.draft(vn, "LA", "VN", title="Another year", **when("day", date(2018, 3, 1), date(2018, 3, 1)))
    text = page(cast)
    assert sections(text) == {
        "January 2020": ["Over the new year"],
        "March 2020": ["On a day"],
        "May 2020": ["In a month"],
        "Some time in 2020": ["In a year"],
        "Date not known": ["Some day"],
    }
    assert bars(text, "month") == ["In a month", "In a year"]
    assert bars(text, "day") == ["On a day", "Over the new year"]


def test_an_outsider_sees_only_what_is_shared_and_nothing_counts_the_rest(cast):
    vn = cast.vn_focal.actor
    make.shared(cast, vn, "LA", "VN", title="Heron exchange")
    make.submitted(vn, "LA", "VN", title="Quetzal submitted")
    held = make.shared(cast, vn, "LA", "VN", title="Quetzal held")
    hold_activity(actor=cast.officer.actor, activity=held, reason="A word.")
    text = page(cast, "th_official")
    assert "Heron exchange" in text
    assert "Quetzal" not in text
    assert text.count("<rect") == 1
    assert page(cast, "officer").count("<rect") == 3


def state_tags(text):
    """The title of each record in the list with its tags."""
    rows = re.findall(r'<li><div><a href="/activities/[^"]+">([^<]+)</a>(.*?)</li>', text, re.DOTALL)
    return {title: re.findall(r'<span class="tag[^>]*>.*?</svg>([^<]+)</span>', body) for title, body in rows}


def test_an_own_record_that_is_not_accepted_says_its_state_to_its_own_office_alone(cast):
    vn = cast.vn_focal.actor
    make.draft(vn, "LA", "VN", title="Draft")
    make.submitted(vn, "LA", "VN", title="Sent")
    make.accepted(cast, vn, "LA", "VN", title="Accepted")
    make.shared(cast, vn, "LA", "VN", title="Shared")
    held = make.submitted(vn, "LA", "VN", title="Held")
    hold_activity(actor=cast.officer.actor, activity=held, reason="A word.")
    theirs = {"Draft": ["Draft"], "Sent": ["Submitted"], "Accepted": [], "Shared": [], "Held": ["On hold"]}
    assert state_tags(page(cast)) == theirs
    assert state_tags(page(cast, "vn_official")) == theirs
    assert set(map(tuple, state_tags(page(cast, "officer")).values())) == {()}
    assert state_tags(page(cast, "th_official")) == {"Shared": []}


def test_meetings_stand_in_the_calendar_and_lead_nowhere_else(cast):
    Meeting.objects.create(body="ADMM", number=14, start=date(2020, 12, 9), end=date(2020, 12, 9), place="Ha Noi")
    text = page(cast, "vn_official")
    assert "14th ADMM" in text
    assert "December 2020" in sections(text)


@pytest.mark.parametrize("query", ["", "?year=x", "?year=99999", "?year=%00", "?year=1800", "?year=２０２０"])
def test_what_is_no_year_means_the_present_one(cast, query):
    assert "Calendar 2020" in page(cast, query=query)


@pytest.mark.parametrize("who", ["auditor", "administrator"])
def test_who_reads_no_content_finds_none_and_no_item_in_the_menu(cast, who):
    make.shared(cast, cast.vn_focal.actor, "LA", "VN", title="Heron exchange")
    text = page(cast, who)
    assert "Heron" not in text
    assert 'href="/calendar/"' not in text


@pytest.mark.parametrize("who", ["officer", "publisher", "vn_focal", "vn_approver", "vn_official"])
def test_everybody_who_reads_content_has_it_among_five_items_of_the_menu(cast, who):
    items = [link.label for link in links(getattr(cast, who).actor, "/") if not link.action]
    assert "Calendar" in items
    assert len(items) <= 5


def test_bars_of_one_lane_do_not_cover_each_other_and_stay_inside_the_year():
    spans = [
        Span("a", date(2020, 2, 29), date(2020, 2, 29), "one"),
        Span("a", date(2020, 2, 28), date(2020, 3, 2), "two"),
        Span("a", date(2019, 12, 1), date(2021, 1, 5), "three", soft=True),
        Span("b", date(2020, 12, 31), date(2020, 12, 31), "four"),
    ]
    drawn = ribbon(2020, ["a", "b"], spans)
    rows = [(float(bar.x), float(bar.x) + float(bar.width), bar.y) for bar in drawn.bars]
    assert all(start >= LEFT and end <= LEFT + WIDE + 0.05 for start, end, _y in rows)
    assert not [
        (one, other)
        for one in rows
        for other in rows
        if one < other and one[2] == other[2] and one[0] < other[1] and other[0] < one[1]
    ]
    assert {bar.title: (bar.x, bar.width) for bar in drawn.bars}["three"] == ("180.0", "920.0")

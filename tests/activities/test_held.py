"""“Was it held?”: asked of the owner of each announced record after its last day; announced is not held."""

from datetime import date

import pytest
from django.urls import reverse

from activities.models import Activity
from activities.selectors import reportable
from activities.selectors.held import to_say_if_held
from activities.services.hold import hold_activity
from activities.states import Timing
from kernel.audit.models import Entry
from tests.factories import activities as make
from tests.factories import members
from tests.factories.reporting import CUTOFF

QUESTION = "Was it held?"
OUT = {"precision": "day", "day": "12", "month": "June", "year": "2021"}


@pytest.fixture(autouse=True)
def register(db: None) -> None:
    members.register()


def announced(cast, timing: str = "planned", **values) -> Activity:
    """A shared record of Viet Nam with Lao PDR; its day, 20 March 2020, has passed."""
    return make.shared(cast, cast.vn_focal.actor, "LA", "VN", timing=timing, **values)


def address(record: Activity) -> str:
    return reverse("activities:activity-held", args=[record.reference])


def say(cast, record: Activity, who: str = "vn_focal", **values):
    """What this person sends to the page."""
    given = {"version": record.version, "precision": "day"} | values
    return cast.client_for(getattr(cast, who)).post(address(record), given)


@pytest.mark.parametrize("timing", ["proposed", "planned", "confirmed"])
def test_its_owner_is_asked_at_home_and_on_the_record(cast, timing):
    record = announced(cast, timing)
    client = cast.client_for(cast.vn_focal)
    assert address(record) in client.get("/").content.decode()
    assert QUESTION in client.get(reverse("activities:activity-detail", args=[record.reference])).content.decode()
    page = client.get(address(record)).content.decode()
    assert all(words in page for words in ("It took place", "It was postponed", "It was cancelled"))
    assert "overdue" not in page.lower()


def test_nobody_else_is_asked(cast):
    record = announced(cast)
    for who, status in (("la_focal", 403), ("th_focal", 403), ("officer", 403), ("vn_official", 403)):
        client = cast.client_for(getattr(cast, who))
        assert QUESTION not in client.get("/").content.decode(), who
        assert client.get(address(record)).status_code == status, who
        assert say(cast, record, who, answer="note_held").status_code == status, who
    record.refresh_from_db()
    assert record.timing == Timing.PLANNED


def test_an_outsider_who_may_not_know_of_it_finds_no_page(cast):
    record = make.accepted(cast, cast.vn_focal.actor, "LA", "VN", timing="planned")
    assert cast.client_for(cast.th_focal).get(address(record)).status_code == 404


@pytest.mark.parametrize(
    "values",
    [
        {"timing": "took_place"},
        {"timing": "postponed"},
        {"date_from": date(2020, 10, 1), "date_to": date(2020, 10, 1)},
        {"precision": "month", "date_from": date(2020, 10, 1), "date_to": date(2020, 10, 31)},
        {"precision": "unknown", "date_from": None, "date_to": None},
    ],
)
def test_only_what_was_announced_and_whose_last_day_has_passed(cast, values):
    record = announced(cast, **values)
    assert list(to_say_if_held(cast.vn_focal.actor)) == []
    assert cast.client_for(cast.vn_focal).get(address(record)).status_code == 302


def test_what_is_on_hold_waits(cast):
    hold_activity(actor=cast.officer.actor, activity=announced(cast), reason="Paragraph 9.")
    assert list(to_say_if_held(cast.vn_focal.actor)) == []


@pytest.mark.parametrize(("answer", "timing"), [("note_held", "took_place"), ("cancel", "cancelled")])
def test_one_click_says_it(cast, answer, timing):
    record = announced(cast)
    assert say(cast, record, answer=answer).status_code == 302
    record.refresh_from_db()
    assert (record.timing, record.corrections.count()) == (timing, 0)
    assert Entry.objects.filter(verb=f"activities.timing.{answer}", object_ref=record.reference).exists()
    assert QUESTION not in cast.client_for(cast.vn_focal).get("/").content.decode()


def test_announced_is_not_held_until_its_owner_says_so(cast):
    record = announced(cast, "confirmed")
    assert list(reportable.candidates(CUTOFF, CUTOFF)) == []
    say(cast, record, answer="note_held")
    assert [row.pk for row in reportable.candidates(CUTOFF, CUTOFF)] == [record.pk]


def test_postponed_without_a_new_date_waits_for_one(cast):
    record = announced(cast)
    say(cast, record, answer="postpone")
    record.refresh_from_db()
    assert (record.timing, record.date_from, record.corrections.count()) == ("postponed", make.DAY, 0)


def test_a_new_date_goes_as_a_correction_to_the_states_it_names(cast):
    record = announced(cast)
    say(cast, record, answer="postpone", **OUT)
    record.refresh_from_db()
    sent = record.corrections.get()
    assert (record.timing, record.date_from) == ("postponed", make.DAY), "the text in force stays"
    assert (sent.state, sent.timing, sent.date_from) == ("submitted", "planned", date(2021, 6, 12))
    make.confirm_participation(actor=cast.la_focal.actor, activity=sent)
    make.take_step(actor=cast.officer2.actor, activity=sent, name="apply")
    record.refresh_from_db()
    assert (record.timing, record.date_from) == ("planned", date(2021, 6, 12))


def test_a_date_that_does_not_exist_gets_a_sentence_and_nothing_is_lost(cast):
    record = announced(cast)
    answer = say(cast, record, answer="postpone", **OUT | {"day": "31"})
    assert answer.status_code == 422
    assert "June 2021 has no day 31." in answer.content.decode()
    record.refresh_from_db()
    assert record.timing == "planned"


def test_no_button_an_old_page_and_an_open_correction_change_nothing(cast):
    record = announced(cast)
    assert say(cast, record).status_code == 422
    assert say(cast, record, answer="nonsense").status_code == 422
    assert say(cast, record, answer="note_held", version="1").status_code == 409
    make.corrected(cast.vn_focal.actor, record, title="Another title")
    assert say(cast, record, answer="postpone", **OUT).status_code == 422
    record.refresh_from_db()
    assert record.timing == "planned", "all or nothing"

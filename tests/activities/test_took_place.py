"""What took place has begun, at every door; a draft may say anything, and is asked about it (DESIGN §2.9)."""

from datetime import date

import pytest
from django.urls import reverse

from activities.services.step import take_step
from kernel.errors import Objected
from tests.factories import activities as make
from tests.factories import members
from tests.programs import Program

SENTENCE = "It is still to come: choose Planned or Confirmed, or correct the date."
LATER = {"date_from": date(2020, 10, 2), "date_to": date(2020, 10, 2)}
TYPED = {"day": "2", "month": "October", "year": "2020"}
NEW = "/activities/new/"


@pytest.fixture(autouse=True)
def register(db: None) -> None:
    """The tests stand on 1 October 2020."""
    members.register()


def sent(cast, **values):
    """What a focal point gets who submits this."""
    return cast.client_for(cast.vn_focal).post(NEW, make.form_of(**({"act": "submit"} | values)))


def test_the_form_names_the_field_and_the_mend(cast):
    answer = sent(cast, **TYPED)
    assert (answer.status_code, answer.context["form"].errors["timing"]) == (422, [SENTENCE])
    assert sent(cast, **TYPED, timing="planned").status_code == 302
    assert sent(cast, day="1", month="October", year="2020").status_code == 302


@pytest.mark.parametrize(
    ("precision", "month", "year", "status"),
    [("month", "October", "2020", 302), ("month", "November", "2020", 422), ("year", "", "2021", 422)],
)
def test_a_month_or_a_year_is_to_come_when_it_begins_after_today(cast, precision, month, year, status):
    assert sent(cast, precision=precision, day="", month=month, year=year).status_code == status


def test_the_day_is_that_of_jakarta(cast, clock):
    clock.set("2020-10-02T00:30")
    assert sent(cast, **TYPED).status_code == 302


def test_a_draft_is_asked_and_never_stopped(cast):
    assert sent(cast, **TYPED, act="draft").status_code == 302
    asked = cast.client_for(cast.vn_focal).post(reverse("activities:activity-sentence"), make.form_of(**TYPED))
    assert SENTENCE in asked.content.decode()


def test_a_draft_that_came_in_another_way_leaves_by_the_same_door(cast):
    """An import and a duplicate make drafts."""
    row = make.draft(cast.vn_focal.actor, "LA", "VN", **LATER)
    url = reverse("activities:activity-fire", args=[row.reference, "submit"])
    answer = cast.client_for(cast.vn_focal).post(url, {"attested": "on"})
    assert (answer.status_code, SENTENCE in answer.content.decode()) == (422, True)


def test_a_program_reads_the_same_sentence(cast):
    row = make.draft(cast.vn_focal.actor, "LA", "VN", **LATER)
    ask = Program(cast.vn_focal, ("read", "write", "act"))
    answer = ask("POST", f"/api/v1/activities/{row.reference}/transitions/submit/", {"attested": True}, version=1)
    assert (answer.status_code, answer.json()["objections"][0]["sentence"]) == (422, SENTENCE)


def test_what_an_officer_enters_for_a_state_has_begun_too(cast):
    with pytest.raises(Objected, match="still to come"):
        make.entered(cast, make.record("LA", "VN", **LATER))
    assert make.entered(cast, make.record("LA", "VN", **LATER, timing="planned")).state == "submitted"


def test_a_correction_is_held_to_it_when_it_is_sent_and_when_it_is_accepted(cast):
    row = make.shared(cast, cast.vn_focal.actor, "LA", "VN")
    with pytest.raises(Objected, match="still to come"):
        make.corrected(cast.vn_focal.actor, row, **LATER)
    coming = make.shared(cast, cast.vn_focal.actor, "LA", "VN", timing="planned")
    moved = make.corrected(cast.vn_focal.actor, coming, **LATER)
    take_step(actor=cast.vn_focal.actor, activity=coming, name="note_held")
    make.confirm_participation(actor=cast.la_focal.actor, activity=moved)
    with pytest.raises(Objected, match="still to come"):
        take_step(actor=cast.officer.actor, activity=moved, name="apply")


def test_nobody_notes_that_it_took_place_before_its_first_day(cast, clock):
    row = make.shared(cast, cast.vn_focal.actor, "LA", "VN", timing="planned", **LATER)
    with pytest.raises(Objected, match="Its first day is still to come"):
        take_step(actor=cast.vn_focal.actor, activity=row, name="note_held")
    clock.set("2020-10-02T09:00")
    assert take_step(actor=cast.vn_focal.actor, activity=row, name="note_held").timing == "took_place"


def test_a_row_of_an_import_says_it_at_its_column(cast):
    log = "Own number\tTitle\tDate\tWhat is known of it\n1\tSeminar\t2 October 2020\t{}"
    for told, problems in (("Took place", 1), ("", 0), ("Planned", 0)):
        run = make.read_in(cast.vn_focal.actor, log.format(told))
        shown = cast.client_for(cast.vn_focal).get(reverse("activities:import-run", args=[run.public_id]))
        assert shown.content.decode().count(f"What is known of it: {SENTENCE}") == problems, told


def test_a_past_date_that_is_only_planned_may_be_sent(cast):
    assert sent(cast, timing="planned").status_code == 302

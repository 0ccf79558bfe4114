"""What took place has begun, at every door; a draft may say anything, and is asked about it (DESIGN §2.9)."""

from datetime import date

import pytest
from django.urls import reverse

from activities.models import Activity
from activities.services.step import take_step
from kernel.errors import Objected
from tests.factories import activities as make
from tests.factories import members
from tests.programs import Program

PAST = "This day is past. Say whether the activity took place, was postponed or was cancelled."
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


@pytest.mark.parametrize("timing", ["proposed", "planned", "confirmed"])
def test_what_is_only_announced_is_not_sent_after_its_day(cast, timing):
    answer = sent(cast, timing=timing)
    assert (answer.status_code, answer.context["form"].errors["timing"]) == (422, [PAST])
    assert Activity.objects.count() == 0, "saved and sent as one act"
    today = {"day": "1", "month": "October", "year": "2020"}
    assert sent(cast, timing=timing, **today).status_code == 302


@pytest.mark.parametrize("timing", ["took_place", "postponed", "cancelled"])
def test_one_of_the_three_answers_is_sent(cast, timing):
    assert sent(cast, timing=timing).status_code == 302


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"precision": "month", "month": "September"}, 422),
        ({"precision": "month", "month": "October"}, 302),
        ({"precision": "year", "month": "", "year": "2019"}, 422),
        ({"precision": "year", "month": ""}, 302),
        ({"precision": "unknown", "month": "", "year": ""}, 302),
        ({"precision": "range", "day": "28", "month": "9", "last_day": "30", "last_month": "9"}, 422),
        ({"precision": "range", "day": "28", "month": "9", "last_day": "1", "last_month": "10"}, 302),
    ],
)
def test_a_day_is_past_when_the_last_it_can_be_is(cast, values, status):
    given = {"timing": "planned", "day": "", "year": "2020", "last_year": "2020"} | values
    assert sent(cast, **given).status_code == status


def test_a_draft_and_an_import_of_what_is_past_are_kept_and_asked_when_they_are_sent(cast):
    assert sent(cast, timing="planned", act="draft").status_code == 302
    row = Activity.objects.get()
    ask = Program(cast.vn_focal, ("read", "write", "act"))
    address = f"/api/v1/activities/{row.reference}/transitions/submit/"
    answer = ask("POST", address, {"attested": True}, version=row.version)
    (objection,) = answer.json()["objections"]
    assert (answer.status_code, objection["field"], objection["sentence"]) == (422, "timing", PAST)
    page = cast.client_for(cast.vn_focal).post(
        reverse("activities:activity-fire", args=[row.reference, "submit"]), {"attested": "on"}
    )
    assert (page.status_code, PAST in page.content.decode()) == (422, True)
    run = make.read_in(
        cast.vn_focal.actor, "Own number\tTitle\tDate\tWhat is known of it\n1\tSeminar\t2 March 2020\tPlanned"
    )
    shown = cast.client_for(cast.vn_focal).get(reverse("activities:import-run", args=[run.public_id]))
    assert PAST not in shown.content.decode()


def test_what_an_officer_enters_for_a_state_is_not_over_either(cast):
    with pytest.raises(Objected, match="This day is past"):
        make.entered(cast, make.record("LA", "VN", timing="planned"))


def test_what_was_sent_in_time_is_accepted_and_corrected_after_its_day(cast):
    row = make.accepted(cast, cast.vn_focal.actor, "LA", "VN", timing="planned")
    assert (row.state, row.timing) == ("accepted", "planned")
    assert make.corrected(cast.vn_focal.actor, row, title="Another title").state == "submitted"

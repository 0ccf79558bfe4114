"""What is still open is said on the page on which a text goes on: at the meeting, to the next body, to the seats."""

from typing import Any

import pytest

from activities.models import Activity
from activities.services.hold import hold_activity
from activities.services.report_wish import ask_not_to_report
from kernel.consensus.selectors import standings
from kernel.consensus.services.reply import Answer
from kernel.consensus.states import Kind
from reporting.models import Paragraph, Stage, WorkItem
from reporting.services.position import take_position
from reporting.services.questions import close_question
from reporting.services.settle import settle_at_meeting
from reporting.services.transmit import transmit_stage
from tests.factories import reporting as world


def at(stage: Stage, page: str = "") -> str:
    return f"/reports/texts/{stage.public_id}/{page}"


def page_of(cast: Any, stage: Stage, page: str = "", who: str = "officer") -> str:
    return cast.client_for(getattr(cast, who)).get(at(stage, page)).content.decode()


def contested(cast: Any) -> Stage:
    """Viet Nam objects to paragraph 2, Thailand agreed by phone, Malaysia to one text only; the others are silent."""
    stage = world.circulated(cast)
    first, second = stage.round.items.all()[:2]
    world.agree(cast, stage, "VN", answers={second.key: Answer(Kind.OBJECTION, "Please leave this out.")})
    world.agree(cast, stage, "MY", shown={first.key: first.text_hash})
    seat = next(seat for seat in stage.round.bench if seat.office.code == "TH")
    keys = [item.key for item in stage.round.items.all()]
    given = {"seat": seat, "keys": keys, "answer": Answer(), "channel": "phone", "evidence": "A call."}
    take_position(actor=cast.officer.actor, stage=stage, **given)
    return world.stage_of(stage.cycle, "ADSOM_WG")


def test_the_page_at_the_meeting_lists_what_is_open(cast: Any) -> None:
    page = page_of(cast, contested(cast), "at-the-meeting/")
    assert "Viet Nam objects to paragraph 2." in page
    assert "What came from Thailand by phone or note has not been confirmed by its approver." in page
    assert "Malaysia replied to part of the text only." in page
    assert "No reply has come from Brunei Darussalam, Cambodia, Indonesia, Lao PDR, Myanmar, Philippines and" in page


def test_with_every_reply_in_nothing_is_open(cast: Any) -> None:
    stage = world.circulated(cast)
    world.everyone_agrees(cast, stage)
    assert "Still open" not in page_of(cast, stage, "at-the-meeting/")


def test_after_the_end_the_table_of_seats_speaks_of_the_past(cast: Any) -> None:
    stage = contested(cast)
    settle_at_meeting(actor=cast.officer.actor, stage=stage, record="¶4")
    said = {row.seat.office.code: row.label for row in standings(world.stage_of(stage.cycle, "ADSOM_WG").round)}
    assert (said["BN"], said["MY"]) == ("No position recorded", "Position recorded on part of the text")
    assert said["TH"] == "No objection, not confirmed by the seat"
    page = page_of(cast, stage)
    assert not any(words in page for words in ("Awaiting", "to be confirmed", "must confirm"))


def cited(stage: Stage) -> Activity:
    return stage.rows.filter(activity__isnull=False).first().activity


def test_a_record_that_is_no_longer_shared_is_asked_about_before_its_text_goes_round_again(cast: Any) -> None:
    stage = world.settled(cast)
    record = cited(stage)
    ask_not_to_report(actor=cast.la_focal.actor, activity=record)
    close_question(actor=cast.officer.actor, item=WorkItem.objects.get(), note="A corrigendum was agreed.")
    warned = page_of(cast, stage, "transmit/")
    assert f"A cited record is no longer shared: {record.reference}." in warned
    following = transmit_stage(actor=cast.officer.actor, stage=stage)
    item = WorkItem.objects.get(stage=following, closed_at=None)
    assert (item.activity, item.matter) == (record, "unshared")
    page = page_of(cast, following, "circulate/")
    assert "Not possible yet" in page
    assert f"A cited record is no longer shared: {record.reference}." in page
    form = {"last_day": "2020-10-29", "wording": "x"}
    assert cast.client_for(cast.officer).post(at(following, "circulate/"), form).status_code == 422
    close_question(actor=cast.officer.actor, item=item, note="The paragraph was edited.")
    assert "Not possible yet" not in page_of(cast, following, "circulate/")
    assert cast.client_for(cast.officer).post(at(following, "circulate/"), form).status_code == 302


def test_what_a_text_left_open_is_asked_of_the_next_one(cast: Any) -> None:
    stage = world.settled(cast)
    hold_activity(actor=cast.officer.actor, activity=cited(stage), reason="¶9")
    following = transmit_stage(actor=cast.officer.actor, stage=stage)
    assert list(WorkItem.objects.filter(closed_at=None).values_list("stage_id", "matter")) == [
        (stage.pk, "held"),
        (following.pk, "held"),
    ]


def test_a_text_that_goes_on_as_it_is_asks_nothing(cast: Any) -> None:
    stage = world.settled(cast)
    assert "Still open" not in page_of(cast, stage, "transmit/")
    transmit_stage(actor=cast.officer.actor, stage=stage)
    assert not WorkItem.objects.exists()


def bracket(cast: Any, stage: Stage) -> Paragraph:
    """Paragraph 2 with some of its text in square brackets."""
    paragraph = stage.paragraphs.order_by("order")[1]
    form = {"text": f"{paragraph.text} [To be agreed.]", "version": paragraph.version}
    answer = cast.client_for(cast.officer).post(f"/reports/paragraphs/{paragraph.public_id}/", form)
    assert answer["Location"] == f"{at(stage, 'read/')}#p2"
    return paragraph


def test_brackets_are_named_on_the_page_that_circulates_the_text(cast: Any) -> None:
    stage = world.drafted(cast)
    assert "square brackets" not in page_of(cast, stage, "circulate/")
    bracket(cast, stage)
    assert "Paragraph 2 still has text in square brackets." in page_of(cast, stage, "circulate/")


def test_a_sentence_on_brackets_begins_with_a_capital(cast: Any) -> None:
    stage = world.circulated(cast)
    bracket(cast, stage)
    assert "Paragraph 2 still has text in square brackets." in page_of(cast, stage)


def test_a_saved_paragraph_leads_back_to_its_place_in_the_text(cast: Any) -> None:
    stage = world.drafted(cast)
    item = stage.paragraphs.filter(level=1).order_by("order").last()
    client, page = cast.client_for(cast.officer), f"/reports/paragraphs/{item.public_id}/"
    answer = client.post(page, {"text": "note the update.", "version": item.version}, follow=True)
    place = answer.redirect_chain[0][0].partition("#")[2]
    assert f'id="{place}"><span>(b)</span><span>note the update.' in answer.content.decode()
    assert f"#{place}" in client.get(page).content.decode()


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2020-10-01T10:00", "meets on 16 November 2020; choose"),
        ("2020-11-20T10:00", "met on 16 November 2020: replies"),
    ],
)
def test_the_day_for_replies_is_set_beside_the_day_of_the_meeting(cast: Any, clock: Any, today: str, said: str) -> None:
    stage = world.drafted(cast)
    clock.set(today)
    assert f"The ADSOM WG {said}" in page_of(cast, stage, "circulate/")


def test_a_field_left_empty_is_named(cast: Any) -> None:
    stage = world.circulated(cast)
    client, paragraph = cast.client_for(cast.officer), stage.paragraphs.first()
    pages = {
        "/reports/new/": ["Write the name of the cycle.", "Write the cut-off."],
        f"/reports/{stage.cycle.public_id}/candidates/": ["Choose what to do with it."],
        at(stage, "at-the-meeting/"): ["Say where the agreement of the meeting is recorded."],
        at(stage, "take-back/"): ["Write the reason."],
        f"/reports/paragraphs/{paragraph.public_id}/": ["Write the text of the paragraph."],
        f"/reports/rows/{stage.rows.filter(annex='III').first().public_id}/": ["Fill in “Document”."],
    }
    given = {"reference": cited(stage).reference, "shown": "x"}
    for path, sentences in pages.items():
        version = {} if "/texts/" in path else {"version": 1}
        page = client.post(path, given | version).content.decode()
        assert [sentence for sentence in sentences if sentence not in page] == [], path
        assert "This field is required." not in page

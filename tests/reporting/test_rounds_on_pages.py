"""The round of a text through the pages: who reads what, what an edit does, when the text is frozen."""

import re
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from activities.services.hold import hold_activity
from kernel.audit.models import Entry
from kernel.consensus.models import Position, Round
from kernel.consensus.services.reply import Answer
from kernel.consensus.states import Kind
from kernel.notify.models import Message
from reporting.models import Paragraph, Snapshot, Stage, WorkItem
from tests.factories import reporting as world

OBJECTION = "Please leave this out."


def at(stage: Stage, page: str = "") -> str:
    return f"/reports/texts/{stage.public_id}/{page}"


def get(cast: Any, who: str, path: str) -> str:
    return cast.client_for(getattr(cast, who)).get(path, follow=True).content.decode()


def objected(cast: Any) -> Stage:
    """A text on which Viet Nam's seat objects to paragraph 2."""
    stage = world.circulated(cast)
    key = stage.round.items.get(order=2).key
    world.agree(cast, stage, "VN", answers={key: Answer(Kind.OBJECTION, OBJECTION, "Other words.")})
    return world.stage_of(stage.cycle, "ADSOM_WG")


def test_the_seats_are_the_ten_members_of_the_day_without_timor_leste(cast: Any) -> None:
    stage = world.circulated(cast)
    codes = [seat.office.code for seat in stage.round.seats.select_related("office")]
    assert codes == ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "VN"]


def test_circulating_tells_the_approvers_of_the_seats_and_nobody_else(cast: Any) -> None:
    for who in ("vn_approver", "vn_focal", "tl_approver"):
        getattr(cast, who)
    world.circulated(cast)
    told = Message.objects.filter(kind="reporting.reply").values_list("person_id", flat=True)
    assert list(told) == [cast.vn_approver.user.pk]


def test_a_draft_is_the_secretariats_alone(cast: Any) -> None:
    stage = world.drafted(cast)
    for who in ("vn_focal", "vn_approver", "vn_official", "auditor"):
        assert cast.client_for(getattr(cast, who)).get(at(stage, "read/")).status_code == 404
    assert cast.client_for(cast.officer).get(at(stage, "read/")).status_code == 200


@pytest.mark.parametrize("who", ["th_focal", "my_official"])
def test_others_read_the_same_before_and_after_an_objection(cast: Any, who: str) -> None:
    stage = world.circulated(cast)
    before = main_of(get(cast, who, at(stage)))
    world.agree(cast, stage, "VN", answers={stage.round.texts[1].key: Answer(Kind.OBJECTION, OBJECTION)})
    assert main_of(get(cast, who, at(stage))) == before


def main_of(page: str) -> str:
    """What stands on a page between its frame, without the tokens of its forms."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.split("<main", 1)[1].split("</main>")[0])


@pytest.mark.parametrize("who", ["th_approver", "th_focal", "my_official", "tl_approver", "vn_official"])
def test_others_read_one_sentence_and_nothing_else(cast: Any, who: str) -> None:
    page = get(cast, who, at(objected(cast)))
    assert "Consultation continuing" in page
    assert not any(
        word in page for word in (OBJECTION, "Other words.", "Positions of the seats", "Awaiting", "objects")
    )


def test_the_secretariat_and_the_seat_itself_see_the_position(cast: Any) -> None:
    stage = objected(cast)
    assert OBJECTION in get(cast, "officer", at(stage))
    assert OBJECTION in get(cast, "vn_approver", at(stage, "reply/"))
    assert OBJECTION not in get(cast, "th_approver", at(stage, "reply/"))


def test_positions_leave_no_words_in_the_audit(cast: Any) -> None:
    objected(cast)
    assert not Entry.objects.filter(changes__icontains="leave this out").exists()


@pytest.mark.parametrize("who", ["vn_focal", "vn_official", "tl_approver", "officer"])
def test_only_an_approver_of_a_seat_reaches_the_reply_page(cast: Any, who: str) -> None:
    stage = world.circulated(cast)
    assert cast.client_for(getattr(cast, who)).post(at(stage, "reply/"), {"everything": "1"}).status_code == 403
    assert not Position.objects.exists()


def test_the_page_replies_to_everything_at_once_and_says_what_changed_meanwhile(cast: Any) -> None:
    stage = world.circulated(cast)
    shown = {f"hash-{item.key}": item.text_hash for item in stage.round.items.all()}
    edit(cast, stage, 3, "A new sentence.")
    page = cast.client_for(cast.vn_approver).post(at(stage, "reply/"), {"everything": "1", **shown}).content.decode()
    assert "Not covered, because it changed while you read:" in page
    assert "paragraph 3" in page
    assert Position.objects.count() == stage.round.items.count() - 1


def test_a_reply_without_a_mark_is_refused_and_records_nothing(cast: Any) -> None:
    stage = world.circulated(cast)
    shown = {f"hash-{item.key}": item.text_hash for item in stage.round.items.all()}
    answer = cast.client_for(cast.vn_approver).post(at(stage, "reply/"), {"scope": "all", **shown})
    assert answer.status_code == 422
    assert "You have marked nothing." in answer.content.decode()
    assert not Position.objects.exists()


def test_the_receipt_says_which_position_is_recorded(cast: Any) -> None:
    stage = world.circulated(cast)
    shown = {f"hash-{item.key}": item.text_hash for item in stage.round.items.all()}
    key = stage.round.items.all()[1].key
    form = {"scope": "all", f"kind-{key}": "objection", f"text-{key}": "Too wide.", **shown}
    page = cast.client_for(cast.vn_approver).post(at(stage, "reply/"), form).content.decode()
    assert re.search(r"Objection</dt>\s*<dd[^>]*>\s*paragraph 2\s*</dd>", page)


def test_a_remark_without_words_is_refused_at_its_field_and_keeps_what_was_typed(cast: Any) -> None:
    stage = world.circulated(cast)
    first, second = stage.round.items.all()[:2]
    form = {f"hash-{i.key}": i.text_hash for i in (first, second)}
    form |= {"scope": "marked", f"kind-{first.key}": "objection", f"kind-{second.key}": "comment"}
    answer = cast.client_for(cast.vn_approver).post(at(stage, "reply/"), form | {f"text-{second.key}": "Typed words"})
    assert answer.status_code == 422
    assert "Write what you wish to say on paragraph 1." in answer.content.decode()
    assert "Typed words" in answer.content.decode()


def edit(cast: Any, stage: Stage, number: int, text: str, **values: Any) -> Any:
    paragraph = Paragraph.objects.filter(stage=stage).order_by("order")[number - 1]
    form = {"text": text, "version": paragraph.version} | values
    return cast.client_for(cast.officer).post(f"/reports/paragraphs/{paragraph.public_id}/", form)


def test_editing_the_paragraph_objected_to_lets_the_round_go_on(cast: Any) -> None:
    stage = objected(cast)
    edit(cast, stage, 2, "Other words.")
    standing = Position.objects.standing(stage.round)
    assert standing.filter(seat__office__code="VN").count() == stage.round.items.count() - 1
    assert Round.objects.get(pk=stage.round.pk).state == "open"


def test_a_stale_edit_shows_both_texts_and_saves_neither(cast: Any) -> None:
    stage = world.circulated(cast)
    edit(cast, stage, 2, "The first to save.")
    answer = edit(cast, stage, 2, "The second to save.", version=1)
    assert answer.status_code == 409
    assert all(words in answer.content.decode() for words in ("The first to save.", "The second to save."))


@pytest.mark.parametrize("who", ["vn_focal", "vn_approver", "my_official"])
def test_states_edit_nothing(cast: Any, who: str) -> None:
    stage = world.circulated(cast)
    paragraph = Paragraph.objects.filter(stage=stage).first()
    answer = cast.client_for(getattr(cast, who)).post(f"/reports/paragraphs/{paragraph.public_id}/", {"text": "x"})
    assert answer.status_code == 403


def test_a_seat_confirms_what_was_recorded_by_phone(cast: Any) -> None:
    stage = world.circulated(cast)
    form = {"seat": "VN", "channel": "phone", "items": "", "kind": "no_objection", "evidence": "A call on 2 October."}
    cast.client_for(cast.officer).post(at(stage, "position/"), form)
    assert "to be confirmed" in get(cast, "officer", at(stage))
    assert "Please confirm" in get(cast, "vn_approver", at(stage, "reply/"))
    cast.client_for(cast.vn_approver).post(at(stage, "confirm/"))
    assert not Position.objects.unconfirmed().exists()


def test_a_deadline_on_a_rest_day_of_a_capital_is_refused_with_a_better_day(cast: Any) -> None:
    stage = world.drafted(cast)
    form = {"last_day": "2020-10-31", "wording": "x"}
    answer = cast.client_for(cast.officer).post(at(stage, "circulate/"), form)
    assert answer.status_code == 422
    assert "The next day on which all work is" in answer.content.decode()


def test_closing_freezes_the_text_and_stores_its_snapshot(cast: Any) -> None:
    stage = world.circulated(cast)
    world.everyone_agrees(cast, stage)
    cast.client_for(cast.officer).post(at(stage, "close/"), {"mail_checked": "on", "phone_checked": "on"})
    stage = world.stage_of(stage.cycle, "ADSOM_WG")
    assert (stage.state, Snapshot.objects.filter(stage=stage).count()) == ("settled", 1)
    assert edit(cast, stage, 2, "Too late.").status_code == 403
    for rows in (Paragraph.objects.filter(stage=stage), stage.rows.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(order=999)
    with pytest.raises(DatabaseError), transaction.atomic():
        Snapshot.objects.update(body="{}")


def test_a_round_that_must_wait_says_why_and_stays_open(cast: Any) -> None:
    stage = objected(cast)
    form = {"mail_checked": "on", "phone_checked": "on"}
    answer = cast.client_for(cast.officer).post(at(stage, "close/"), form)
    assert answer.status_code == 422
    assert "A seat objects to paragraph 2." in answer.content.decode()
    assert Stage.objects.get(pk=stage.pk).state == "circulated"


def test_taking_the_text_back_ends_the_round_and_opens_the_draft_again(cast: Any) -> None:
    stage = world.circulated(cast)
    cast.client_for(cast.officer).post(at(stage, "take-back/"), {"reason": "New records came in."})
    again = Stage.objects.get(pk=stage.pk)
    assert (again.state, again.round) == ("drafting", None)
    assert cast.client_for(cast.vn_official).get(at(stage, "read/")).status_code == 404


def test_a_hold_on_a_cited_record_opens_a_question_and_changes_no_frozen_text(cast: Any) -> None:
    stage = world.settled(cast)
    cited = stage.rows.filter(activity__isnull=False).first().activity
    before = list(Paragraph.objects.filter(stage=stage).values_list("text", flat=True))
    hold_activity(actor=cast.officer.actor, activity=cited, reason="¶9")
    assert WorkItem.objects.get().matter == "held"
    assert list(Paragraph.objects.filter(stage=stage).values_list("text", flat=True)) == before
    assert "was put on hold" in get(cast, "officer", at(stage))
    assert "was put on hold" not in get(cast, "vn_official", at(stage))


def test_an_empty_annex_keeps_its_number_on_the_page_as_in_the_pack(cast: Any) -> None:
    stage = world.circulated(cast)
    stage.rows.filter(annex="II").delete()
    page = get(cast, "vn_official", at(stage, "read/"))
    assert [number for number in ("I", "II", "III", "IV") if f"Annex {number}. " in page] == ["I", "II", "III", "IV"]
    assert "None in this report." in page


def test_every_approver_of_a_seat_finds_the_way_to_the_reply(cast: Any) -> None:
    stage = world.circulated(cast)
    pages = {seat.office.code: f"{seat.office.code.lower()}_approver" for seat in stage.round.seats.all()}
    found = {code: "Reply for your Member State" in get(cast, who, at(stage, "read/")) for code, who in pages.items()}
    assert found == dict.fromkeys(pages, True)

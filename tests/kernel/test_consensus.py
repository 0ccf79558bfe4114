"""Rounds: who is seated, what a reply covers, what an edit voids, when a round may end (DESIGN §5)."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, transaction

from kernel import clock as domain_clock
from kernel.audit.models import Entry
from kernel.consensus.models import Position, Round
from kernel.consensus.selectors import standings
from kernel.consensus.services.edit import edit_item
from kernel.consensus.services.finish import close_round, extend_round, settle_at_meeting, withdraw_round
from kernel.consensus.services.open import Terms, Text, open_round
from kernel.consensus.services.record import confirm_positions, record_position
from kernel.consensus.services.reply import Answer, reply
from kernel.consensus.states import Channel, Kind, RoundState
from kernel.consensus.text import text_hash
from kernel.errors import Forbidden, NotFound, Objected
from tests.factories.accounts import office

SEATS = ("ID", "MY", "VN")
TEXTS = [Text("a", "paragraph 1", "First text."), Text("b", "paragraph 2", "Second text.")]
END = datetime(2020, 10, 15, 17, tzinfo=ZoneInfo("Asia/Jakarta"))


def opened(cast: Any, *, silence: bool = False) -> Round:
    cast.id_approver, cast.my_approver, cast.vn_approver  # noqa: B018
    seats = [office(code) for code in SEATS]
    terms = Terms(reply_until=END, silence=silence, silence_wording="Silence is no objection.")
    return open_round(
        actor=cast.officer.actor,
        label="The text",
        kind="report",
        seats=seats,
        texts=TEXTS,
        terms=terms,
        body="ADSOM_WG",
    )


def hashes(round_: Round) -> dict[str, str]:
    return dict(round_.items.values_list("key", "text_hash"))


def say(cast: Any, round_: Round, code: str, **answers: Answer) -> Any:
    actor = getattr(cast, f"{code.lower()}_approver").actor
    return reply(actor=actor, round_=round_, shown=hashes(round_), answers=answers)


def close(cast: Any, round_: Round) -> Round:
    return close_round(actor=cast.officer.actor, round_=fresh(round_), mail_checked=True, phone_checked=True)


def fresh(round_: Round) -> Round:
    return Round.objects.get(pk=round_.pk)


def test_a_reply_covers_every_text_shown_and_is_audited_without_words(cast: Any) -> None:
    round_ = opened(cast)
    receipt = say(cast, round_, "VN", b=Answer(Kind.COMMENT, "Say 'met'."))
    assert [item.key for item in receipt.recorded] == ["a", "b"]
    entry = Entry.objects.filter(verb="consensus.round.replied").get()
    assert entry.changes == {"seat": "VN", "kinds": ["comment", "no_objection"]}


def test_a_text_edited_after_the_page_was_opened_is_left_out_of_the_reply(cast: Any) -> None:
    round_ = opened(cast)
    shown = hashes(round_)
    edit_item(actor=cast.officer.actor, round_=round_, key="b", text="Second text, amended.")
    receipt = reply(actor=cast.vn_approver.actor, round_=round_, shown=shown)
    assert ([item.key for item in receipt.recorded], [item.key for item in receipt.left_out]) == (["a"], ["b"])


@pytest.mark.parametrize("who", ["vn_focal", "vn_official", "th_approver", "officer"])
def test_only_an_approver_of_a_seat_replies(cast: Any, who: str) -> None:
    round_ = opened(cast)
    with pytest.raises((NotFound, Forbidden)):
        reply(actor=getattr(cast, who).actor, round_=round_, shown=hashes(round_))
    assert not Position.objects.exists()


def test_replies_stop_at_the_deadline(cast: Any, clock: Any) -> None:
    round_ = opened(cast)
    clock.set("2020-10-15T17:00:01")
    with pytest.raises(Objected, match="ended on 15 October 2020, 17:00"):
        say(cast, round_, "VN")


def test_an_objection_keeps_the_consultation_open_until_it_is_lifted(cast: Any) -> None:
    round_ = opened(cast)
    say(cast, round_, "VN", a=Answer(Kind.OBJECTION, "Not this word."))
    assert fresh(round_).sentence == "Consultation continuing"
    say(cast, round_, "VN")
    assert fresh(round_).state == RoundState.OPEN


def test_an_objection_needs_words(cast: Any) -> None:
    round_ = opened(cast)
    with pytest.raises(Objected) as refusal:
        say(cast, round_, "VN", a=Answer(Kind.OBJECTION))
    assert refusal.value.objections[0].field == "text-a"


def test_an_edit_voids_the_positions_on_that_text_alone_and_an_earlier_text_brings_them_back(cast: Any) -> None:
    round_ = opened(cast)
    say(cast, round_, "VN")
    edit_item(actor=cast.officer.actor, round_=round_, key="b", text="Another text.")
    assert [row.item.key for row in Position.objects.standing(round_)] == ["a"]
    edit_item(actor=cast.officer.actor, round_=round_, key="b", text="Second text.")
    assert [row.item.key for row in Position.objects.standing(round_)] == ["a", "b"]


def test_white_space_alone_voids_nothing(cast: Any) -> None:
    round_ = opened(cast)
    since = round_.items.get(key="b").since
    say(cast, round_, "VN")
    item = edit_item(actor=cast.officer.actor, round_=round_, key="b", text="  Second \n text. ")
    assert (item.since, Position.objects.standing(round_).count()) == (since, 2)
    assert text_hash("Vie\u0323\u0302t") == text_hash("Vi\u1ec7t")


def test_a_round_closes_early_only_when_every_seat_has_replied(cast: Any) -> None:
    round_ = opened(cast)
    say(cast, round_, "ID"), say(cast, round_, "MY")
    with pytest.raises(Objected, match="every seat has to reply"):
        close(cast, round_)
    say(cast, round_, "VN")
    assert close(cast, round_).state == RoundState.CLOSED


def test_closing_needs_the_declaration_that_mail_and_phone_were_checked(cast: Any) -> None:
    round_ = opened(cast)
    with pytest.raises(Objected) as refusal:
        close_round(actor=cast.officer.actor, round_=round_, mail_checked=False, phone_checked=False)
    assert [objection.field for objection in refusal.value.objections] == ["mail_checked", "phone_checked"]


def test_silence_counts_after_the_deadline_when_the_note_said_so(cast: Any, clock: Any) -> None:
    spoken, silent = opened(cast), opened(cast, silence=True)
    clock.set("2020-10-16T09:00")
    with pytest.raises(Objected, match="did not provide for silence"):
        close(cast, spoken)
    assert close(cast, silent).state == RoundState.CLOSED


def test_silence_does_not_count_for_a_text_edited_on_the_way_until_it_has_lain_long_enough(
    cast: Any, clock: Any
) -> None:
    round_ = opened(cast, silence=True)
    clock.set("2020-10-08T09:00")
    edit_item(actor=cast.officer.actor, round_=round_, key="b", text="Amended.")
    extend_round(actor=cast.officer.actor, round_=round_, reply_until=END + timedelta(days=1))
    clock.set("2020-10-17T09:00")
    with pytest.raises(Objected, match="Paragraph 2 changed after the round opened"):
        close(cast, round_)
    extend_round(actor=cast.officer.actor, round_=round_, reply_until=END + timedelta(days=9))
    clock.set("2020-10-25T09:00")
    assert close(cast, round_).state == RoundState.CLOSED


def test_silence_does_not_count_for_a_seat_without_an_approver(cast: Any, clock: Any) -> None:
    round_ = opened(cast, silence=True)
    clock.set("2020-10-16T09:00")
    cast.my_approver.posts[0].__class__.objects.filter(pk=cast.my_approver.posts[0].pk).update(end="2020-10-01")
    with pytest.raises(Objected, match="Malaysia has no approver"):
        close(cast, round_)


def test_an_objection_by_phone_takes_effect_at_once(cast: Any) -> None:
    round_ = opened(cast)
    by_phone(cast, round_, Answer(Kind.OBJECTION, "Not this word."))
    assert fresh(round_).state == RoundState.CONTINUING


def by_phone(cast: Any, round_: Round, answer: Answer, evidence: str = "") -> None:
    seat = round_.seats.get(office__code="VN")
    record_position(
        actor=cast.officer.actor,
        round_=round_,
        seat=seat,
        keys=["a", "b"],
        answer=answer,
        channel=Channel.PHONE,
        evidence=evidence,
    )


def test_no_objection_by_phone_needs_evidence_and_counts_once_the_seat_confirms(cast: Any) -> None:
    round_ = opened(cast)
    say(cast, round_, "ID"), say(cast, round_, "MY")
    with pytest.raises(Objected, match="what shows it"):
        by_phone(cast, round_, Answer())
    by_phone(cast, round_, Answer(), evidence="Colonel T. called on 2 October, 10:00.")
    with pytest.raises(Objected, match="has not confirmed it"):
        close(cast, round_)
    confirm_positions(actor=cast.vn_approver.actor, round_=round_)
    assert close(cast, round_).state == RoundState.CLOSED


def test_square_brackets_are_gone_before_a_round_is_closed(cast: Any) -> None:
    round_ = opened(cast)
    edit_item(actor=cast.officer.actor, round_=round_, key="a", text="First [text].")
    for code in SEATS:
        say(cast, round_, code)
    with pytest.raises(Objected, match=r"^Paragraph [0-9] still has text in square brackets\.$"):
        close(cast, round_)


def test_a_meeting_settles_and_an_officer_withdraws(cast: Any) -> None:
    at_meeting, taken_back = opened(cast), opened(cast)
    until = domain_clock.today() + timedelta(days=30)
    settle_at_meeting(actor=cast.officer.actor, round_=at_meeting, record="¶5", ad_referendum={office("VN").pk: until})
    withdraw_round(actor=cast.officer.actor, round_=taken_back, reason="New records.")
    assert (fresh(at_meeting).state, fresh(taken_back).state) == (RoundState.SETTLED, RoundState.WITHDRAWN)


def test_the_database_refuses_to_change_positions_and_seats(cast: Any) -> None:
    round_ = opened(cast)
    say(cast, round_, "VN")
    for change in (lambda: Position.objects.update(kind="objection"), lambda: round_.seats.all().update(order=9)):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_table_of_seats_shows_the_weightiest_position(cast: Any) -> None:
    round_ = opened(cast)
    say(cast, round_, "VN", b=Answer(Kind.RESERVATION, "For the record."))
    labels = {row.seat.office.code: row.label for row in standings(fresh(round_))}
    assert labels == {"ID": "Awaiting reply", "MY": "Awaiting reply", "VN": "Reservation"}

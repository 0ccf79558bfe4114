"""What a reader who may see a record may not see of it: working text, sources, parties that did not confirm."""

from dataclasses import replace
from uuid import uuid4

import pytest

from tests.factories import activities as log

pytestmark = pytest.mark.django_db


def correction(cast, **values):
    """A submitted correction of an accepted record of Viet Nam and Lao PDR."""
    record = log.confirmed(cast, cast.vn_focal.actor, "VN", "LA", summary="Old words.", source="Old file 1")
    return record, log.corrected(cast.vn_focal.actor, record, **values)


def test_an_official_of_another_state_learns_nothing_by_posting_to_the_edit_page(cast):
    record = log.confirmed(
        cast, cast.vn_focal.actor, "VN", "LA", summary="Secret half.", reportable_text="Open half.", source="File 7"
    )
    answer = cast.client_for(cast.th_official).post(
        f"/activities/{record.reference}/edit/", log.form_of(title="Another title")
    )
    assert answer.status_code == 403
    assert b"Secret half" not in answer.content
    assert b"File 7" not in answer.content


def test_the_form_token_of_a_record_one_does_not_see_tells_nothing(cast):
    hidden = log.draft(cast.vn_focal.actor, "VN", "LA")
    client = cast.client_for(cast.th_focal)
    answers = [
        client.post("/activities/new/", log.form_of(token=token, host="TH", states=["TH", "LA"]))
        for token in (str(hidden.form_token), str(uuid4()))
    ]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert hidden.reference not in answers[0]["Location"]


def test_an_officer_does_not_read_the_owners_working_text_by_posting(cast):
    sent = log.submitted(cast.vn_focal.actor, "VN", "LA")
    log.take_step(actor=cast.officer.actor, activity=sent, name="send_back", comment="Please say more.")
    client = cast.client_for(cast.vn_focal)
    page = client.get(f"/activities/{sent.reference}/edit/").context["form"]
    client.post(
        f"/activities/{sent.reference}/edit/",
        log.form_of(summary="Not sent yet.", version=page["version"].value(), act="draft"),
    )
    answer = cast.client_for(cast.officer).post(f"/activities/{sent.reference}/edit/", log.form_of())
    assert answer.status_code == 403
    assert b"Not sent yet" not in answer.content


def test_a_named_state_reads_the_new_words_of_a_correction_and_not_its_source(cast):
    _record, proposed = correction(cast, summary="New words.", source="New file 2")
    page = cast.client_for(cast.la_focal).get(f"/activities/{proposed.reference}/").content.decode()
    assert "New" in page
    assert "file 2" not in page
    assert "file 1" not in page


def test_a_correction_does_not_undo_what_became_known_meanwhile(cast):
    record, proposed = correction(cast, summary="New words.")
    assert record.timing == "took_place"
    type(record).objects.filter(pk=record.pk).update(consensus_reference="ADSOM record, paragraph 3")
    log.confirm_participation(actor=cast.la_focal.actor, activity=proposed)
    log.take_step(actor=cast.officer.actor, activity=proposed, name="apply")
    record.refresh_from_db()
    assert (record.summary, record.consensus_reference) == ("New words.", "ADSOM record, paragraph 3")


def test_the_version_kept_when_something_took_place_says_so(cast):
    planned = log.confirmed(cast, cast.vn_focal.actor, "VN", "LA", timing="planned")
    held = log.take_step(actor=cast.vn_focal.actor, activity=planned, name="note_held")
    assert held.revisions.last().snapshot["timing"] == "took_place"


def parties_of(cast, who: str, proposed) -> list[tuple[str, str]]:
    """The line of the parties under what a correction changes, before and after, as this person reads it."""
    page = cast.client_for(getattr(cast, who)).get(f"/activities/{proposed.reference}/confirm/").context["page"]
    return [(change.old, change.new) for change in page.differences if change.caps == "Parties"]


def test_a_party_that_stays_is_no_change_and_one_that_leaves_is(cast):
    record = log.confirmed(cast, cast.vn_focal.actor, "KH", "LA", "TH", "VN")
    parties = log.record("KH", "LA", "VN").parties
    proposed = log.corrected(cast.vn_focal.actor, record, parties=parties)
    for who in ("kh_focal", "la_focal"):
        assert parties_of(cast, who, proposed) == [
            ("Cambodia, Lao PDR, Thailand, Viet Nam (host)", "Cambodia, Lao PDR, Viet Nam (host)")
        ], who


def test_what_changes_beside_a_party_that_stays_waits_for_that_party(cast):
    record = log.confirmed(cast, cast.vn_focal.actor, "KH", "LA", "VN")
    kh, la, vn = log.record("KH", "LA", "VN").parties
    named = (kh, replace(la, services=("Border Guard",)), vn)
    proposed = log.corrected(cast.vn_focal.actor, record, parties=named)
    assert parties_of(cast, "kh_focal", proposed) == []
    assert parties_of(cast, "la_focal", proposed) == [
        ("Cambodia, Lao PDR, Viet Nam (host)", "Cambodia, Lao PDR (Border Guard), Viet Nam (host)")
    ]


def test_another_host_is_a_change_of_the_parties(cast):
    record = log.confirmed(cast, cast.vn_focal.actor, "LA", "VN")
    proposed = log.corrected(cast.vn_focal.actor, record, parties=log.record("LA", "VN", host="LA").parties)
    assert parties_of(cast, "la_focal", proposed) == [("Lao PDR, Viet Nam (host)", "Lao PDR (host), Viet Nam")]


def test_a_party_that_has_not_confirmed_the_old_text_is_shown_of_neither(cast):
    record = log.accepted(cast, cast.vn_focal.actor, "KH", "LA", "TH", "VN")
    proposed = log.corrected(cast.vn_focal.actor, record, parties=log.record("KH", "LA", "VN").parties)
    log.confirm_participation(actor=cast.kh_focal.actor, activity=proposed)
    assert parties_of(cast, "la_focal", proposed) == []
    assert parties_of(cast, "kh_focal", proposed) == []

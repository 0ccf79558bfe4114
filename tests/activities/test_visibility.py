"""Who sees a record, step by step, on every page (DESIGN §4)."""

import pytest
from django.urls import reverse

from activities.models import Activity
from activities.services.step import submit, take_step
from activities.states import Audience
from kernel.audit.models import Entry
from kernel.notify.models import Message
from tests.factories import activities as make


def page(cast, who: str, reference: str):
    """The record's page as this person gets it."""
    return cast.client_for(getattr(cast, who)).get(reverse("activities:activity-detail", args=[reference]))


def listed(cast, who: str) -> str:
    """The list as this person gets it."""
    return cast.client_for(getattr(cast, who)).get(reverse("activities:activity-list")).content.decode()


def test_a_draft_is_seen_by_its_owner_alone_even_when_it_names_others(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    for who in ("officer", "publisher", "la_focal", "th_focal"):
        assert page(cast, who, record.reference).status_code == 404
        assert record.title not in listed(cast, who)
    assert page(cast, "vn_approver", record.reference).status_code == 200


def test_a_submitted_record_is_seen_by_the_secretariat_too(cast):
    record = make.submitted(cast.vn_focal.actor, "LA", "VN")
    assert page(cast, "officer", record.reference).status_code == 200
    for who in ("la_focal", "th_focal", "closed"):
        assert page(cast, who, record.reference).status_code in (403, 404)


def test_an_accepted_record_is_seen_by_the_states_it_names_which_are_asked(cast):
    cast.la_focal, cast.la_approver  # noqa: B018
    record = make.accepted(cast, cast.vn_focal.actor, "LA", "VN")
    assert page(cast, "la_focal", record.reference).status_code == 200
    assert page(cast, "th_focal", record.reference).status_code == 404
    asked = set(Message.objects.filter(kind="activities.confirm").values_list("person_id", flat=True))
    assert asked == {cast.la_focal.user.pk, cast.la_approver.user.pk}


def test_only_when_every_named_state_has_confirmed_do_all_see_it(cast):
    record = make.accepted(cast, cast.vn_focal.actor, "LA", "VN")
    client = cast.client_for(cast.la_focal)
    version = client.get(reverse("activities:activity-confirm", args=[record.reference])).context["activity"].version
    client.post(
        reverse("activities:activity-confirm", args=[record.reference]), {"answer": "confirm", "version": version}
    )
    record.refresh_from_db()
    assert record.audience == Audience.ALL
    assert page(cast, "th_focal", record.reference).status_code == 200
    assert Entry.objects.filter(verb="activities.confirmed", object_ref=record.reference).exists()


def test_a_public_source_shares_it_and_marks_the_parts_as_printed_on_it(cast):
    record = make.accepted(cast, cast.officer.actor, "TH", host="TH")
    assert record.audience == Audience.PARTIES
    client = cast.client_for(cast.publisher)
    client.post(
        reverse("activities:activity-basis", args=[record.reference]), {"kind": "public_source", "reference": "VNA"}
    )
    record.refresh_from_db()
    assert (record.audience, record.participations.get().confirmation) == (Audience.ALL, "basis")


def test_a_confirmation_can_be_taken_back_until_a_settled_report_cites_the_record(cast):
    record = make.confirmed(cast, cast.vn_focal.actor, "LA", "VN")
    url = reverse("activities:activity-confirm", args=[record.reference])
    cast.client_for(cast.la_approver).post(url, {"answer": "decline"})
    record.refresh_from_db()
    assert record.audience == Audience.PARTIES
    cast.client_for(cast.la_approver).post(url, {"answer": "confirm"})
    Activity.objects.filter(pk=record.pk).update(locked_by_report=True)
    assert cast.client_for(cast.la_approver).post(url, {"answer": "decline"}).status_code == 422


def test_an_answer_given_on_an_old_page_does_not_overturn_a_newer_one(cast):
    record = make.accepted(cast, cast.vn_focal.actor, "LA", "VN")
    url = reverse("activities:activity-confirm", args=[record.reference])
    shown = {"version": record.version}
    cast.client_for(cast.la_focal).post(url, shown | {"answer": "confirm"})
    assert cast.client_for(cast.la_approver).post(url, shown | {"answer": "decline"}).status_code == 409
    assert record.participations.get(office__code="LA").confirmation == "confirmed"


def test_do_not_report_hides_it_from_all_but_owner_secretariat_and_the_state_that_asked(cast):
    record = make.confirmed(cast, cast.vn_focal.actor, "KH", "LA", "VN")
    url = reverse("activities:activity-wish", args=[record.reference])
    asked = cast.client_for(cast.la_focal).get(url).content.decode()
    assert "Other states it names no longer see it." in asked
    assert page(cast, "kh_focal", record.reference).status_code == 200
    cast.client_for(cast.la_focal).post(url)
    seen = page(cast, "la_focal", record.reference).content.decode()
    assert "its owner, the secretariat and your state" in seen
    assert page(cast, "vn_focal", record.reference).status_code == 200
    assert page(cast, "officer", record.reference).status_code == 200
    for who in ("kh_focal", "th_focal"):
        assert page(cast, who, record.reference).status_code == 404
    cast.client_for(cast.la_focal).post(url, {"lift": "1"})
    assert page(cast, "th_focal", record.reference).status_code == 200


@pytest.fixture
def withheld(cast):
    """Cambodia asks not to report a record that names Lao PDR too, while its correction is on its way."""
    record = make.confirmed(cast, cast.vn_focal.actor, "KH", "LA", "VN")
    proposed = make.corrected(cast.vn_focal.actor, record, summary="Other words.")
    cast.client_for(cast.kh_focal).post(reverse("activities:activity-wish", args=[record.reference]))
    return record, proposed


def act(cast, who: str, record: Activity, name: str, **values):
    """Post to one of a record's pages."""
    address = reverse(f"activities:activity-{name}", args=[record.reference])
    return cast.client_for(getattr(cast, who)).post(address, values)


def test_a_correction_waits_for_no_state_that_cannot_see_it(cast, withheld):
    record, proposed = withheld
    assert page(cast, "la_focal", proposed.reference).status_code == 404
    assert "has not confirmed the new text" not in page(cast, "officer", proposed.reference).content.decode()
    fire = reverse("activities:activity-fire", args=[proposed.reference, "apply"])
    assert cast.client_for(cast.officer).post(fire).status_code == 302
    assert page(cast, "la_focal", record.reference).status_code == 404
    act(cast, "kh_focal", record, "wish", lift="1")
    record.refresh_from_db()
    assert (record.audience, record.summary) == (Audience.PARTIES, "Other words.")
    for who in ("la_focal", "kh_focal"):
        assert (
            f"/activities/{record.reference}/confirm/" in cast.client_for(getattr(cast, who)).get("/").content.decode()
        )
        act(cast, who, record, "confirm", answer="confirm")
    record.refresh_from_db()
    assert record.audience == Audience.ALL


@pytest.mark.parametrize("sent", ["before", "meanwhile"])
def test_once_the_wish_is_taken_back_a_correction_on_its_way_asks_its_states_again(cast, withheld, sent):
    record, proposed = withheld
    if sent == "meanwhile":
        take_step(actor=cast.vn_focal.actor, activity=proposed, name="recall")
        submit(actor=cast.vn_focal.actor, activity=proposed, attested=True)
    act(cast, "kh_focal", record, "wish", lift="1")
    assert "Lao PDR has not confirmed the new text" in page(cast, "officer", proposed.reference).content.decode()
    for who in ("la_focal", "kh_focal"):
        address = f"/activities/{proposed.reference}/confirm/"
        assert address in cast.client_for(getattr(cast, who)).get("/").content.decode()
        assert cast.client_for(getattr(cast, who)).post(address, {"answer": "confirm"}).status_code == 302
    fire = reverse("activities:activity-fire", args=[proposed.reference, "apply"])
    assert cast.client_for(cast.officer).post(fire).status_code == 302


def test_the_page_to_confirm_says_as_what_a_state_is_named(cast):
    record = make.accepted(cast, cast.vn_focal.actor, "LA", "VN")
    shown = cast.client_for(cast.la_focal).get(f"/activities/{record.reference}/confirm/").content.decode()
    assert "Lao PDR is named as a participant." in shown


def test_a_hold_takes_it_from_every_other_scope_and_gives_it_back(cast):
    record = make.confirmed(cast, cast.vn_focal.actor, "LA", "VN")
    url = reverse("activities:activity-hold", args=[record.reference])
    cast.client_for(cast.officer).post(url, {"reason": "Demarcation."})
    for who in ("la_focal", "th_focal"):
        assert page(cast, who, record.reference).status_code == 404
        assert record.reference not in listed(cast, who)
    assert "Demarcation." in page(cast, "vn_focal", record.reference).content.decode()
    make.decided(cast, record)
    assert page(cast, "th_focal", record.reference).status_code == 200


def test_others_see_a_party_only_after_it_is_confirmed(cast):
    record = make.accepted(cast, cast.vn_focal.actor, "KH", "LA", "VN")
    body = page(cast, "la_focal", record.reference).content.decode()
    assert "Lao PDR" in body
    assert "Cambodia" not in body.split('id="parties"')[1].split("</section>")[0]


def test_officials_read_and_administrators_and_auditors_do_not(cast):
    record = make.shared(cast, cast.vn_focal.actor, "LA", "VN")
    assert page(cast, "th_official", record.reference).status_code == 200
    assert page(cast, "administrator", record.reference).status_code == 404
    assert page(cast, "auditor", record.reference).status_code == 404


def test_on_a_mixed_record_others_read_and_find_only_the_text_that_may_be_reported(cast):
    texts = {"summary": "Drugs, and the boundary markers.", "reportable_text": "Drugs were discussed."}
    record = make.shared(cast, cast.vn_focal.actor, "LA", "VN", **texts)
    body = page(cast, "th_focal", record.reference).content.decode()
    assert "Drugs were discussed." in body
    assert "markers" not in body
    found = cast.client_for(cast.th_focal).get(reverse("activities:activity-list"), {"q": "markers"}).content.decode()
    assert record.reference not in found

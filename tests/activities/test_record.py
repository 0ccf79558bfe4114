"""The life of a record: submit, return, accept, correct, withdraw (DESIGN §4)."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse

from activities.events import ActivityCorrected
from activities.models import Activity, Revision
from activities.services.correct import propose_and_submit
from activities.services.edit import edit_activity
from activities.services.step import submit, take_step
from kernel import events
from kernel.audit.models import Entry
from kernel.errors import Forbidden, Objected, Stale
from kernel.members.models import Office
from tests.factories import activities as make
from tests.factories import members


def fire(cast, who: str, record: Activity, name: str, **data):
    """Press a button of the record's page."""
    url = reverse("activities:activity-fire", args=[record.reference, name])
    return cast.client_for(getattr(cast, who)).post(url, data)


def test_a_record_is_returned_with_a_comment_corrected_and_submitted_again(cast):
    record = make.submitted(cast.vn_focal.actor, "LA", "VN")
    assert fire(cast, "officer", record, "send_back").status_code == 422
    fire(cast, "officer", record, "send_back", comment="Please give the days.")
    record.refresh_from_db()
    new = make.record("LA", "VN", summary="A better summary.")
    edit_activity(actor=cast.vn_focal.actor, activity=record, data=new, version=record.version)
    fire(cast, "vn_focal", record, "submit", attested="on")
    record.refresh_from_db()
    assert (record.state, record.summary, record.revisions.count()) == ("submitted", "A better summary.", 2)


def test_what_waits_is_told_once(cast):
    asked = make.accepted(cast, cast.vn_focal.actor, "LA", "VN")
    sent = make.submitted(cast.la_focal.actor, "LA", "VN")
    take_step(actor=cast.officer.actor, activity=sent, name="send_back", comment="Which town?")
    home = cast.client_for(cast.la_focal).get("/").content.decode()
    assert home.count(f'href="/activities/{asked.reference}/confirm/"') == 1
    assert home.count(f'href="/activities/{sent.reference}/edit/"') == 1


def test_the_secretariat_never_reads_the_working_text_of_a_returned_record(cast):
    make.offices("TH")
    record = make.submitted(cast.vn_focal.actor, "LA", "VN")
    record = take_step(actor=cast.officer.actor, activity=record, name="send_back", comment="Please look.")
    secret = make.record("LA", "TH", "VN", title="A secret title", summary="Secret words.", place="Secret place")
    edit_activity(actor=cast.vn_focal.actor, activity=record, data=secret, version=record.version)
    url = reverse("activities:activity-detail", args=[record.reference])
    pages = [
        cast.client_for(cast.officer).get(path).content.decode()
        for path in (url, "/activities/", "/activities/?q=secret")
    ]
    assert not any("ecret title" in body or "ecret words" in body or "ecret place" in body for body in pages)
    assert record.reference not in pages[2]
    assert "A secret title" in cast.client_for(cast.vn_focal).get(url).content.decode()


def test_the_owner_reads_the_text_in_work_as_a_whole_and_others_the_one_last_submitted(cast):
    members.register()
    record = make.submitted(cast.vn_focal.actor, "LA", "VN", mechanisms=("DGICM",))
    record = take_step(actor=cast.officer.actor, activity=record, name="send_back", comment="Please look.")
    new = make.record("TH", "VN", mechanisms=("BLO",), places=(), mode="virtual")
    edit_activity(actor=cast.vn_focal.actor, activity=record, data=new, version=record.version)
    url = reverse("activities:activity-detail", args=[record.reference])
    pages = {who: cast.client_for(getattr(cast, who)).get(url).context["page"] for who in ("vn_focal", "officer")}
    assert {who: [row.part.name for row in page.parties] for who, page in pages.items()} == {
        "vn_focal": ["Thailand", "Viet Nam"],
        "officer": ["Lao PDR", "Viet Nam"],
    }
    assert pages["vn_focal"].mechanisms != pages["officer"].mechanisms
    assert (str(pages["vn_focal"].mode), pages["officer"].mode) == ("By video conference", "")


def test_submission_needs_the_declaration_of_paragraph_9(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    assert fire(cast, "vn_focal", record, "submit").status_code == 422
    with pytest.raises(Objected, match="territory or boundary lines"):
        submit(actor=cast.vn_focal.actor, activity=record, attested=False)


def test_a_record_without_form_or_party_is_not_submitted(cast):
    record = make.draft(cast.vn_focal.actor, forms=())
    with pytest.raises(Objected) as refused:
        submit(actor=cast.vn_focal.actor, activity=record, attested=True)
    assert {objection.field for objection in refused.value.objections} == {"forms", "states"}


def test_nobody_accepts_what_they_submitted(cast):
    record = make.submitted(cast.officer.actor, "TH", host="TH")
    assert fire(cast, "officer", record, "accept").status_code == 422
    assert fire(cast, "publisher", record, "accept").status_code == 403
    assert fire(cast, "officer2", record, "accept").status_code == 302
    assert Entry.objects.filter(verb="activities.record.accept", object_ref=record.reference).count() == 1


def test_a_submitted_record_is_taken_back_and_gone_from_the_secretariat(cast):
    record = make.submitted(cast.vn_focal.actor, "LA", "VN")
    fire(cast, "vn_approver", record, "recall")
    assert cast.client_for(cast.officer).get(f"/activities/{record.reference}/").status_code == 404


def test_a_discarded_draft_that_was_once_submitted_stays_its_owners(cast):
    record = make.submitted(cast.vn_focal.actor, "LA", "VN")
    fire(cast, "vn_focal", record, "recall")
    fire(cast, "vn_focal", record, "discard")
    assert cast.client_for(cast.officer).get(f"/activities/{record.reference}/").status_code == 404


def test_the_owner_withdraws_until_a_settled_report_cites_the_record(cast):
    cited, free = (make.shared(cast, cast.vn_focal.actor, "LA", "VN") for _ in range(2))
    Activity.objects.filter(pk=cited.pk).update(locked_by_report=True)
    assert fire(cast, "vn_focal", cited, "withdraw").status_code == 422
    assert fire(cast, "vn_focal", free, "withdraw").status_code == 302
    assert cast.client_for(cast.th_focal).get(f"/activities/{free.reference}/").status_code == 404


def test_clearing_exists_only_for_an_office_that_uses_it(cast):
    record = make.draft(cast.vn_approver.actor, "LA", "VN")
    assert fire(cast, "vn_approver", record, "clear").status_code == 403
    Office.objects.filter(code="VN").update(clears=True)
    with pytest.raises(Objected, match="An approver of your office clears it first"):
        submit(actor=cast.vn_focal.actor, activity=record, attested=True)
    fire(cast, "vn_approver", record, "clear")
    assert submit(actor=cast.vn_focal.actor, activity=record, attested=True).state == "submitted"


def test_a_correction_waits_for_the_named_states_while_the_old_text_stays_shared(cast, monkeypatch):
    record = make.confirmed(cast, cast.vn_focal.actor, "LA", "VN")
    seen: list[events.Event] = []
    monkeypatch.setitem(events._reactions, ActivityCorrected, (seen.append,))
    client = cast.client_for(cast.vn_focal)
    client.post(f"/activities/{record.reference}/correct/", make.form_of(summary="Corrected words.", act="submit"))
    fix = Activity.objects.get(corrects=record)
    assert fix.reference not in cast.client_for(cast.la_focal).get("/activities/").content.decode()
    assert cast.client_for(cast.th_focal).get(f"/activities/{fix.reference}/").status_code == 404
    assert fire(cast, "officer", fix, "apply").status_code == 422
    assert (
        "Corrected words."
        not in cast.client_for(cast.th_focal).get(f"/activities/{record.reference}/").content.decode()
    )
    version = Activity.objects.get(pk=fix.pk).version
    cast.client_for(cast.la_focal).post(
        f"/activities/{fix.reference}/confirm/", {"answer": "confirm", "version": version}
    )
    assert fire(cast, "officer", fix, "apply").status_code == 302
    record.refresh_from_db()
    assert (record.summary, record.audience, record.revisions.count()) == ("Corrected words.", "all", 3)
    assert seen == [ActivityCorrected(activity_id=record.pk)]


def test_the_history_names_own_people_and_the_secretariat_and_of_other_states_the_post(cast):
    record = make.confirmed(cast, cast.vn_focal.actor, "LA", "VN")

    def history(who):
        page = cast.client_for(getattr(cast, who)).get(f"/activities/{record.reference}/").content.decode()
        return page.partition('id="history"')[2].partition("</section>")[0]

    assert cast.vn_focal.user.name in history("vn_approver")
    assert cast.officer.user.name in history("vn_approver")
    assert "Focal point, Lao PDR" in history("vn_approver")
    assert cast.la_focal.user.name not in history("vn_approver")
    assert cast.la_focal.user.name in history("officer")


def test_a_state_the_new_text_no_longer_names_is_asked_too(cast):
    record = make.confirmed(cast, cast.vn_focal.actor, "KH", "LA", "VN")
    fix = propose_and_submit(
        actor=cast.vn_focal.actor, activity=record, data=make.record("LA", "VN"), token=None, attested=True
    )
    with pytest.raises(Objected, match="Cambodia has not confirmed"):
        take_step(actor=cast.officer.actor, activity=fix, name="apply")
    assert cast.client_for(cast.kh_focal).get(f"/activities/{fix.reference}/confirm/").status_code == 200


def test_one_correction_is_open_per_owner(cast):
    record = make.shared(cast, cast.vn_focal.actor, "LA", "VN")
    client = cast.client_for(cast.vn_focal)
    client.post(f"/activities/{record.reference}/correct/", make.form_of(title="First"))
    response = client.post(f"/activities/{record.reference}/correct/", make.form_of(title="Second"))
    assert response.status_code == 422
    assert Activity.objects.filter(corrects=record).count() == 1


def test_a_confirmation_is_of_the_text_that_was_read(cast):
    record = make.accepted(cast, cast.vn_focal.actor, "LA", "VN")
    response = cast.client_for(cast.la_focal).post(
        f"/activities/{record.reference}/confirm/", {"answer": "confirm", "version": record.version - 1}
    )
    assert response.status_code == 409


def test_timing_of_an_accepted_record_moves_and_8d_is_gated(cast):
    record = make.shared(cast, cast.vn_focal.actor, "LA", "VN", forms=("8d",), timing="planned")
    assert fire(cast, "vn_focal", record, "confirm_timing").status_code == 422
    cast.client_for(cast.officer).post(f"/activities/{record.reference}/consensus/", {"kind": "before_portal"})
    assert fire(cast, "vn_focal", record, "confirm_timing").status_code == 302
    assert fire(cast, "vn_focal", record, "note_held").status_code == 302
    record.refresh_from_db()
    assert record.timing == "took_place"


def test_the_missing_consensus_leads_an_officer_to_its_page_and_others_to_the_secretariat(cast):
    make.offices("SEC")
    officers = make.shared(cast, cast.officer.actor, "LA", "VN", forms=("8d",), timing="planned")
    states = make.shared(cast, cast.vn_focal.actor, "LA", "VN", forms=("8d",), timing="planned")
    page = cast.client_for(cast.officer).get(f"/activities/{officers.reference}/").content.decode()
    link = f'<a href="/activities/{officers.reference}/consensus/">See it</a>'
    assert "Say where the consensus is recorded." in page
    assert link in page
    page = cast.client_for(cast.vn_focal).get(f"/activities/{states.reference}/").content.decode()
    assert "Say where the consensus is recorded." in page
    assert "/consensus/" not in page


def test_only_8d_waits_for_consensus(cast):
    record = make.shared(cast, cast.vn_focal.actor, "LA", "VN", forms=("8b",), timing="planned")
    assert fire(cast, "vn_focal", record, "confirm_timing").status_code == 302


def test_a_revision_never_changes(cast):
    make.submitted(cast.vn_focal.actor, "LA", "VN")
    with pytest.raises(DatabaseError), transaction.atomic():
        Revision.objects.update(snapshot={})


def test_the_database_refuses_dates_that_contradict_themselves(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.filter(pk=record.pk).update(date_to="2020-03-19")
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.filter(pk=record.pk).update(precision="unknown")


def test_an_outsider_and_an_old_version_change_nothing(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    with pytest.raises(Stale):
        edit_activity(actor=cast.vn_focal.actor, activity=record, data=make.record("LA"), version=record.version + 1)
    with pytest.raises(Forbidden):
        edit_activity(actor=cast.vn_official.actor, activity=record, data=make.record("LA"), version=record.version)

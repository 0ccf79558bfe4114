"""What one app tells the others: the table of portal/wiring.py at work."""

from activities.services.hold import hold_activity
from kernel.audit.models import Entry
from reporting.models import ParagraphSource, WorkItem
from tests.factories import reporting as reports


def test_a_hold_on_a_cited_record_opens_one_question_for_the_text(cast):
    stage = reports.drafted(cast)
    record = ParagraphSource.objects.get(paragraph__stage=stage).activity
    hold_activity(actor=cast.officer.actor, activity=record, reason="Demarcation.")
    assert [(item.stage, item.activity) for item in WorkItem.objects.all()] == [(stage, record)]


def test_a_hold_on_a_record_nobody_cites_opens_none(cast):
    record = reports.activities.shared(cast, cast.vn_focal.actor, "LA", "VN")
    hold_activity(actor=cast.officer.actor, activity=record, reason="Demarcation.")
    assert not WorkItem.objects.exists()


def test_a_settled_text_locks_what_it_cites_against_its_owner(cast):
    stage = reports.settled(cast)
    record = ParagraphSource.objects.get(paragraph__stage=stage).activity
    assert record.locked_by_report
    answer = cast.client_for(cast.vn_focal).post(f"/activities/{record.reference}/do/withdraw/", {"comment": "Why not"})
    record.refresh_from_db()
    assert (answer.status_code, record.state) == (422, "accepted")
    assert Entry.objects.filter(object_ref=record.reference, verb="activities.locked").exists()

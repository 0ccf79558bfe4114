"""The audit page: auditors read every act and no content, an approver what concerns the own office's records."""

import csv
from io import StringIO

import pytest
from django.db import connection
from django.test import Client

from activities.services.confirm import confirm_participation
from activities.services.step import take_step
from kernel.audit.checked import check_chain
from kernel.audit.models import Entry, Head, Verification
from kernel.audit.verbs import all_verbs
from kernel.files.tables import safe
from kernel.jobs.models import Job
from kernel.jobs.services.run import run_here
from portal.pages.audit_filter import FAMILIES
from portal.tasks import check_audit
from tests.factories import activities as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(cast):
    """A record of Viet Nam that was returned with a comment, sent again, accepted and confirmed by Lao PDR."""
    row = make.submitted(cast.vn_focal.actor, "LA", "VN", title="Quetzal exchange")
    row = take_step(actor=cast.officer.actor, activity=row, name="send_back", comment="Which town of Ocelot?")
    row = take_step(actor=cast.vn_focal.actor, activity=row, name="submit", attested=True)
    row = take_step(actor=cast.officer2.actor, activity=row, name="accept")
    return confirm_participation(actor=cast.la_focal.actor, activity=row)


def read(cast, who, **query):
    return cast.client_for(getattr(cast, who)).get("/audit/", query)


def shown(answer):
    return [entry for entry, _kind in answer.context["rows"]]


def test_an_auditor_reads_every_act_with_its_reference_and_no_content(cast, record):
    answer = read(cast, "auditor")
    text = answer.content.decode()
    assert len(shown(answer)) == Entry.objects.count()
    assert record.reference in text
    assert "returned the record" in text
    assert "confirmed its part" in text
    assert "Quetzal" not in text
    assert "Ocelot" not in text
    assert cast.client_for(cast.auditor).get(f"/activities/{record.reference}/").status_code == 404


def test_a_refused_sign_in_says_whose_account_it_was_and_reads_as_a_sentence(cast):
    wrong = {"login": cast.vn_focal.email, "password": "wrong"}
    Client().post("/accounts/login/", wrong)
    text = " ".join(read(cast, "auditor", family="accounts").content.decode().split())
    assert "Somebody <b>was refused at sign-in</b>" in text
    assert f'Vn Focal <code class="hash">{cast.vn_focal.user.public_id}</code>' in text


def test_every_act_belongs_to_a_kind_that_an_auditor_can_choose():
    assert {verb.partition(".")[0] for verb in all_verbs()} == set(FAMILIES)


def test_a_period_that_ends_before_it_begins_is_refused(cast, record):
    answer = read(cast, "auditor", first="2 October 2020", last="1 October 2020")
    assert "To: The last day is before the first day." in answer.content.decode()


def test_an_approver_reads_what_its_own_people_and_the_secretariat_did_with_its_records(cast, record):
    other = make.accepted(cast, cast.th_focal.actor, "TH", "VN", host="TH")
    answer = read(cast, "vn_approver")
    text = answer.content.decode()
    assert {entry.object_ref for entry in shown(answer)} == {record.reference}
    assert {entry.office_codes for entry in shown(answer)} == {"VN", "SEC"}
    assert "Vn Focal (Focal point, Viet Nam)" in text
    assert "Officer (Desk officer" in text
    assert "La Focal" not in text
    assert "confirmed its part" not in text
    assert other.reference not in text


@pytest.mark.parametrize("who", ["la_approver", "th_approver"])
def test_another_state_reads_nothing_about_a_record_that_is_not_its_own(cast, record, who):
    answer = read(cast, who, reference=record.reference)
    assert shown(answer) == []
    assert read(cast, who).context["rows"] == []


@pytest.mark.parametrize("who", ["vn_focal", "vn_official", "officer", "publisher", "administrator", "th_official"])
def test_the_audit_is_not_there_for_anybody_else(cast, record, who):
    client = cast.client_for(getattr(cast, who))
    assert [client.get(f"/audit/{page}").status_code for page in ("", "head/")] == [404, 404]
    assert [client.post(f"/audit/{page}").status_code for page in ("check/", "export/")] == [404, 404]


def test_a_visitor_signs_in_first_and_an_approver_takes_no_head_and_no_file(cast, record):
    assert Client().get("/audit/")["Location"].startswith("/accounts/login/")
    approver = cast.client_for(cast.vn_approver)
    assert approver.get("/audit/head/").status_code == 403
    assert [approver.post(f"/audit/{page}").status_code for page in ("check/", "export/")] == [403, 403]


def test_a_state_sees_neither_a_number_nor_a_hash_of_the_chain(cast, record):
    check_chain(actor=cast.auditor.actor)
    text = read(cast, "vn_approver").content.decode()
    head = Head.objects.get()
    assert "found whole" in text
    assert head.hash not in text
    assert Verification.objects.get().hash not in text
    assert '<th scope="col">Number</th>' not in text


def test_filters_stand_in_the_address_with_a_chip_each(cast, record):
    answer = read(cast, "auditor", reference=record.reference.lower(), family="activities", person="la focal")
    assert [entry.verb for entry in shown(answer)] == ["activities.confirmed"]
    assert [chip["text"] for chip in answer.context["chips"]] == ["The log", record.reference.lower(), "la focal"]
    assert "person" not in answer.context["chips"][2]["url"]
    assert shown(read(cast, "auditor", first="2 October 2020")) == []
    assert len(shown(read(cast, "auditor", first="1 October 2020", last="1 October 2020"))) == Entry.objects.count()


def test_a_day_that_cannot_be_read_is_told_and_left_out(cast, record):
    answer = read(cast, "auditor", first="soon")
    assert "Write the day with its month in letters" in answer.content.decode()
    assert shown(answer)


def test_pages_follow_each_other_by_entries_and_not_by_numbers(cast, record, monkeypatch):
    monkeypatch.setattr("kernel.audit.selectors.PER_PAGE", 2)
    first = read(cast, "vn_approver")
    second = cast.client_for(cast.vn_approver).get("/audit/" + first.context["older"])
    back = cast.client_for(cast.vn_approver).get("/audit/" + second.context["newer"])
    assert shown(first) == shown(back)
    assert not set(shown(first)) & set(shown(second))
    assert [entry.verb for entry in shown(second)] == ["activities.record.send_back", "activities.record.submit"]
    assert str(shown(second)[0].public_id) in second.context["newer"]
    hidden = Entry.objects.get(verb="activities.confirmed").public_id
    assert shown(read(cast, "vn_approver", before=str(hidden))) == shown(first), "a hidden entry is no place to begin"


def test_opening_the_audit_is_an_act_once_a_day(cast, record, clock):
    for _visit in range(3):
        read(cast, "auditor")
    read(cast, "vn_approver")
    clock.set("2020-10-02T00:05")
    read(cast, "auditor")
    people = Entry.objects.filter(verb="audit.read").order_by("number").values_list("person_label", flat=True)
    assert [label.partition(" (")[0] for label in people] == ["Auditor", "Vn Approver", "Auditor"]


def test_the_export_holds_what_the_filters_leave_and_is_noted(cast, record):
    cast.officer.user.name = "=HYPERLINK(1)"
    take_step(actor=cast.officer.actor, activity=make.submitted(cast.vn_focal.actor, "VN"), name="accept")
    answer = cast.client_for(cast.auditor).post("/audit/export/?family=activities")
    lines = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))
    assert {line["verb"].partition(".")[0] for line in lines} == {"activities"}
    assert len(lines) == Entry.objects.filter(verb__startswith="activities.").count()
    assert lines[0]["person"].startswith("'=HYPERLINK")
    assert "Ocelot" not in answer.content.decode()
    noted = Entry.objects.get(verb="audit.exported")
    assert noted.changes == {"entries": len(lines), "filters": ["family"]}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_begins_like_a_formula(start):
    assert safe(f"{start}1+1") == f"'{start}1+1"


def test_an_auditor_checks_the_chain_by_a_job_and_everybody_reads_the_outcome(cast, record):
    client = cast.client_for(cast.auditor)
    answer = client.post("/audit/check/")
    job = Job.objects.get()
    assert answer["Location"] == f"/jobs/{job.public_id}/"
    assert client.get(answer["Location"]).status_code == 200
    assert cast.client_for(cast.vn_approver).get(answer["Location"]).status_code == 404
    run_here(job.public_id)
    job.refresh_from_db()
    assert (job.state, job.result) == ("done", {"faults": 0, "link": "/audit/"})
    assert Verification.objects.get().whole
    assert Entry.objects.filter(verb="audit.verified").count() == 1
    assert "Whole" in client.get("/audit/").content.decode()


def test_the_house_checks_the_chain_by_itself_and_tells_auditors_what_was_altered(cast, record):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER")
        cursor.execute("UPDATE audit_entry SET verb = 'activities.edited' WHERE number = 2")
        cursor.execute("ALTER TABLE audit_entry ENABLE TRIGGER USER")
    check_audit()
    text = read(cast, "auditor").content.decode()
    assert "Tampered with" in text
    assert "Entry 2 (activities.edited" in text
    assert "Entry 2" not in read(cast, "vn_approver").content.decode()


def test_the_head_is_printed_with_number_hash_and_seal(cast, record):
    check_chain(actor=cast.auditor.actor)
    text = cast.client_for(cast.auditor).get("/audit/head/").content.decode()
    head = Head.objects.get()
    assert f"<b>{head.number}</b>" in text
    assert head.hash in text
    assert head.seal in text


def test_the_way_to_the_audit(cast, record):
    assert 'href="/audit/"' in cast.client_for(cast.auditor).get("/").content.decode()
    assert 'href="/audit/"' in cast.client_for(cast.vn_approver).get("/").content.decode()
    for who in ("vn_focal", "officer", "administrator", "vn_official"):
        assert "/audit/" not in cast.client_for(getattr(cast, who)).get("/").content.decode()

"""The scan of a signed sheet: opened by the office that cleared, and not there for anybody else."""

import random

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from activities.models import Activity, ClearanceScan, PaperClearance
from activities.services.hold import hold_activity
from activities.services.step import submit, take_step
from kernel.audit.models import Entry
from tests.activities.test_clearance import sign
from tests.evidence.hostile_files import CLASSES
from tests.factories import activities as make
from tests.factories import files, members

pytestmark = pytest.mark.django_db
OWN = ("vn_focal", "vn_approver", "vn_official")
OTHERS = (
    *("officer", "publisher", "administrator", "auditor"),
    *("la_focal", "la_approver", "la_official", "th_focal", "my_approver", "closed"),
)
NAME = "signed by the director.pdf"


@pytest.fixture(autouse=True)
def clearing(cast):
    make.offices("LA", "VN")
    with members.clearing("VN"):
        yield


def scanned(cast, name=NAME, data=None, **more) -> Activity:
    """A record of Viet Nam with a co-author, cleared on paper with a scan."""
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    make.co_author(record, cast.vn_focal, cast.my_focal)
    upload = files.upload(name, files.pdf() if data is None else data)
    assert sign(cast, "vn_focal", record, file=upload, **more).status_code == 302
    return Activity.objects.get(pk=record.pk)


def address(scan: ClearanceScan, name: str = "clearance-scan") -> str:
    return reverse(f"activities:{name}", args=[scan.public_id])


def page(cast, who: str, record: Activity) -> str:
    return cast.client_for(getattr(cast, who)).get(f"/activities/{record.reference}/").content.decode()


def test_the_office_opens_it_beside_who_signed_and_it_comes_back_as_a_file_to_be_saved(cast):
    record = scanned(cast)
    scan = ClearanceScan.objects.get()
    for who in OWN:
        assert address(scan) in page(cast, who, record)
        answer = cast.client_for(getattr(cast, who)).get(address(scan))
        assert b"".join(answer.streaming_content) == files.pdf()
        assert answer["Content-Disposition"] == f'attachment; filename="{NAME}"'
        assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
        assert answer["X-Content-Type-Options"] == "nosniff"
    assert "director" not in scan.place
    assert scan.place.startswith("kept/")
    entry = Entry.objects.get(verb="activities.scan_kept")
    assert (entry.object_ref, entry.changes) == (record.reference, {"kind": "PDF", "sha256": scan.sha256})


def test_it_is_not_there_for_anybody_else_wherever_its_record_goes(cast):
    record = scanned(cast)
    scan = ClearanceScan.objects.get()

    def opens() -> set[str]:
        return {
            who for who in (*OWN, *OTHERS) if cast.client_for(getattr(cast, who)).get(address(scan)).status_code == 200
        }

    assert opens() == set(OWN)
    co_author = cast.client_for(cast.my_focal)
    assert co_author.get(address(scan)).status_code == 404
    shown = co_author.get(f"/activities/{record.reference}/")
    assert (shown.status_code, "scan" in shown.content.decode().lower()) == (200, False)
    submit(actor=cast.vn_focal.actor, activity=record, attested=True)
    assert opens() == set(OWN)
    row = take_step(actor=cast.officer.actor, activity=record, name="accept")
    make.confirm_participation(actor=cast.la_focal.actor, activity=row)
    assert Activity.objects.get(pk=row.pk).is_shared
    assert opens() == set(OWN)
    answers = {who: cast.client_for(getattr(cast, who)).get(address(scan)).status_code for who in OTHERS}
    assert answers == dict.fromkeys(OTHERS, 404) | {"closed": 403}, "a closed post opens nothing at all"
    hold_activity(actor=cast.officer.actor, activity=row, reason="Paragraph 9.")
    assert opens() == set(OWN)


def test_no_page_export_or_answer_of_the_api_tells_others_of_it(cast):
    record = scanned(cast)
    scan = ClearanceScan.objects.get()
    submit(actor=cast.vn_focal.actor, activity=record, attested=True)
    row = take_step(actor=cast.officer.actor, activity=record, name="accept")
    make.confirm_participation(actor=cast.la_focal.actor, activity=row)
    own = f"/activities/{record.reference}/"
    pages = [own, f"{own}revisions/", f"{own}who-sees/", "/activities/", f"/api/v1/activities/{record.reference}/"]
    for who in ("officer", "publisher", "la_focal", "th_focal"):
        client = cast.client_for(getattr(cast, who))
        texts = [client.get(path).content.decode() for path in pages]
        export = client.post("/activities/export/", {"format": "csv"})
        texts.append(export.getvalue().decode())
        for text in texts:
            assert str(scan.public_id) not in text, who
            assert NAME not in text, who
            assert "scan" not in text.lower(), who
    assert "added the scan of the signed sheet" in page(cast, "vn_official", record)
    assert NAME not in str([revision.snapshot for revision in record.revisions.all()])


@pytest.mark.parametrize("name", ["minutes.pdf", "map.png", "picture.JPG"])
def test_paper_comes_in_as_pdf_or_as_a_picture(cast, name):
    scanned(cast, name, files.GOOD[name]())
    assert ClearanceScan.objects.get().name == name


@pytest.mark.parametrize("name", sorted(set(files.GOOD) - {"minutes.pdf", "map.png", "picture.JPG"}))
def test_other_files_are_refused_with_a_sentence_and_nothing_is_noted(cast, name):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    answer = sign(cast, "vn_focal", record, file=files.upload(name))
    assert answer.status_code == 422
    assert "A scan is a file of the kind PDF, PNG or JPEG." in answer.content.decode()
    assert "Director-General, Border Department" in answer.content.decode(), "what was typed is still there"
    record.refresh_from_db()
    assert (record.state, PaperClearance.objects.count(), ClearanceScan.objects.count()) == ("draft", 0, 0)


@pytest.mark.parametrize("number", range(len(CLASSES)))
def test_each_class_of_hostile_file_is_refused_here_too(cast, number):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    name, data = CLASSES[number](random.Random(number))
    answer = sign(cast, "vn_focal", record, file=files.upload(name, data))
    record.refresh_from_db()
    assert (answer.status_code, record.state, ClearanceScan.objects.count()) == (422, "draft", 0)


def test_it_is_checked_like_any_file(cast, settings):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    for name, data, sentence in (
        ("sheet.pdf", files.png(), "The file is PNG inside"),
        ("sheet.pdf", b"", "The file is empty."),
    ):
        answer = sign(cast, "vn_focal", record, file=files.upload(name, data))
        assert (answer.status_code, sentence in answer.content.decode()) == (422, True), sentence
    settings.SCANNER = "127.0.0.1:9"
    answer = sign(cast, "vn_focal", record, file=files.upload())
    assert (answer.status_code, "The virus scanner does not answer" in answer.content.decode()) == (422, True)
    settings.UPLOAD_MOST_BYTES = 100
    answer = sign(cast, "vn_focal", record, file=files.upload())
    assert (answer.status_code, "The file is larger than" in answer.content.decode()) == (422, True)


def test_it_is_optional_and_the_next_sheet_does_not_borrow_it(cast):
    record = scanned(cast)
    first = ClearanceScan.objects.get()
    take_step(actor=cast.vn_focal.actor, activity=record, name="reopen")
    record.refresh_from_db()
    assert sign(cast, "vn_focal", record, authority="The Minister").status_code == 302
    shown = page(cast, "vn_focal", record)
    assert "On the authority of The Minister" in shown
    assert address(first) not in shown
    assert cast.client_for(cast.vn_focal).get(address(first)).status_code == 200, "it stays with its own sheet"


def test_its_office_takes_it_away_and_the_clearance_stays_noted(cast, django_capture_on_commit_callbacks):
    record = scanned(cast)
    scan = ClearanceScan.objects.get()
    remove = address(scan, "clearance-scan-remove")
    assert remove not in page(cast, "vn_official", record)
    assert cast.client_for(cast.vn_official).post(remove).status_code == 403
    for who in ("officer", "publisher", "la_focal", "my_approver"):
        assert cast.client_for(getattr(cast, who)).post(remove).status_code == 404, who
    client = cast.client_for(cast.vn_approver)
    assert "The clearance stays noted" in client.get(remove).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(remove).status_code == 302
    assert not default_storage.exists(scan.place)
    assert client.get(address(scan)).status_code == 404
    shown = page(cast, "vn_focal", record)
    assert "On the authority of" in shown
    assert address(scan) not in shown
    assert Entry.objects.get(verb="activities.scan_removed").changes == {"sha256": scan.sha256}


def test_a_removal_that_others_read_says_nothing_of_it(cast):
    record = scanned(cast, "Seminar on border management.pdf")
    submit(actor=cast.vn_focal.actor, activity=record, attested=True)
    given = {"where": ["title", "attachments"], "ground": "classified"}
    asked = cast.client_for(cast.officer).post(f"/removals/record/{record.reference}/", given)
    publisher = cast.client_for(cast.publisher)
    assert publisher.post(f"{asked['Location']}agree/").status_code == 302
    assert "scan" not in publisher.get(asked["Location"]).content.decode().lower()
    scan = ClearanceScan.objects.get()
    assert default_storage.exists(scan.place)

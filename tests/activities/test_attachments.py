"""Files beside a record: who may add and open them, what is refused, and how they are given back."""

import random
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from activities.models import Activity, Attachment
from activities.services.attach import attach
from activities.services.hold import hold_activity
from activities.services.step import submit, take_step
from kernel.audit.models import Entry
from kernel.files import store
from kernel.files.names import clean
from tests.evidence.hostile_files import CLASSES, hostile_files, own_folders, wrong
from tests.factories import activities as make
from tests.factories import files

pytestmark = pytest.mark.django_db
REFUSED = re.compile(r'<p[^>]*class="[^"]*error[^"]*"[^>]*>(.*?)</p>', re.DOTALL)


def add(client, record, name="minutes.pdf", data=None, **more):
    given = {"file": files.upload(name, data), "mark": "For official use"} | more
    return client.post(f"/activities/{record.reference}/files/", given)


def added(record, name="minutes.pdf", **more):
    """A file of the owner, put there through its service."""
    owner = more.pop("by")
    given = {"mark": "For official use", "for_readers": False} | more
    return attach(actor=owner.actor, activity=record, upload=files.upload(name), **given)


def address(file):
    return reverse("activities:attachment", args=[file.public_id])


def opens(cast, file, *people):
    """Who of these gets the file, by key."""
    return {key for key in people if cast.client_for(getattr(cast, key)).get(address(file)).status_code == 200}


READERS = ("vn_focal", "vn_approver", "vn_official", "officer", "publisher", "la_focal", "th_focal", "th_official")


@pytest.mark.parametrize("name", files.GOOD)
def test_each_kind_is_kept_and_given_back_byte_for_byte_to_be_saved(cast, name):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    client = cast.client_for(cast.vn_focal)
    assert add(client, record, name).status_code == 302
    file = record.attachments.get()
    answer = client.get(address(file))
    assert b"".join(answer.streaming_content) == default_storage.open(file.place).read()
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert not file.place.endswith(Path(name).suffix), "no name of a person's on the disk"
    entry = Entry.objects.get(verb="activities.attached")
    assert (entry.object_ref, entry.changes["sha256"]) == (record.reference, file.sha256)
    assert name not in str(entry.changes)


def test_a_file_of_a_draft_is_its_owners_and_after_submission_the_secretariats(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    file = added(record, by=cast.vn_focal)
    own = {"vn_focal", "vn_approver", "vn_official"}
    assert opens(cast, file, *READERS) == own
    submit(actor=cast.vn_focal.actor, activity=record, attested=True)
    assert opens(cast, file, *READERS) == own | {"officer", "publisher"}


def test_what_is_for_everybody_opens_with_the_record_and_closes_with_it(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    file, closed = added(record, by=cast.vn_focal, for_readers=True), added(record, "notes.txt", by=cast.vn_focal)
    submit(actor=cast.vn_focal.actor, activity=record, attested=True)
    row = take_step(actor=cast.officer.actor, activity=record, name="accept")
    house = {"vn_focal", "vn_approver", "vn_official", "officer", "publisher"}
    assert opens(cast, file, *READERS) == house | {"la_focal"}
    make.confirm_participation(actor=cast.la_focal.actor, activity=row)
    assert opens(cast, file, *READERS) == set(READERS)
    assert opens(cast, closed, *READERS) == house
    page = cast.client_for(cast.th_focal).get(f"/activities/{record.reference}/").content.decode()
    assert "minutes.pdf" in page
    assert "notes.txt" not in page
    hold_activity(actor=cast.officer.actor, activity=row, reason="A word.")
    assert opens(cast, file, *READERS) == house


def test_what_is_added_to_a_returned_record_waits_for_its_next_submission(cast):
    record = make.submitted(cast.vn_focal.actor, "LA", "VN")
    row = take_step(actor=cast.officer.actor, activity=record, name="send_back", comment="Which town?")
    file = added(row, by=cast.vn_focal)
    assert opens(cast, file, "vn_official", "officer") == {"vn_official"}
    assert "minutes.pdf" not in cast.client_for(cast.officer).get(f"/activities/{row.reference}/").content.decode()
    take_step(actor=cast.vn_focal.actor, activity=row, name="submit", attested=True)
    assert opens(cast, file, "vn_official", "officer") == {"vn_official", "officer"}


def test_a_file_of_a_correction_goes_to_its_record_when_it_is_accepted(cast):
    record = make.shared(cast, cast.vn_focal.actor, "LA", "VN")
    correction = make.draft(cast.vn_focal.actor, "LA", "VN")
    Activity.objects.filter(pk=correction.pk).update(corrects=record)
    correction.refresh_from_db()
    file = added(correction, by=cast.vn_focal, for_readers=True)
    take_step(actor=cast.vn_focal.actor, activity=correction, name="submit", attested=True)
    make.confirm_participation(actor=cast.la_focal.actor, activity=Activity.objects.get(pk=correction.pk))
    take_step(actor=cast.officer.actor, activity=correction, name="apply")
    file.refresh_from_db()
    assert file.activity_id == record.pk
    assert opens(cast, file, "th_focal") == {"th_focal"}


def test_a_co_author_adds_and_opens_files_of_the_draft_alone(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    make.co_author(record, cast.vn_focal, cast.th_focal)
    assert add(cast.client_for(cast.th_focal), record).status_code == 302
    file = record.attachments.get()
    assert opens(cast, file, "th_focal", "th_approver", "my_focal") == {"th_focal"}


@pytest.mark.parametrize(
    ("who", "status"), [("vn_official", 403), ("officer", 404), ("th_focal", 404), ("auditor", 404)]
)
def test_whoever_may_not_write_in_the_draft_adds_nothing(cast, who, status):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    assert add(cast.client_for(getattr(cast, who)), record).status_code == status
    assert not record.attachments.exists()


def test_an_accepted_record_takes_no_file_but_its_owner_may_take_one_away(cast, django_capture_on_commit_callbacks):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    file = added(record, by=cast.vn_focal, for_readers=True)
    submit(actor=cast.vn_focal.actor, activity=record, attested=True)
    take_step(actor=cast.officer.actor, activity=record, name="accept")
    owner, outsider = cast.client_for(cast.vn_focal), cast.client_for(cast.la_focal)
    refused = add(owner, record, "notes.txt")
    assert refused.status_code == 403
    assert "Files are added while the record is a draft or was returned." in refused.content.decode()
    assert outsider.post(f"{address(file)}remove/").status_code == 403
    assert "Copies that were taken stay" in owner.get(f"{address(file)}remove/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert owner.post(f"{address(file)}remove/").status_code == 302
    assert not default_storage.exists(file.place)
    assert owner.get(address(file)).status_code == 404
    assert Entry.objects.filter(verb="activities.attachment_removed", object_ref=record.reference).exists()


def test_the_same_file_sent_twice_is_kept_once_and_too_many_are_refused_in_words(cast, settings):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    client = cast.client_for(cast.vn_focal)
    data = files.pdf()
    assert [add(client, record, data=data).status_code for _each in range(2)] == [302, 302]
    assert record.attachments.count() == 1
    settings.ATTACHMENTS_MOST = 1
    answer = add(client, record, "notes.txt")
    assert answer.status_code == 422
    assert "A record has 1 files at most" in answer.content.decode()


@pytest.mark.parametrize("number", range(len(CLASSES)))
def test_each_class_of_hostile_file_is_refused_and_leaves_nothing(cast, number):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    client = cast.client_for(cast.vn_focal)
    with own_folders() as folder:
        assert wrong(client, record.reference, folder, *CLASSES[number](random.Random(number))) == ""


def test_without_the_check_hostile_files_would_be_kept():
    assert hostile_files(seed=1, count=len(CLASSES), guarded=False) > 0


SENTENCES = {
    "a.svg": (b"<svg onload='x'/>", "This is an SVG drawing"),
    "a.docm": (b"", "The file is empty."),
    "map.pdf": (files.png(), "The file is PNG inside"),
    "a.zip": (files.packed({"a": "b"}), "This is an archive."),
    "list.csv": (b"a,=1+1\n", "A cell begins with =, which a spreadsheet would calculate."),
    "a.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a file of an older kind"),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_a_refusal_says_what_is_the_matter_and_what_to_do(cast, name):
    data, sentence = SENTENCES[name]
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    answer = add(cast.client_for(cast.vn_focal), record, name, data)
    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)


def test_no_file_at_all_is_a_sentence_too(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    answer = cast.client_for(cast.vn_focal).post(f"/activities/{record.reference}/files/", {"mark": "For official use"})
    assert (answer.status_code, "Choose a file." in answer.content.decode()) == (422, True)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/minutes.pdf", "minutes.pdf"),
        ("C:\\minutes\\กลาโหม.pdf", "กลาโหม.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf"),
        (f"{'x' * 300}.pdf", f"{'x' * 116}.pdf"),
        (".pdf", "pdf"),
    ],
)
def test_a_name_is_kept_without_what_could_mislead(sent, kept):
    assert clean(sent) == kept


def test_what_no_row_names_is_swept_after_a_day_and_nothing_else(cast, settings, tmp_path, monkeypatch):
    here = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"default": here}
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    file = added(record, by=cast.vn_focal)
    with pytest.raises(RuntimeError), store.kept(files.upload()) as broken_off:
        raise RuntimeError
    assert not default_storage.exists(broken_off)
    with store.kept(files.upload()) as orphan:
        pass
    assert store.sweep() == 0, "its row may be on its way"
    monkeypatch.setattr(store, "WAITS", timedelta(0))
    assert store.sweep() == 1
    assert (default_storage.exists(orphan), default_storage.exists(file.place)) == (False, True)


def test_a_file_that_must_not_be_here_is_deleted_and_its_hash_says_what_it_was(
    cast, django_capture_on_commit_callbacks
):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    file = added(record, by=cast.vn_focal, for_readers=True)
    submit(actor=cast.vn_focal.actor, activity=record, attested=True)
    given = {"where": ["attachments"], "ground": "classified"}
    asked = cast.client_for(cast.officer).post(f"/removals/record/{record.reference}/", given)
    with django_capture_on_commit_callbacks(execute=True):
        assert cast.client_for(cast.publisher).post(f"{asked['Location']}agree/").status_code == 302
    assert not default_storage.exists(file.place)
    assert Attachment.objects.get().name == "[removed on 1 October 2020]"
    assert file.sha256 in Entry.objects.get(verb="removal.agreed").changes["hashes"]
    assert cast.client_for(cast.vn_focal).get(address(file)).status_code == 404
    assert (
        "[removed on 1 October 2020]"
        in cast.client_for(cast.vn_focal).get(f"/activities/{record.reference}/").content.decode()
    )


def test_the_page_says_when_files_are_added_before_it_is_too_late(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    client, words = cast.client_for(cast.vn_focal), "Files are added before the record is submitted"
    assert words in client.get(f"/activities/{record.reference}/").content.decode()
    submit(actor=cast.vn_focal.actor, activity=record, attested=True)
    assert words not in client.get(f"/activities/{record.reference}/").content.decode()
    for who, told in (("vn_focal", True), ("vn_official", False), ("officer", False)):
        answer = cast.client_for(getattr(cast, who)).get(f"/activities/{record.reference}/files/")
        assert (answer.status_code, "Files are added while" in answer.content.decode()) == (403, told), who


def test_the_same_file_sent_again_is_said_to_be_here_already(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    client = cast.client_for(cast.vn_focal)
    said = []
    for _time in range(2):
        add(client, record, "notes.txt")
        said.append(client.get(f"/activities/{record.reference}/files/").content.decode())
    assert ["“notes.txt” is added." in page for page in said] == [True, False]
    assert "The same file is here already, as “notes.txt”. Nothing was added." in said[1]
    assert record.attachments.count() == 1


def test_a_file_is_to_be_chosen_again_only_when_one_was_sent(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    client, again = cast.client_for(cast.vn_focal), "Choose the file again."
    sent = client.post(f"/activities/{record.reference}/files/", {"file": files.upload("notes.txt"), "mark": "None"})
    assert (sent.status_code, again in sent.content.decode()) == (422, True)
    for address in (f"/activities/{record.reference}/files/", "/activities/import/"):
        answer = client.post(address, {"pasted": ""})
        assert (answer.status_code, again in answer.content.decode()) == (422, False)

"""Text that must not be here: two persons, a tombstone with its hash, and nothing left of it (DESIGN §4)."""

import hashlib
import json
import re
from datetime import date

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from activities.content import data_of
from activities.models import Activity, Revision
from activities.record import Party, Place
from activities.services.hold import hold_activity
from activities.services.step import take_step
from kernel.access.actor import Role
from kernel.accounts.services.hand_over import hand_over
from kernel.audit.models import Entry, Remark
from kernel.audit.verify import faults
from kernel.consensus.models import Position
from kernel.jobs.models import Job
from kernel.notify.models import CaughtMail, Message
from kernel.removed import was_removed
from mechanisms.models import ContactNote, Mechanism
from portal.models import Removal
from portal.services import ledger
from portal.services.removal.elsewhere import text_fields
from portal.services.removal.record import COLUMNS
from reporting.models import Pack, Paragraph
from reporting.services.compile import gone_of, place_of
from reporting.services.edit import edit_paragraph
from reporting.services.verify import faults as pack_faults
from tests.cast import sign_in
from tests.factories import accounts, reporting
from tests.factories import activities as make

pytestmark = pytest.mark.django_db
CANARY = "Quetzalcoatl crossing at post 17, night of the second patrol"
LATER = date(2021, 3, 31)
HASH = hashlib.sha256(CANARY.encode()).hexdigest()


def tables_with(word: str) -> list[str]:
    """Every column of the database, whatever its type, in which a word stands."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = 'public' AND data_type NOT IN ('bigint', 'integer', 'smallint', 'boolean')"
        )
        columns = cursor.fetchall()
        found = []
        for table, column in columns:
            cursor.execute(f'SELECT count(*) FROM "{table}" WHERE "{column}"::text ILIKE %s', [f"%{word}%"])
            found += [f"{table}.{column}"] * bool(cursor.fetchone()[0])
    return sorted(found)


def ask(client, record, *where, ground="classified"):
    return client.post(f"/removals/record/{record.reference}/", {"where": where, "ground": ground})


def agree(client, answer):
    return client.post(f"{answer['Location']}agree/")


def test_after_a_removal_the_text_stands_nowhere_and_its_hash_says_what_it_was(
    cast, django_capture_on_commit_callbacks
):
    stage = reporting.circulated(cast)
    record = make.submitted(
        cast.vn_focal.actor, "LA", "VN", summary=CANARY, source=f"As told: {CANARY.upper()}.", reportable_text="Fine."
    )
    record = take_step(actor=cast.officer.actor, activity=record, name="send_back", comment=f"Really {CANARY}?")
    record = take_step(actor=cast.vn_focal.actor, activity=record, name="submit", attested=True)
    record = take_step(actor=cast.officer2.actor, activity=record, name="accept")
    make.corrected(cast.vn_focal.actor, record, summary=f"{CANARY}, and more")
    hold_activity(actor=cast.officer.actor, activity=record, reason=f"Because of {CANARY}")
    make.decided(cast, record, reason=f"No more {CANARY}")
    paragraph = stage.paragraphs.order_by("order")[5]
    edit_paragraph(actor=cast.officer.actor, paragraph=paragraph, text=f"They met. {CANARY}.", version=1)
    key = paragraph.key
    reporting.agree(cast, reporting.stage_of(stage.cycle, "ADSOM_WG"), "TH")
    Job.objects.create(kind="reporting.compile_pack", key="k", subject=CANARY, args={"a": CANARY}, result={"b": CANARY})
    Message.objects.create(kind="letter", address="a@b.example", subject=CANARY, text=CANARY)
    CaughtMail.objects.create(to="a@b.example", subject=CANARY, text=CANARY, html=CANARY)
    before = tables_with("quetzalcoatl")
    assert {"activities_revision.snapshot", "audit_remark.text", "reporting_wording.text"} <= set(before)
    assert not [column for column in before if column.startswith("audit_entry")], "the chain holds no text"

    asked = ask(cast.client_for(cast.officer), record, "summary", "source", "remarks")
    with django_capture_on_commit_callbacks(execute=True):
        assert agree(cast.client_for(cast.publisher), asked).status_code == 302

    assert tables_with("quetzalcoatl") == []
    record.refresh_from_db()
    assert re.fullmatch(r"\[removed on 1 October 2020(, \d)?\]", record.summary)
    assert "[removed on 1 October 2020" in stage.round.items.get(key=key).text
    assert record.title == "Young border officers’ seminar"
    assert record.reportable_text == "Fine."
    assert list(faults()) == []
    done = Entry.objects.get(verb="removal.agreed")
    assert HASH in done.changes["hashes"]
    assert (done.object_ref, done.person_id) == (record.reference, cast.publisher.user.pk)
    paragraph.refresh_from_db()
    assert paragraph.version == 3
    assert not Position.objects.standing(stage.round).filter(item__key=key).exists(), "the text is another one"
    assert [line["hashes"] for line in ledger.removals_after("2020-01-01T00:00:00+00:00")][-1].count(HASH) == 1


def test_a_working_text_an_organisation_and_a_short_place_are_removed_from_the_record_alone(cast):
    parties = (Party(code="LA"), Party(code="VN", role="host"), Party(organisation="Quetzal Institute"))
    record = make.submitted(cast.vn_focal.actor, "LA", "VN", place="Vinh", parties=parties)
    other = make.submitted(cast.th_focal.actor, "TH", host="TH", place="Vinh")
    take_step(actor=cast.officer.actor, activity=record, name="send_back", comment="Which town?")
    client = cast.client_for(cast.vn_focal)
    form = make.form_of(
        place="Vinh",
        summary=CANARY,
        others="Quetzal Institute",
        version=str(Activity.objects.get(pk=record.pk).version),
    )
    assert client.post(f"/activities/{record.reference}/edit/", form).status_code == 302
    asked = ask(cast.client_for(cast.vn_approver), record, "place", "organisations", "summary")
    agree(cast.client_for(cast.publisher), asked)
    assert tables_with("quetzal") == []
    record.refresh_from_db()
    other.refresh_from_db()
    assert record.place.startswith("[removed on ")
    assert was_removed(record.working["summary"])
    assert other.place == "Vinh", "a short word of another record stays"
    assert all("Vinh" not in json.dumps(row.snapshot) for row in record.revisions.all())
    assert apps.get_model("members.Office").objects.get(code="VN").capital == "Ha Noi"


def test_whoever_sees_a_request_and_has_no_part_in_it_is_refused(cast):
    record = make.submitted(cast.vn_focal.actor, "LA", "VN", summary=CANARY)
    page = ask(cast.client_for(cast.officer), record, "summary")["Location"]
    client = cast.client_for(cast.officer2)
    assert client.get(page).status_code == 200
    assert [client.post(f"{page}{act}/").status_code for act in ("agree", "close")] == [403, 403]


def test_the_owner_is_told_and_no_report_says_anything_of_what_was_removed(cast):
    record = make.submitted(cast.vn_focal.actor, "LA", "VN", summary=CANARY, place="Vieux-Port")
    agree(cast.client_for(cast.publisher), ask(cast.client_for(cast.officer), record, "summary", "place"))
    told = Message.objects.filter(kind="removal.of_yours").values_list("person__email", flat=True)
    assert list(told) == [cast.vn_focal.email]
    record = take_step(actor=cast.officer2.actor, activity=Activity.objects.get(pk=record.pk), name="accept")
    make.confirm_participation(actor=cast.la_focal.actor, activity=record)
    page = cast.client_for(cast.vn_focal).get(f"/activities/{record.reference}/").content.decode()
    assert "[removed on 1 October 2020" in page
    assert HASH not in page
    stage = reporting.drafted(cast)
    text = " ".join(Paragraph.objects.filter(stage=stage).values_list("text", flat=True))
    assert record.title in text
    assert "removed" not in text


def test_names_of_a_register_are_never_removed_from_it(cast):
    record = make.submitted(cast.vn_focal.actor, "LA", "VN", place="Ha Noi", title="Ha Noi")
    agree(cast.client_for(cast.publisher), ask(cast.client_for(cast.officer), record, "place", "title"))
    assert apps.get_model("members.Office").objects.get(code="VN").capital == "Ha Noi"
    assert Activity.objects.get(pk=record.pk).place.startswith("[removed")


def test_one_person_alone_removes_nothing_whatever_posts_that_person_holds(cast):
    record = make.submitted(cast.vn_focal.actor, "LA", "VN", summary=CANARY)
    accounts.post(cast.officer.user, Role.PUBLISHER, "SEC")
    both = cast.client_for(cast.officer)
    asked = ask(both, record, "summary")
    assert "Agree and remove" not in both.get(asked["Location"]).content.decode()
    assert agree(both, asked).status_code == 403
    assert Activity.objects.get(pk=record.pk).summary == CANARY
    assert agree(cast.client_for(cast.publisher), asked).status_code == 302


def test_a_draft_is_cleared_by_two_approvers_of_its_office_and_nobody_else_hears_of_it(cast):
    draft = make.draft(cast.vn_focal.actor, "LA", "VN", summary=CANARY)
    second = accounts.person("vn_approver_two")
    accounts.post(second, Role.APPROVER, "VN")
    asked = ask(cast.client_for(cast.vn_approver), draft, "summary")
    for who in ("publisher", "officer", "la_approver", "th_approver", "vn_focal", "auditor"):
        client = cast.client_for(getattr(cast, who))
        assert client.get(asked["Location"]).status_code == 404, who
        assert agree(client, asked).status_code == 404, who
    assert agree(cast.client_for(cast.vn_approver), asked).status_code == 403
    client = Client()
    sign_in(client, second, second_factor=True)
    assert "Somebody asks that text be removed" in client.get("/").content.decode()
    assert agree(client, asked).status_code == 302
    assert tables_with("quetzalcoatl") == []


def test_two_approvers_cannot_reach_beyond_their_own_draft(cast):
    stage = reporting.drafted(cast)
    paragraph = stage.paragraphs.order_by("order")[5]
    draft = make.draft(cast.vn_focal.actor, "LA", "VN", summary=paragraph.text)
    second = accounts.person("vn_approver_two")
    accounts.post(second, Role.APPROVER, "VN")
    asked = ask(cast.client_for(cast.vn_approver), draft, "summary")
    client = Client()
    sign_in(client, second, second_factor=True)
    assert agree(client, asked).status_code == 302
    assert Paragraph.objects.get(pk=paragraph.pk).text == paragraph.text
    assert Removal.objects.get().held == []


@pytest.mark.parametrize("who", ["th_approver", "la_approver", "vn_focal", "vn_official", "auditor", "administrator"])
def test_who_may_not_ask_gets_no_page(cast, who):
    record = make.accepted(cast, cast.vn_focal.actor, "LA", "VN")
    answer = cast.client_for(getattr(cast, who)).get(f"/removals/record/{record.reference}/")
    assert answer.status_code == (403 if who in ("vn_focal", "vn_official", "la_approver") else 404)
    assert cast.client_for(getattr(cast, who)).get("/removals/").status_code == (
        200 if who.endswith("approver") else 404
    )


def test_a_request_is_taken_back_or_refused_and_then_another_may_be_made(cast):
    record = make.submitted(cast.vn_focal.actor, "LA", "VN", summary=CANARY)
    officer, publisher = cast.client_for(cast.officer), cast.client_for(cast.publisher)
    first = ask(officer, record, "summary")
    assert ask(officer, record, "title").status_code == 422, "one at a time"
    officer.post(f"{first['Location']}close/")
    second = ask(officer, record, "summary")
    publisher.post(f"{second['Location']}close/")
    assert agree(publisher, second).status_code == 403
    verbs = Entry.objects.filter(verb__startswith="removal.").order_by("number").values_list("verb", flat=True)
    assert list(verbs) == ["removal.asked", "removal.taken_back", "removal.asked", "removal.refused"]
    assert Activity.objects.get(pk=record.pk).summary == CANARY


def test_an_empty_form_says_at_each_field_what_is_missing(cast):
    record = make.submitted(cast.vn_focal.actor, "LA", "VN")
    answer = cast.client_for(cast.officer).post(f"/removals/record/{record.reference}/")
    assert answer.status_code == 422
    assert "Choose at least one field." in answer.content.decode()
    assert "<textarea" not in answer.content.decode(), "nobody repeats the text"
    empty = ask(cast.client_for(cast.officer), record, "reportable_text")
    assert "There is nothing in what you chose." in empty.content.decode()


def test_a_paragraph_before_settling_is_removed_with_its_earlier_wordings(cast):
    stage = reporting.circulated(cast)
    paragraph = stage.paragraphs.order_by("order")[5]
    edit_paragraph(actor=cast.officer.actor, paragraph=paragraph, text=CANARY, version=1)
    officer = cast.client_for(cast.officer)
    page = officer.get(reverse("reporting:paragraph-edit", args=[paragraph.public_id])).content.decode()
    assert f"/removals/paragraph/{paragraph.public_id}/" in page
    asked = officer.post(f"/removals/paragraph/{paragraph.public_id}/", {"ground": "territory"})
    assert agree(cast.client_for(cast.publisher), asked).status_code == 302
    assert tables_with("quetzalcoatl") == []
    assert was_removed(Paragraph.objects.get(pk=paragraph.pk).text)
    assert cast.client_for(cast.vn_approver).get(asked["Location"]).status_code == 404


def test_settled_text_is_listed_as_still_held_and_files_never_released_are_deleted(
    cast, django_capture_on_commit_callbacks
):
    pack = reporting.pack(cast)
    title = "Young border officers’ seminar"
    record = Activity.objects.get(title=title)
    file = pack.files.get()
    asked = ask(cast.client_for(cast.officer), record, "title")
    with django_capture_on_commit_callbacks(execute=True):
        agree(cast.client_for(cast.publisher), asked)
    page = cast.client_for(cast.publisher).get(asked["Location"]).content.decode()
    assert "Settled text" in page
    assert "It was never released, and its files are deleted." in page
    assert not place_of(file.sha256).exists()
    assert gone_of(file.sha256).exists()
    assert not [fault for fault in pack_faults() if "missing" in fault]
    held = {
        "reporting_snapshot.body",
        "reporting_paragraph.text",
        "reporting_annexrow.cells",
        "reporting_annexrow.facts",
    }
    assert set(tables_with("border officers’ seminar")) <= held
    assert Pack.objects.get().state == "compiled"


def test_a_released_pack_stays_and_is_listed(cast):
    pack = reporting.pack(cast)
    cast.client_for(cast.publisher).post(
        reverse("reporting:pack-release", args=[pack.public_id]), {"version": str(pack.version)}
    )
    record = Activity.objects.get(title="Young border officers’ seminar")
    asked = ask(cast.client_for(cast.officer), record, "title")
    agree(cast.client_for(cast.publisher), asked)
    assert place_of(pack.files.get().sha256).exists()
    assert "Withdraw it or supersede it" in cast.client_for(cast.publisher).get(asked["Location"]).content.decode()


def test_the_page_names_the_backups_made_since_the_text_came_in(cast, tmp_path, settings, monkeypatch):
    settings.PORTAL_DATA = tmp_path
    ledger.note_backup(folder=tmp_path / "old", made_at="2019-01-01T00:00:00+00:00", seal="1" * 64)
    record = make.submitted(cast.vn_focal.actor, "LA", "VN", summary=CANARY)
    first = Entry.objects.order_by("number").first().recorded_at
    ledger.note_backup(folder=tmp_path / "since", made_at=first.isoformat(), seal="2" * 64)
    asked = ask(cast.client_for(cast.officer), record, "summary")
    agree(cast.client_for(cast.publisher), asked)
    page = cast.client_for(cast.publisher).get(asked["Location"]).content.decode()
    assert str(tmp_path / "since") in page
    assert "2" * 64 in page
    assert str(tmp_path / "old") not in page


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE activities_revision SET snapshot = '{}'",
        "UPDATE audit_remark SET text = '', removed_at = now()",
        "UPDATE activities_revision SET number = 9",
    ],
)
def test_the_database_opens_its_frozen_rows_for_no_request_that_one_person_alone_made(cast, statement):
    record = make.submitted(cast.vn_focal.actor, "LA", "VN", summary=CANARY)
    take_step(actor=cast.officer.actor, activity=record, name="send_back", comment="Which town?")
    ask(cast.client_for(cast.officer), record, "summary")
    removal = Removal.objects.get()
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('portal.removal', %s, true)", [str(removal.public_id)])
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            cursor.execute(statement)
    with pytest.raises(DatabaseError, match="removal_by_two_persons"), transaction.atomic():
        Removal.objects.update(agreed_by=cast.officer.user)
    assert Revision.objects.exists()
    assert Remark.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_backup_is_noted_and_a_restore_names_what_to_remove_again(cast, tmp_path, settings, capsys):
    settings.PORTAL_DATA = tmp_path / "data"
    call_command("backup", str(tmp_path / "one"))
    (noted,) = ledger.backups()
    assert (noted["place"], len(noted["manifest"])) == (str(tmp_path / "one"), 64)
    ledger.note_removal(about="BM-2020-AAAA", hashes=[HASH])
    assert [line["about"] for line in ledger.removals_after(noted["at"])] == ["BM-2020-AAAA"]


def test_notes_in_somebodys_own_words_are_looked_through_too(cast):
    record = make.submitted(cast.vn_focal.actor, "LA", "VN", summary=CANARY)
    hand_over(actor=cast.vn_approver.actor, post=cast.vn_focal.posts[0], last_day=LATER, note=CANARY, successor=None)
    mechanism = Mechanism.objects.create(code="DGICM", name="Immigration heads", order=1)
    ContactNote.objects.create(mechanism=mechanism, on=date(2020, 9, 5), words=CANARY)
    agree(cast.client_for(cast.publisher), ask(cast.client_for(cast.officer), record, "summary"))
    assert tables_with("quetzalcoatl") == []


def test_every_text_that_a_record_holds_may_be_removed_from_it():
    kept = {"reference", "source_id", "mark", "working"}  # no text of the owner; the working text goes with the columns
    assert {field.name for field in text_fields(Activity)} - kept == {*COLUMNS, "place", "places"}


def test_a_name_is_removed_from_places_and_from_whoever_took_part(cast) -> None:
    parties = (
        Party(code="VN", role="host", services=(CANARY, "Border Guard")),
        Party(code="LA", represented_by=CANARY),
    )
    places = (Place("Lao Bao", "VN", other_name=CANARY, other_side="LA"),)
    record = make.submitted(cast.vn_focal.actor, "LA", "VN", parties=parties, places=places)
    agree(cast.client_for(cast.publisher), ask(cast.client_for(cast.officer), record, "place", "organisations"))
    record.refresh_from_db()
    kept = data_of(record)
    assert CANARY not in str(kept) + str(record.revisions.get().snapshot)
    assert all(name.startswith("[removed") for name in (kept.place, *kept.parties[-1].services))
    assert (kept.places[0].where, kept.parties[-1].code) == ("VN", "VN"), "codes stay"

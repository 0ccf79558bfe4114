"""What was taken out comes in again: its columns are known, our references are nobody's numbers, nothing is doubled."""

from dataclasses import asdict

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from activities.exporting.columns import COLUMNS
from activities.importing.columns import BY_KEY
from activities.importing.files import read_file
from activities.importing.headers import mapped, unknown
from activities.importing.rows import read_row
from activities.models import Activity, ImportMapping, ImportRun
from activities.record import Place
from activities.selectors.import_lists import vocabularies_for
from activities.states import OUTSIDE
from kernel import clock
from kernel.members.selectors import NO_ROLL
from tests.activities.test_import_office import GOOD, committed, statuses, uploaded
from tests.factories import activities, filled, members

HEADS = [str(column.head) for column in COLUMNS]
NOT_EXPORTED = {
    "last_day": "stands with the first day under one head",
    "scope": "a hold is an act with a reason of its own; that there is one stands under Record",
}


@pytest.fixture(autouse=True)
def register(db: None) -> None:
    """The real register."""
    members.register()


def taken_out(client, ending):
    answer = client.post("/activities/export/", {"format": ending})
    return SimpleUploadedFile(f"activities.{ending}", b"".join(answer.streaming_content))


def brought_in(client, file):
    return client.post(reverse("activities:import-new"), {"file": file}, follow=True)


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_an_exported_list_comes_in_again_without_a_question_and_every_row_is_the_same(cast, ending):
    client = cast.client_for(cast.vn_focal)
    uploaded(client, *GOOD)
    committed(client)
    ImportRun.objects.all().delete()
    places = (Place("Dong Hoi", "VN"), Place("Geneva", OUTSIDE), Place("Prum"))
    activities.draft(cast.vn_focal.actor, "LA", "VN", title="-Talks", places=places, summary="One;\ntwo.")
    page = brought_in(client, taken_out(client, ending))
    lines = ImportRun.objects.get().lines
    assert statuses(page) == ["same"] * 4, lines
    assert {line["id"] for line in lines} == {"", "MD-1", "MD-2", "MD-3"}
    committed(client)
    assert Activity.objects.count() == 4


def complete(cast):
    """A record of Viet Nam in which every field says something, with its own number."""
    row = activities.draft(cast.vn_focal.actor, "LA", "TH", "VN", **vars(filled.ONE))
    Activity.objects.filter(pk=row.pk).update(source_id="MD-7")
    return row


def test_each_column_of_the_import_is_one_of_the_export():
    assert set(BY_KEY) - set(mapped(HEADS, {}).values()) == set(NOT_EXPORTED)


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_record_with_every_field_comes_in_again_the_same(cast, ending):
    complete(cast)
    given = vars(filled.OTHER) | {"parties": activities.record("KH", "VN").parties}
    activities.draft(cast.vn_focal.actor, "KH", "VN", **given)
    client = cast.client_for(cast.vn_focal)
    page = brought_in(client, taken_out(client, ending))
    assert statuses(page) == ["same", "same"], ImportRun.objects.get().lines


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_every_field_of_an_exported_record_is_read_again(cast, ending):
    complete(cast)
    table = read_file(taken_out(cast.client_for(cast.vn_focal), ending).read())
    mapping, cells = mapped(table.headers, {}), dict(zip(table.headers, table.rows[0][1], strict=True))
    read = {key: cells[header] for header, key in mapping.items() if key}
    row = read_row(1, read, vocabularies_for(cast.vn_focal.actor), today=clock.today(), roll=NO_ROLL)
    assert (row.id, row.problems) == ("MD-7", ())
    assert in_any_order(row.data) == in_any_order(filled.as_read_again(filled.ONE))


def in_any_order(data):
    return {key: sorted(value, key=str) if isinstance(value, tuple) else value for key, value in asdict(data).items()}


def test_the_own_ledger_comes_in_again_the_same(cast):
    row = complete(cast)
    with activities.in_time_for(row):
        activities.submit(actor=cast.vn_focal.actor, activity=row, attested=True)
    client = cast.client_for(cast.vn_focal)
    taken = b"".join(client.post("/activities/ledger/").streaming_content)
    assert statuses(brought_in(client, SimpleUploadedFile("ledger.xlsx", taken))) == ["same"]


def test_a_record_of_another_state_in_the_list_is_no_new_one(cast):
    known = activities.shared(cast, cast.la_focal.actor, "LA", "VN", host="LA", title="Talks on patrols")
    client = cast.client_for(cast.vn_focal)
    page = brought_in(client, taken_out(client, "csv"))
    assert statuses(page) == ["duplicate"]
    assert known.reference in page.content.decode()
    committed(client, twins="on")
    assert set(Activity.objects.exclude(pk=known.pk).values_list("source_id", flat=True)) == {""}


def test_of_our_own_heads_those_that_say_nothing_new_are_left_out_and_the_others_known():
    found = mapped(HEADS, {})
    assert unknown(HEADS, found) == []
    assert {head for head, key in found.items() if not key} == {
        *("Reference", "Begins (ISO)", "Ends (ISO)", "Date known to", "Other names of places", "Owner", "Record"),
    }


def test_the_same_heads_in_a_log_of_a_ministry_are_asked():
    heads = ["Reference", "Title", "Owner", "Record"]
    assert unknown(heads, mapped(heads, {})) == ["Reference", "Owner", "Record"]
    assert mapped(heads, {"reference": "id"})["Reference"] == "id"


def test_what_a_ministry_calls_by_a_word_of_ours_is_not_meant_in_our_own_file():
    said = {"source": "id", "remarks": "source"}
    assert mapped(HEADS, said)["Source"] == "source"
    assert mapped([head for head in HEADS if head != "Source"] + ["Remarks"], said)["Remarks"] == "source"
    assert mapped(["Title", "Source", "Remarks"], said) == {"Title": "title", "Source": "id", "Remarks": "source"}


def test_what_a_ministry_calls_its_reference_is_not_ours_and_stays_remembered(cast):
    client, office = cast.client_for(cast.vn_focal), cast.vn_focal.office
    ImportMapping.objects.create(office=office, header="reference", column="id")
    activities.draft(cast.vn_focal.actor, "LA", "VN", title="Talks")
    assert statuses(brought_in(client, taken_out(client, "csv"))) == ["same"]
    run = ImportRun.objects.get()
    assert run.mapping["Reference"] == ""
    keys = {f"column_{place}": run.mapping[head] or "leave-out" for place, head in enumerate(run.headers)}
    client.post(reverse("activities:import-columns", args=[run.public_id]), keys)
    assert ImportMapping.objects.get(office=office, header="reference").column == "id"

"""What was taken out comes in again: its columns are known, our references are nobody's numbers, nothing is doubled."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from activities.exporting.columns import COLUMNS
from activities.importing.headers import mapped, unknown
from activities.models import Activity, ImportMapping, ImportRun
from activities.record import Place
from activities.states import OUTSIDE
from tests.activities.test_import_office import GOOD, committed, statuses, uploaded
from tests.factories import activities, members

HEADS = [str(column.head) for column in COLUMNS]


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
    assert {line["id"] for line in lines} == {""}
    committed(client)
    assert Activity.objects.count() == 4


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
        *("Reference", "Begins (ISO)", "Ends (ISO)", "Date known to", "Owner", "Record"),
    }


def test_the_same_heads_in_a_log_of_a_ministry_are_asked():
    heads = ["Reference", "Title", "Owner", "Record"]
    assert unknown(heads, mapped(heads, {})) == ["Reference", "Owner", "Record"]
    assert mapped(heads, {"reference": "id"})["Reference"] == "id"


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

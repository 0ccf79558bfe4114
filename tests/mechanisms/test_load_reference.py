"""`load_reference`: idempotent, all or nothing, never over a staff edit (DESIGN §8)."""

import json
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from kernel.audit.models import Entry
from kernel.members.models import (
    Chair,
    Establishment,
    EstablishmentName,
    LeadCountry,
    Membership,
    Office,
    OfficeName,
    RestDays,
    RoleDeclaration,
)
from mechanisms.models import AdoptionEvent, Challenge, Document, LoadedRow, Mechanism, Meeting
from mechanisms.services.load_reference.writing import fingerprint
from tests.cast import Cast
from tests.factories.members import REFERENCE, register

pytestmark = pytest.mark.django_db
LOADED_BEFORE = (
    *("name", "aliases", "level", "pillar", "pillar_note", "parent_body", "founded", "founded_note", "cadence"),
    *("contact_type", "subjects", "paragraphs", "relation", "members_note", "sources", "order"),
)
Change = Callable[[dict[str, Any]], None]


def run(*args: str) -> str:
    """What the command prints."""
    out = StringIO()
    call_command("load_reference", *args, stdout=out)
    return out.getvalue()


def altered(tmp_path: Path, change: Change) -> str:
    """A copy of the reference file with one change."""
    data = json.loads(REFERENCE.read_text(encoding="utf-8"))
    change(data)
    path = tmp_path / "changed.json"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return str(path)


def test_first_load_fills_the_register_in_one_audited_unit() -> None:
    out = run()
    assert "0 same" in out
    assert Office.objects.filter(kind="state").count() == 11
    assert Office.objects.get(code="SEC").zone == "Asia/Jakarta"
    assert Mechanism.objects.count() == 34
    assert Entry.objects.filter(verb="mechanisms.reference.loaded").count() == 1


def test_second_load_writes_nothing_and_says_same() -> None:
    run()
    rows = set(LoadedRow.objects.values_list("pk", "fingerprint"))
    out = run()
    assert "0 new" in out
    assert "Nothing was written: the register is the same." in out
    assert set(LoadedRow.objects.values_list("pk", "fingerprint")) == rows
    assert Entry.objects.filter(verb="mechanisms.reference.loaded").count() == 1


def test_what_is_not_sure_is_reported_and_not_loaded() -> None:
    out = run()
    assert "meetings 24 (ADSOM WG): no first day is known. Not loaded." in out
    assert "meetings 25 (ADMM 20): no first day is known. Not loaded." in out
    assert "“Royal Thai Navy; Thai-MECC”. Not loaded" in out
    assert not Meeting.objects.filter(start=None).exists()
    assert not Establishment.objects.filter(name_en__contains="Thai-MECC").exists()
    assert Meeting.objects.get(body="ADSOM_WG", start=date(2020, 1, 9)).end is None


def test_a_service_with_a_semicolon_inside_brackets_is_one_service() -> None:
    register()
    assert Establishment.objects.filter(office__code="SG", name_en__startswith="Republic of Singapore Navy (").exists()


def test_a_staff_edit_is_told_and_kept() -> None:
    register()
    Mechanism.objects.filter(code="MSCP").update(cadence="As agreed")
    out = run()
    assert "mechanism MSCP: changed by staff (cadence). Left as it is." in out
    assert Mechanism.objects.get(code="MSCP").cadence == "As agreed"


def test_a_staff_edit_is_kept_also_when_the_file_changes(tmp_path: Path) -> None:
    register()
    Mechanism.objects.filter(code="MSCP").update(cadence="As agreed")
    run(altered(tmp_path, lambda data: data["mechanisms"][7].update(cadence="Monthly", founded=2005)))
    assert Mechanism.objects.filter(code="MSCP", cadence="As agreed", founded=2004).exists()


def test_a_row_staff_removed_does_not_come_back() -> None:
    register()
    OfficeName.objects.get(office__code="BN", script="Arab").delete()
    out = run()
    assert "removed or given another key by staff" in out
    assert not OfficeName.objects.filter(office__code="BN", script="Arab").exists()


def test_what_staff_entered_before_is_kept_when_it_stands_in_the_way() -> None:
    register()
    Chair.objects.filter(start=date(2020, 12, 10)).delete()
    LoadedRow.objects.filter(model="members.Chair").delete()
    Chair.objects.create(
        body="ADMM", office=Office.objects.get(code="BN"), start=date(2020, 12, 11), end=date(2021, 6, 15)
    )
    assert "chair ADMM/2020-12-10: what staff entered stands in its way" in run()


def test_a_change_in_the_file_reaches_rows_staff_left_alone(tmp_path: Path) -> None:
    register()
    out = run(altered(tmp_path, lambda data: data["mechanisms"][7].update(cadence="Monthly")))
    assert "mechanism MSCP: changed as in the file." in out
    assert Mechanism.objects.get(code="MSCP").cadence == "Monthly"


BAD: dict[str, tuple[Change, str]] = {
    "unknown state": (
        lambda d: d["mechanisms"][0]["members"].append("XX"),
        "mechanisms 1 (DGICM), members: “XX” is not",
    ),
    "unknown host": (lambda d: d["meetings"][1].update(host="ZZ"), "meetings 2 (ADMM 13): “ZZ” is not"),
    "wrong type": (
        lambda d: d["member_states"][2].update(asean_order="third"),
        "member_states 3 (ID): “asean_order” must be",
    ),
    "true as number": (lambda d: d["mechanisms"][0].update(founded=True), "“founded” must be a whole number"),
    "missing key": (lambda d: d["challenges"][3].pop("label"), "challenges 4 (terrorism): “label” is missing"),
    "missing section": (lambda d: d.pop("member_states"), "The file: “member_states” is missing"),
    "not an object": (lambda d: d["meetings"].__setitem__(0, 7), "meetings 1: must be an object"),
    "bad date": (lambda d: d["meetings"][0].update(start="2019-02-30"), "“start” must be a date"),
    "end before start": (lambda d: d["meetings"][0].update(end="2019-02-26"), "is before the first day"),
    "twice": (lambda d: d["mechanisms"].append(d["mechanisms"][0]), "stands twice in the file"),
    "unknown body": (lambda d: d["meetings"][0].update(body="ASEAN Summit"), "unknown body “ASEAN Summit”"),
    "same number": (lambda d: d["meetings"][7].update(number=13), "the number stands also in meetings 2"),
    "circle": (lambda d: d["challenges"][2].update(broader="drug_trafficking"), "“broader” runs in a circle"),
    "bad status": (lambda d: d["references"][0].update(status="perhaps"), "references 1 (CP2019): status:"),
    "too long": (lambda d: d["mechanisms"][0].update(name="x" * 201), "mechanisms 1 (DGICM): name:"),
    "NUL": (lambda d: d["mechanisms"][0].update(cadence="a\x00b"), "cannot be stored"),
    "overlap": (lambda d: d["member_states"][9]["membership"][0].update(to="2025-10-26"), "overlaps the one from"),
    "zone": (lambda d: d["member_states"][0].update(timezone="Asia/Atlantis"), "unknown time zone"),
    "rest days": (lambda d: d["member_states"][0].update(rest_days=[8]), "“rest_days” must be weekdays"),
    "huge number": (lambda d: d["mechanisms"][0].update(founded=10**9), "mechanisms 1 (DGICM): founded:"),
    "two ADMM": (lambda d: d["meetings"][7].update(start="2019-12-09", end="2019-12-09"), "handover is not clear"),
}


@pytest.mark.parametrize(("change", "sentence"), BAD.values(), ids=BAD.keys())
def test_a_bad_file_changes_nothing_and_says_what_and_where(tmp_path: Path, change: Change, sentence: str) -> None:
    with pytest.raises(CommandError) as refusal:
        run(altered(tmp_path, change))
    assert sentence in str(refusal.value)
    assert refusal.value.returncode == 1
    assert not Office.objects.exists()
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"{\n  oops", "not valid JSON at line 2, column 3"),
        (b"[]", "must be an object"),
        (b"\xff\xfe{", "not written in UTF-8"),
        (b'{"member_states": NaN}', "NaN is not a number"),
        (b'{"a": 1, "a": 2}', "“a” stands twice"),
        (b"[" * 200_000, "nested too deeply"),
        (b"", "not valid JSON"),
    ],
)
def test_a_file_that_is_no_reference_file_is_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    with pytest.raises(CommandError, match="Nothing was changed") as refusal:
        run(str(path))
    assert sentence in str(refusal.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        run(str(tmp_path / "none.json"))


def test_roles_start_at_not_declared_whatever_the_file_says(tmp_path: Path) -> None:
    run(altered(tmp_path, lambda data: data["establishments"][0].update(publicly_known_role="primary")))
    assert not RoleDeclaration.objects.exists()


def test_the_own_copy_holds_no_inference_about_a_state() -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    assert not [word for word in ("publicly_known_role", "role_basis", "role_label", "role_confidence") if word in text]


def test_admm_chairs_run_from_the_day_after_one_meeting_to_the_next() -> None:
    register()
    rows = Chair.objects.values_list("body", "office__code", "start", "end")
    assert list(rows[:2]) == [
        ("ADMM", "VN", date(2019, 7, 12), date(2020, 12, 9)),
        ("ADMM", "BN", date(2020, 12, 10), date(2021, 6, 15)),
    ]
    assert list(rows)[-1] == ("ADMM", "PH", date(2025, 11, 1), None)
    assert rows.count() == 7


def test_local_names_are_stored_exactly() -> None:
    register()
    names = dict(EstablishmentName.objects.filter(establishment__kind="ministry").values_list("lang", "text"))
    assert names["th"] == "กระทรวงกลาโหม"
    assert names["lo"] == "ກະຊວງປ້ອງກັນປະເທດ"
    assert names["km"] == "ក្រសួងការពារជាតិ"
    assert names["my"] == "ကာကွယ်ရေးဝန်ကြီးဌာန"
    assert names["vi"] == "Bộ Quốc phòng"
    assert names["zh"] == "国防部"


def test_house_names_are_kept() -> None:
    register()
    names = dict(Office.objects.values_list("code", "name"))
    assert (names["LA"], names["VN"], names["PH"]) == ("Lao PDR", "Viet Nam", "Philippines")
    assert Office.objects.get(code="PH").running_name == "the Philippines"
    assert Office.objects.get(code="VN").capital == "Ha Noi"


def test_membership_counts_for_all_three_bodies_and_rest_days_are_data() -> None:
    register()
    assert Membership.objects.filter(office__code="VN").count() == 3
    assert Membership.objects.filter(office__code="TL").count() == 6
    assert RestDays.objects.get(office__code="BN").weekdays == [5, 7]
    assert RestDays.objects.get(office__code="MY").weekdays == [6, 7]


def test_all_reported_adoptions_of_the_roadmap_are_kept() -> None:
    register()
    events = AdoptionEvent.objects.filter(document__code="BMCR").values_list("said", "precision")
    assert list(events) == [("2019", "year"), ("2021-10", "month"), ("2025-09-10", "day")]


def test_the_third_adoption_of_the_roadmap_comes_from_its_note_and_is_no_more_exact_than_that() -> None:
    """Two adoptions are reported with a body; a third is only said in a note: Thailand, 2019. It is entered as such."""
    register()
    event = AdoptionEvent.objects.get(document__code="BMCR", said="2019")
    assert (event.on, event.precision, event.body) == (date(2019, 1, 1), "year", "")
    assert event.note == "Reported as adopted in Thailand in 2019."
    assert "NDCP" in event.source


def test_an_edit_in_the_portal_is_recognised_and_kept(cast: Cast) -> None:
    register()
    event = AdoptionEvent.objects.get(document__code="BMCR", said="2021-10")
    url = f"/mechanisms/register/adoption-event/{event.public_id}/edit/"
    client = cast.client_for(cast.officer)
    form = {"on": "October 2021", "body": event.body, "source": event.source, "note": "Checked by mail."}
    assert client.post(url, form | {"seen": client.get(url).context["form"]["seen"].value()}).status_code == 302
    assert "adoption event BMCR/2021-10/15th AMMTC (reported Oct 2021): changed by staff (note)" in run()
    event.refresh_from_db()
    assert event.note == "Checked by mail."


def test_parents_that_stand_in_the_register_are_linked_and_the_order_stays() -> None:
    register()
    parents = dict(Mechanism.objects.exclude(parent=None).values_list("code", "parent__code"))
    named = {"DGICM": "AMMTC", "SOMTC": "AMMTC", "ASOD": "AMMD", "ADGCM": "AFMM", "AOE": "ADMM", "AMIM": "ACDFM"}
    assert parents == named
    assert list(Mechanism.objects.values_list("code", flat=True)[:2]) == ["DGICM", "SOMTC"]


def test_a_column_added_since_the_last_load_is_no_edit_of_the_staff(tmp_path: Path) -> None:
    """An installation that loaded the register before mechanisms had a parent gets the parents at its next load."""

    def without_parents(data: dict[str, Any]) -> None:
        for mechanism in data["mechanisms"]:
            mechanism.pop("parent", None)

    run(altered(tmp_path, without_parents))
    for row in Mechanism.objects.all():
        loaded = LoadedRow.objects.get(model="mechanisms.Mechanism", key=row.code)
        loaded.fingerprint = fingerprint({name: getattr(row, name) for name in LOADED_BEFORE})
        loaded.save()
    Mechanism.objects.filter(code="ASOD").update(cadence="As agreed")
    out = run()
    assert "mechanism DGICM: changed as in the file." in out
    assert Mechanism.objects.get(code="DGICM").parent.code == "AMMTC"
    assert "mechanism ASOD: changed by staff (cadence, parent). Left as it is." in out


def test_documents_know_their_validity_and_successor() -> None:
    register()
    blueprint = Document.objects.get(code="APSC2025-B37")
    assert (blueprint.valid_from, blueprint.valid_to) == (date(2016, 1, 1), date(2025, 12, 31))
    assert blueprint.superseded_by.code == "APSC-SP-2045"
    assert Document.objects.get(code="APSC-SP-2045").valid_from == date(2026, 1, 1)
    assert Document.objects.get(code="CHARTER").valid_from == date(2008, 12, 15)


def test_the_paper_has_its_clauses_lead_country_and_challenges_in_order() -> None:
    register()
    labels = Document.objects.get(code="CP2019").clauses.values_list("label", flat=True)
    assert list(labels)[-3:] == ["9", "10", "11"]
    assert LeadCountry.objects.get(paper="CP2019").office.code == "TH"
    named = Challenge.objects.filter(paragraph="2").values_list("label", flat=True)
    assert list(named) == ["Drug trafficking", "Illegal migration", "Transnational crimes", "Terrorism", "Epidemics"]

"""Taking records out: exactly what the list shows, marked, noted, and never a formula."""

import csv
from datetime import date
from io import BytesIO, StringIO

import docx
import openpyxl
import pytest

from activities.coarsest import Days
from activities.exporting import formats
from activities.exporting.sheet import highest
from activities.models import Activity
from activities.record import Party
from activities.services.confirm import confirm_participation, decline_participation
from activities.services.edit import edit_activity
from activities.services.other_version import give_other_version
from activities.services.report_wish import ask_not_to_report
from activities.services.step import take_step
from kernel.audit.models import Entry
from kernel.files.tables import FORMULA
from tests.factories import activities as make

pytestmark = pytest.mark.django_db


def take(client, ending, query=""):
    answer = client.post(f"/activities/export/{query}", {"format": ending})
    assert answer.status_code == 200, answer.content
    return b"".join(answer.streaming_content), answer


def book(data, sheet=0):
    """The notes above the table, its heads, and its rows by head."""
    return split([[cell.value for cell in row] for row in openpyxl.load_workbook(BytesIO(data)).worksheets[sheet]])


def split(rows):
    at = next(number for number, row in enumerate(rows) if "Reference" in row)
    heads = [head for head in rows[at] if head]
    return [row[0] for row in rows[:at]], heads, [dict(zip(heads, row, strict=False)) for row in rows[at + 1 :]]


def table(data):
    return split(list(csv.reader(StringIO(data.decode("utf-8-sig")))))


def test_a_workbook_holds_what_the_list_shows_in_its_order_with_mark_name_and_filters(cast):
    make.shared(cast, cast.vn_focal.actor, "LA", "VN", title="Seminar one", mark="Restricted – ADMM")
    month = {"precision": "month", "date_from": make.DAY.replace(month=5, day=1), "date_to": make.DAY.replace(month=5)}
    make.draft(cast.vn_focal.actor, "LA", "VN", title="Seminar two", **month)
    make.draft(cast.th_focal.actor, "TH", "MY", title="Seminar three", host="TH")
    data, answer = take(cast.client_for(cast.vn_focal), "xlsx", "?q=seminar")
    notes, _heads, rows = book(data)
    assert [row["Title"] for row in rows] == ["Seminar two", "Seminar one"]
    assert notes[0] == "Restricted – ADMM"
    assert f"Exported by {cast.vn_focal.user.name} (Focal point, Viet Nam) on 1 October 2020" in notes[2]
    assert notes[3] == "Filters: “seminar”."
    assert (rows[0]["Date or first day"], rows[0]["Begins (ISO)"], rows[0]["Date known to"]) == (
        "May 2020",
        "2020-05-01",
        "Month",
    )
    assert rows[1]["Member States"] == "Lao PDR; Viet Nam"
    sheet = openpyxl.load_workbook(BytesIO(data)).active
    assert (sheet.freeze_panes, sheet.oddFooter.center.text) == ("C6", "Restricted – ADMM")
    assert answer["Content-Disposition"] == 'attachment; filename="activities-2020-10-01.xlsx"'
    entry = Entry.objects.get(verb="activities.exported")
    assert entry.changes == {"format": "xlsx", "rows": 2, "filters": ["q"]}


@pytest.mark.parametrize("ending", formats.FORMATS)
def test_an_outsider_takes_out_no_more_than_the_pages_show(cast, ending):
    parties = (Party(code="LA"), Party(code="VN", role="host"), Party(code="KH"))
    text = {"summary": "Quetzal, whole.", "reportable_text": "Open part.", "source": "Quetzal source"}
    row = make.accepted(cast, cast.vn_focal.actor, "LA", "VN", "KH", title="Seminar", parties=parties, **text)
    for who in (cast.la_focal, cast.kh_focal):
        make.confirm_participation(actor=who.actor, activity=Activity.objects.get(pk=row.pk))
    make.submitted(cast.vn_focal.actor, "LA", "VN", title="Quetzal submitted")
    make.draft(cast.vn_focal.actor, "LA", "VN", title="Quetzal draft")
    data, _answer = take(cast.client_for(cast.th_focal), ending)
    text = everything(data, ending)
    assert "Quetzal" not in text
    assert row.reference in text
    own, _answer = take(cast.client_for(cast.vn_focal), ending)
    assert "Quetzal draft" in everything(own, ending)


def everything(data, ending):
    if ending == "xlsx":
        return str([[cell.value for cell in row] for row in openpyxl.load_workbook(BytesIO(data)).active])
    if ending == "docx":
        return str([[cell.text for cell in row.cells] for row in docx.Document(BytesIO(data)).tables[0].rows])
    return data.decode("utf-8-sig")


def test_a_party_that_has_not_confirmed_is_not_told_to_others(cast):
    row = make.accepted(cast, cast.vn_focal.actor, "LA", "KH", "VN", title="Seminar")
    data, _answer = take(cast.client_for(cast.la_focal), "xlsx")
    assert book(data)[2][0]["Member States"] == "Lao PDR; Viet Nam"
    data, _answer = take(cast.client_for(cast.officer), "xlsx")
    assert book(data)[2][0]["Member States"] == "Cambodia; Lao PDR; Viet Nam"
    assert row.reference == book(data)[2][0]["Reference"]


def test_others_read_of_no_column_more_than_its_page_shows_them(cast):
    parties = (
        Party(code="KH", services=("Quetzal guard",), represented_by="Quetzal envoy"),
        Party(code="LA", services=("Border Army",), represented_by="the envoy"),
        Party(code="VN", role="host"),
        *(Party(organisation=name, role=role) for role, name in (("partner", "UNODC"), ("resource", "A professor"))),
        Party(organisation="ReCAAP ISC", role="observer"),
    )
    hidden = {"summary": "Quetzal, whole.", "source": "Quetzal source", "practice": "Quetzal note"}
    text = hidden | {"reportable_text": "Open part.", "practice_reuse": True, "parties": parties}
    row = make.accepted(cast, cast.vn_focal.actor, "LA", "KH", "VN", title="Seminar", **text)
    Activity.objects.filter(pk=row.pk).update(source_id="Quetzal 7")
    taken, _answer = take(cast.client_for(cast.la_focal), "xlsx")
    line = book(taken)[2][0]
    assert "Quetzal" not in everything(taken, "xlsx")
    assert (line["Summary"], line["Organisations of the states"]) == ("Open part.", "Lao PDR: Border Army")
    assert (line["Others who took part"], line["Other observers"]) == ("UNODC", "ReCAAP ISC")
    assert (line["Resource persons"], line["Represented by"]) == ("A professor", "Lao PDR: the envoy")
    closed = ("Text that may be reported", "Source", "Own number", "Best-practice note", "Others may use the note")
    assert {line[head] for head in closed} == {None}
    own = book(take(cast.client_for(cast.vn_focal), "xlsx")[0])[2][0]
    assert (own["Own number"], own["Others may use the note"], own["Source"]) == ("Quetzal 7", "Yes", "Quetzal source")
    assert own["Organisations of the states"] == "Cambodia: Quetzal guard; Lao PDR: Border Army"
    assert book(take(cast.client_for(cast.officer), "xlsx")[0])[2][0]["Own number"] is None


def test_what_was_not_said_is_an_empty_cell(cast):
    make.draft(cast.vn_focal.actor, "LA", "VN", title="Seminar")
    line = book(take(cast.client_for(cast.vn_focal), "xlsx")[0])[2][0]
    heads = ("Level of the delegations", "Consensus on an 8(d) activity", "Others may use the note", "Own number")
    assert {line[head] for head in heads} == {None}


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(cast, sign):
    evil = f'{sign}HYPERLINK("http://x")'
    make.draft(cast.vn_focal.actor, "LA", "VN", title=f"Seminar {sign}", place=evil, framework=evil)
    client = cast.client_for(cast.vn_focal)
    data, _answer = take(client, "xlsx")
    cells = [cell for row in openpyxl.load_workbook(BytesIO(data)).active for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}, "n is an empty cell"
    assert any("HYPERLINK" in str(cell.value) for cell in cells)
    data, _answer = take(client, "csv")
    found = [cell for row in csv.reader(StringIO(data.decode("utf-8-sig"))) for cell in row if "HYPERLINK" in cell]
    assert f"'{evil}" in found
    assert [cell for cell in found if cell.startswith(FORMULA)] == []


def test_csv_begins_with_a_byte_order_mark_and_is_marked_above_and_below(cast):
    make.draft(cast.vn_focal.actor, "LA", "VN", title="การประชุม")
    data, _answer = take(cast.client_for(cast.vn_focal), "csv")
    notes, _heads, rows = table(data)
    assert data.startswith(b"\xef\xbb\xbf")
    assert notes[0] == rows[-1]["Reference"] == "For official use"
    assert rows[0]["Title"] == "การประชุม"


def test_a_word_document_lies_across_repeats_its_head_and_is_marked_on_every_page(cast):
    make.draft(cast.vn_focal.actor, "LA", "VN", title="Seminar")
    data, _answer = take(cast.client_for(cast.vn_focal), "docx")
    file = docx.Document(BytesIO(data))
    section, head = file.sections[0], file.tables[0].rows[0]
    assert section.page_width > section.page_height
    assert section.header.paragraphs[0].text == section.footer.paragraphs[0].text == "For official use"
    assert "tblHeader" in head._tr.xml
    assert [file.paragraphs[0].style.name, file.tables[0].rows[1].cells[1].text] == ["Heading 1", "Seminar"]


def test_a_document_keeps_to_few_columns_and_names_all_others_in_one(cast):
    others = [Party(organisation=role.title(), role=role) for role in ("partner", "observer", "resource")]
    make.draft(cast.vn_focal.actor, "LA", "VN", parties=(Party(code="VN", role="host"), *others))
    heads, line = docx.Document(BytesIO(take(cast.client_for(cast.vn_focal), "docx")[0])).tables[0].rows
    said = dict(zip((cell.text for cell in heads.cells), (cell.text for cell in line.cells), strict=True))
    assert len(said) == 8
    assert said["Others who took part"] == "Observer; Partner; Resource"


def test_a_wide_table_is_printed_on_several_pages_each_with_reference_and_title(cast):
    make.draft(cast.vn_focal.actor, "LA", "VN")
    sheet = openpyxl.load_workbook(BytesIO(take(cast.client_for(cast.vn_focal), "xlsx")[0])).active
    assert sheet.page_setup.fitToWidth > 1
    assert (sheet.print_title_cols, sheet.print_title_rows) == ("$A:$B", "$4:$4")


def test_the_strictest_mark_counts_and_an_unknown_one_is_stricter(settings):
    low, high = settings.HANDLING_MARKS
    assert highest([low, high, low]) == high
    assert highest([high, "Secret"]) == "Secret"
    assert highest([]) == settings.DEFAULT_MARK


def test_a_list_that_is_too_long_is_a_sentence_and_nothing_is_noted(cast, monkeypatch):
    monkeypatch.setitem(formats.FORMATS, "xlsx", formats.Format("Excel", "xlsx", formats.book.write, most=1))
    for number in range(2):
        make.draft(cast.vn_focal.actor, "LA", "VN", title=f"Seminar {number}")
    answer = cast.client_for(cast.vn_focal).post("/activities/export/", {"format": "xlsx"})
    assert answer.status_code == 422
    assert "holds 1" in answer.content.decode()
    assert not Entry.objects.filter(verb="activities.exported").exists()


def test_an_unknown_format_is_no_page_and_a_link_alone_takes_nothing_out(cast):
    client = cast.client_for(cast.vn_focal)
    assert client.post("/activities/export/", {"format": "pdf"}).status_code == 404
    assert client.get("/activities/export/").status_code == 405


def test_the_number_of_queries_does_not_grow_with_the_list(cast, count_queries):
    client, numbers = cast.client_for(cast.officer), []
    for _round in range(2):
        for number in range(3):
            make.submitted(cast.vn_focal.actor, "LA", "VN", title=f"Seminar {number}")
        with count_queries() as seen:
            take(client, "xlsx")
        numbers.append(len(seen))
    assert numbers[0] == numbers[1]


def test_the_same_list_at_the_same_moment_is_the_same_bytes(cast):
    make.draft(cast.vn_focal.actor, "LA", "VN", title="Seminar")
    client = cast.client_for(cast.vn_focal)
    assert all(take(client, ending)[0] == take(client, ending)[0] for ending in formats.FORMATS)


# Our own ledger ------------------------------------------------------------


def ledger(client):
    answer = client.post("/activities/ledger/")
    return b"".join(answer.streaming_content) if answer.status_code == 200 else answer.status_code


def test_a_state_takes_out_all_it_ever_told_with_every_version_and_nothing_of_others(cast):
    row = make.submitted(cast.vn_focal.actor, "LA", "VN", title="Seminar one", summary="First words.")
    take_step(actor=cast.officer.actor, activity=row, name="send_back", comment="Which town?")
    again = Activity.objects.get(pk=row.pk)
    data = make.record("LA", "VN", title="Seminar one", summary="Second words.")
    edit_activity(actor=cast.vn_focal.actor, activity=again, data=data, version=None)
    take_step(actor=cast.vn_focal.actor, activity=again, name="submit", attested=True)
    withdrawn = make.shared(cast, cast.vn_focal.actor, "LA", "VN", title="Seminar two")
    take_step(actor=cast.vn_focal.actor, activity=withdrawn, name="withdraw")
    make.draft(cast.vn_focal.actor, "LA", "VN", title="Never sent")
    make.shared(cast, cast.th_focal.actor, "TH", "VN", title="Of Thailand", host="TH")
    data = ledger(cast.client_for(cast.vn_approver))
    _notes, _heads, records = book(data)
    assert [line["Title"] for line in records] == ["Seminar one", "Seminar two"]
    assert records[1]["Record"] == "Withdrawn"
    _notes, _heads, versions = book(data, sheet=1)
    said = [
        (line["Version"], line["Kept when"], line["Summary"]) for line in versions if line["Title"] == "Seminar one"
    ]
    assert said == [("1", "Submitted", "First words."), ("2", "Submitted", "Second words.")]
    assert Entry.objects.get(verb="activities.ledger_taken").changes == {
        "rows": 2,
        "versions": len(versions),
        "answers": 0,
    }


def test_a_version_says_what_was_said_then_and_the_strictest_mark_of_all_counts(cast):
    month = {"precision": "month", "date_from": make.DAY.replace(day=1), "date_to": make.DAY}
    first = {"title": "Seminar", "mark": "Restricted – ADMM", **month}
    row = make.submitted(cast.vn_focal.actor, "KH", "LA", "VN", host="LA", **first)
    take_step(actor=cast.officer.actor, activity=row, name="send_back", comment="Who?")
    again = Activity.objects.get(pk=row.pk)
    edit_activity(
        actor=cast.vn_focal.actor, activity=again, data=make.record("LA", "VN", title="Seminar"), version=None
    )
    take_step(actor=cast.vn_focal.actor, activity=again, name="submit", attested=True)
    data = ledger(cast.client_for(cast.vn_focal))
    notes, _heads, versions = book(data, sheet=1)
    said = [(line["Member States"], line["Host"], line["Date known to"]) for line in versions]
    assert said == [("Cambodia; Lao PDR; Viet Nam", "Lao PDR", "Month"), ("Lao PDR; Viet Nam", "Viet Nam", "Day")]
    assert notes[0] == "Restricted – ADMM"


def test_a_version_in_the_ledger_bears_the_day_in_jakarta_on_which_it_was_kept(cast, clock):
    clock.set("2020-10-02T03:00")  # 1 October, 20:00 UTC
    make.submitted(cast.vn_focal.actor, "LA", "VN")
    _notes, _heads, versions = book(ledger(cast.client_for(cast.vn_approver)), sheet=1)
    assert [line["On"] for line in versions] == ["2 October 2020"]


@pytest.mark.parametrize(("who", "status"), [("vn_official", 403), ("officer", 403), ("auditor", 403), ("closed", 403)])
def test_the_ledger_is_for_a_states_staff(cast, who, status):
    assert ledger(cast.client_for(getattr(cast, who))) == status


def test_the_ledger_has_what_a_state_answered_to_the_records_of_others(cast):
    records = {
        name: make.accepted(cast, cast.vn_focal.actor, "LA", "TH", "VN", title=name)
        for name in ("Right", "Wrong", "Other day", "Quiet")
    }
    actor = cast.la_focal.actor
    confirm_participation(actor=actor, activity=records["Right"])
    decline_participation(actor=actor, activity=records["Wrong"])
    day = Days(date(2020, 3, 21), date(2020, 3, 21), "day")
    give_other_version(actor=actor, activity=records["Other day"], days=day, place="", source="Own file 7")
    ask_not_to_report(actor=actor, activity=records["Quiet"])
    _notes, _heads, answers = book(ledger(cast.client_for(cast.la_focal)), sheet=2)
    assert [(line["Title"], line["Answer"], line["Words"] or "") for line in answers] == [
        ("Right", "Confirmed", ""),
        ("Wrong", "Does not confirm", ""),
        ("Other day", "Gave another date or place", "21 March 2020 · Own file 7"),
        ("Quiet", "Asked not to report it", ""),
    ]
    assert book(ledger(cast.client_for(cast.th_focal)), sheet=2)[2] == []


def test_an_outsider_finds_nothing_of_another_state_in_its_own_ledger(cast):
    make.shared(cast, cast.vn_focal.actor, "LA", "VN", title="Quetzal")
    _notes, _heads, records = book(ledger(cast.client_for(cast.la_focal)))
    assert records == []

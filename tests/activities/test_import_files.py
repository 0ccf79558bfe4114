"""Files of a ministry as tables: whatever they are made of, and bombs refused before they are parsed."""

import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from activities.importing import limits
from activities.importing.files import read_file
from activities.importing.problems import Refused
from activities.importing.tables import Table

ROW = ["1", "Seminar", "11 July 2019"]
HEAD = ["Own number", "Title", "Date"]


def book(*rows: list[object], title: str = "Log") -> bytes:
    """A workbook with these rows."""
    made = Workbook()
    sheet = made.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return saved(made)


def saved(made: Workbook) -> bytes:
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def repacked(content: bytes, changed: dict[str, bytes | None], *, level: int = 9) -> bytes:
    """The same workbook with some parts changed, added or taken out."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as new,
    ):
        parts = {name: old.read(name) for name in old.namelist()} | changed
        for name, part in parts.items():
            if part is not None:
                new.writestr(name, part)
    return file.getvalue()


def sheet_of(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize(
    "content",
    [
        b"Own number,Title,Date\n1,Seminar,11 July 2019\n",
        "\ufeffOwn number;Title;Date\r\n1;Seminar;11 July 2019\r\n".encode(),
        "Own number\tTitle\tDate\n1\tSeminar\t11 July 2019".encode("utf-16"),
        b"sep=;\nOwn number;Title;Date\n1;Seminar;11 July 2019\n",
        b'Border log 2019,,\n,,\n"Own number","Title","Date"\n1,Seminar,11 July 2019\n,,\n',
        book(HEAD, ROW),
        book(["Log of the ministry"], [], HEAD, ROW, [None, None]),
    ],
    ids=["commas", "semicolons and BOM", "UTF-16 and tabs", "sep=", "title above", "workbook", "workbook with title"],
)
def test_one_table_whatever_the_file_is_made_of(content):
    table = read_file(content)
    assert table.headers == tuple(HEAD)
    assert [cells for _number, cells in table.rows] == [tuple(ROW)]


def test_rows_are_numbered_as_the_spreadsheet_shows_them():
    assert read_file(book(["Log"], [], HEAD, ROW, [], ROW)).rows[1][0] == 6
    assert read_file(b"Own number,Title,Date\n\n1,Seminar,2019\n").rows[0][0] == 3


def test_cells_keep_their_lines_quotes_and_letters():
    table = read_file('Title,Date,Place\n"Lễ ""ký kết""\nการประชุม",2019,ປາກເຊ\n'.encode())
    assert table.rows[0][1] == ('Lễ "ký kết"\nการประชุม', "2019", "ປາກເຊ")


def test_a_date_cell_is_as_exact_as_it_is_shown():
    made = Workbook()
    made.active.append(HEAD)
    for shown in ("d mmmm yyyy", "mmm yyyy", "yyyy", "[$-107041E]d mmm yyyy"):
        made.active.append(["1", "Seminar", date(2019, 7, 1)])
        made.active.cell(made.active.max_row, 3).number_format = shown
    cells = [cells[2] for _number, cells in read_file(saved(made)).rows]
    assert cells == ["2019-07-01", "2019-07", "2019", "2019-07-01"]


def test_headers_without_a_name_or_with_the_same_one_are_told_apart():
    assert read_file(b"Title,,Date,Date\na,b,c,d,e\n").headers == (
        "Title",
        "column B",
        "Date",
        "Date (column D)",
        "column E",
    )


def test_the_sheet_of_the_template_is_found_among_others():
    made = Workbook()
    made.active.append(["Words", "only"])
    sheet = made.create_sheet("Activities")
    sheet.append(HEAD)
    sheet.append(ROW)
    assert read_file(saved(made)).headers == tuple(HEAD)


def test_formulas_come_in_as_formulas_and_numbers_as_numbers():
    made = Workbook()
    made.active.append(HEAD)
    made.active.append([7, "=A1", 2019.0])
    made.active["B3"] = ArrayFormula("B3:B4", "=A1:A2")
    made.active["A3"] = True
    rows = [cells for _number, cells in read_file(saved(made)).rows]
    assert rows[0] == ("7", "=A1", "2019")
    assert rows[1][:2] == ("yes", "=")


def test_what_our_own_export_made_safe_is_read_as_it_was():
    assert read_file(b"Title,Date\n'=not a formula,2019\n").rows[0][1][0] == "=not a formula"


SHEET = sheet_of(book(HEAD, ROW))
FAR = SHEET.replace(b'r="A2"', b'r="XFD1048576"')
DEEP = SHEET.replace(b'r="A2"', b'r="A1048576"')
DTD = SHEET.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', 1)
BOMBS = {
    "nothing": (lambda: b"", "is empty"),
    "only headers": (lambda: b"Title,Date\n", "no row below"),
    "too long": (lambda: b"Title\n" + b"a\n" * (limits.MOST_ROWS + 1), "more than 10000 rows"),
    "too wide": (lambda: b"Title\n" + b"a," * 61 + b"b\n", "Row 2 has more than 60 columns"),
    "a cell without end": (lambda: b'Title\n"' + b"a" * 200_000 + b'"\n', "Row 2 has a cell with more than"),
    "a quote too many": (lambda: b'Title,Date\n"a"b,c\n', "Row 2 cannot be read"),
    "a quote that never ends": (lambda: b'Title,Date\n"a,c\n', "Row 2 cannot be read"),
    "letters of another encoding": (
        lambda: "Title\nThời gian".encode("cp1258", "replace") + b"\xff\xfe",
        "Save it as “CSV UTF-8”",
    ),
    "NUL": (lambda: b"Title\na\0b\n", "not a text file"),
    "an old workbook": (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 100, "old .xls"),
    "a cut workbook": (lambda: book(HEAD, ROW)[:-200], "damaged"),
    "a zip": (lambda: b"PK\x05\x06" + b"\0" * 18, "not a text file"),
    "a document": (lambda: repacked(book(HEAD, ROW), {"xl/workbook.xml": None}), "not an Excel workbook"),
    "macros": (lambda: repacked(book(HEAD, ROW), {"xl/vbaProject.bin": b"x"}), "has macros"),
    "a zip bomb": (
        lambda: repacked(book(HEAD, ROW), {"xl/media/a.bin": b"\0" * 40_000_000}),
        "packed in an unusual way",
    ),
    "a large bomb": (lambda: repacked(book(HEAD, ROW), {"xl/media/a.bin": b"\0" * 64_000_000}), "holds too much"),
    "many parts": (lambda: repacked(book(HEAD, ROW), {f"xl/media/{n}": b"" for n in range(300)}), "holds too much"),
    "a far cell": (lambda: repacked(book(HEAD, ROW), {"xl/worksheets/sheet1.xml": FAR}), "more than 10000 rows"),
    "a deep cell": (lambda: repacked(book(HEAD, ROW), {"xl/worksheets/sheet1.xml": DEEP}), "more than 10000 rows"),
    "entities": (lambda: repacked(book(HEAD, ROW), {"xl/worksheets/sheet1.xml": DTD}), "written in an unusual way"),
    "no sheet": (lambda: repacked(book(HEAD, ROW), {"xl/worksheets/sheet1.xml": b"<a/>"}), "."),
    "too large": (lambda: b"a" * (limits.MOST_BYTES + 1), "larger than 10 MB"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_and_what_is_no_log_are_refused_with_a_sentence(name):
    content, why = BOMBS[name]
    with pytest.raises(Refused, match=why):
        read_file(content())


def test_as_many_rows_as_are_allowed_come_in():
    table = read_file(b"Title\n" + b"a\n" * limits.MOST_ROWS)
    assert isinstance(table, Table)
    assert len(table.rows) == limits.MOST_ROWS

"""The table as a workbook: frozen heads, widths, a filter; every cell is text, so none is a formula."""

from collections.abc import Iterator
from io import BytesIO
from math import ceil

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from activities.exporting.sheet import Paper, Table
from kernel.files.steady import steady
from kernel.files.tables import plain

A4, ACROSS = 9, 160  # as spreadsheets number paper; characters that can still be read on one page of it
BOLD, MARKED = Font(bold=True), Font(bold=True, size=12)
HEAD = PatternFill("solid", fgColor="E8EEF4")


def write(paper: Paper) -> bytes:
    """One sheet for each table, each marked above and, printed, at head and foot of every page.

    A table that is too wide for one page is printed on several, its first two columns on each.
    """
    book, out = Workbook(write_only=True), BytesIO()
    book.properties.title, book.properties.creator = paper.title, ""
    for table in paper.tables:
        _sheet(book, paper, table)
    book.save(out)
    return steady(out.getvalue(), paper.day)


def _sheet(book: Workbook, paper: Paper, table: Table) -> None:
    sheet = book.create_sheet(table.name[:31])
    notes = list(paper.notes)
    head, last = len(notes) + 1, get_column_letter(len(table.heads))
    sheet.freeze_panes = f"C{head + 1}"
    sheet.auto_filter.ref = f"A{head}:{last}{head + len(table.rows)}"
    sheet.print_title_rows, sheet.print_title_cols = f"{head}:{head}", "A:B"
    sheet.page_setup.fitToWidth = ceil(sum(width for _head, width in table.heads) / ACROSS)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr = 0, PageSetupProperties(fitToPage=True)
    sheet.oddHeader.center.text = sheet.oddFooter.center.text = paper.mark.replace("&", "&&")
    for number, (_head, width) in enumerate(table.heads, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for line in _lines(sheet, notes, table):
        sheet.append(line)


def _lines(sheet: object, notes: list[str], table: Table) -> Iterator[list[WriteOnlyCell]]:
    for number, note in enumerate(notes):
        yield [_cell(sheet, note, font=BOLD if number else MARKED)]
    yield [_cell(sheet, head, font=BOLD, fill=HEAD) for head, _width in table.heads]
    for row in table.rows:
        yield [_cell(sheet, value) for value in row]


def _cell(sheet: object, value: str, **style: object) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, plain(value))
    cell.data_type = "s"  # words, also where they begin like a formula
    for name, given in style.items():
        setattr(cell, name, given)
    return cell

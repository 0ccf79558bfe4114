"""The workbook a ministry fills: our columns with their words as drop-downs, and a sheet that explains them."""

import io
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from activities.importing.columns import COLUMNS
from activities.importing.kinds import MANY, ONE
from activities.importing.limits import MOST_ROWS
from activities.importing.words import Lists
from activities.importing.workbook import SHEET
from activities.states import PAPER_DATE
from kernel.files.steady import steady

MADE = date(*PAPER_DATE).isoformat()
HEAD = PatternFill("solid", fgColor="E6EFEF")
WRAPPED = Alignment(wrap_text=True, vertical="top")


def workbook_of(lists: Lists) -> bytes:
    """The template as a file; the same lists give the same cells."""
    book, file = Workbook(), io.BytesIO()
    book.properties.creator = ""
    log, words, guide = book.active, book.create_sheet("Words"), book.create_sheet("How to fill it in")
    log.title = SHEET
    for place, column in enumerate(COLUMNS, start=1):
        _head(log, place, column.label, 26 if column.kind is MANY else 22)
        vocabulary = lists.get(column.of)
        if vocabulary is None:
            continue
        shown = list(vocabulary.shown.values())
        _list(words, place, column.label, shown)
        if column.kind in (ONE, MANY) and shown:
            log.add_data_validation(_drop_down(place, len(shown), strict=column.kind is ONE))
    log.freeze_panes = "C2"
    _explain(guide)
    book.save(file)
    return steady(file.getvalue(), MADE)


def _head(sheet: Any, place: int, label: Any, width: int) -> None:
    cell = sheet.cell(1, place, str(label))
    cell.font, cell.fill, cell.alignment = Font(bold=True), HEAD, WRAPPED
    sheet.column_dimensions[get_column_letter(place)].width = width


def _list(sheet: Any, place: int, label: Any, shown: list[str]) -> None:
    """The words of a column, under the same letter as the column itself."""
    _head(sheet, place, label, 34)
    for row, word in enumerate(shown, start=2):
        sheet.cell(row, place, word)


def _drop_down(place: int, number: int, *, strict: bool) -> DataValidation:
    """One of the words; where several may be written, others are allowed too."""
    letter = get_column_letter(place)
    rule = DataValidation("list", formula1=f"Words!${letter}$2:${letter}${number + 1}", allow_blank=True)
    rule.showErrorMessage = strict
    rule.errorTitle, rule.error = _("Not in the list"), _("Choose one of the words of the list.")
    rule.add(f"{letter}2:{letter}{MOST_ROWS + 1}")
    return rule


def _explain(sheet: Any) -> None:
    """A row for each column: what it holds, and an example."""
    for place, (label, width) in enumerate(
        ((_("Column"), 30), (_("What to write"), 70), (_("For example"), 34)), start=1
    ):
        _head(sheet, place, label, width)
    for row, column in enumerate(COLUMNS, start=2):
        for place, text in enumerate((column.label, column.help, column.example), start=1):
            sheet.cell(row, place, str(text)).alignment = WRAPPED

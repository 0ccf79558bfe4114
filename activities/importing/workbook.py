"""An Excel workbook as lines of text. What it is made of is looked at before anything in it is parsed."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string

from activities.importing.limits import (
    LAST_LINE,
    MOST_COLUMNS,
    MOST_MEMBERS,
    MOST_RATIO,
    MOST_TAGS,
    MOST_UNPACKED,
)
from activities.importing.problems import Refused
from activities.importing.tables import too_many_rows

SHEET = "Activities"  # of the template; else the first sheet that is shown
CELL = re.compile(rb"""\br=["']([A-Z]{1,8})(\d{1,9})["']""")
LAST_COLUMN = MOST_COLUMNS * 4  # what stands right of the log is refused by name, what is far away at once
DAY, MONTH = re.compile(r"d", re.IGNORECASE), re.compile(r"m", re.IGNORECASE)
QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


def lines_of(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """The lines of the sheet with the log, each with its number."""
    _look_at(content)
    try:
        for number, cells in enumerate(_rows(content), start=1):
            texts = [_text(cell) for cell in cells]
            if number > LAST_LINE and any(texts):
                raise too_many_rows()
            yield number, texts
    except Refused:
        raise
    except Exception:  # a damaged workbook breaks the library in many ways, and all of them mean the same
        sentence = _("This file cannot be read as a workbook. Open it, save it again as .xlsx and try once more.")
        raise Refused(sentence) from None


def _rows(content: bytes) -> Iterable[Any]:
    """The rows of the template's sheet, or of the first one that is shown."""
    book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    sheet = next((sheet for sheet in shown if sheet.title == SHEET), shown[0])
    return sheet.iter_rows(max_row=LAST_LINE + 1, max_col=LAST_COLUMN)


def _look_at(content: bytes) -> None:
    """Refuses bombs, macros and what is not a workbook, by the directory of the file and the bytes of its parts."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _look_at_directory(archive)
            parts = [info for info in archive.infolist() if info.filename.lower().endswith((".xml", ".rels"))]
            if sum(_look_at_part(archive.read(info)) for info in parts) > MOST_TAGS:
                raise Refused(_("The workbook has too many cells. Import it in parts."))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error):
        raise Refused(_("This file is damaged, or is protected by a password. Save it again without one.")) from None


def _look_at_directory(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    names = [info.filename for info in members]
    unpacked = sum(info.file_size for info in members)
    packed = sum(info.compress_size for info in members)
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        raise Refused(_("This is not an Excel workbook. Save your log as .xlsx or as CSV."))
    if len(members) > MOST_MEMBERS or len(set(names)) < len(names) or unpacked > MOST_UNPACKED:
        raise Refused(_("The workbook holds too much. Save the sheet with the log as a file of its own."))
    if unpacked > MOST_RATIO * max(packed, 1):
        raise Refused(_("The workbook is packed in an unusual way. Save it again and try once more."))
    if any("vbaproject" in name.lower() for name in names):
        raise Refused(_("The workbook has macros. Save it as .xlsx without them."))


def _look_at_part(part: bytes) -> int:
    """How many tags a part has; refuses entities, other encodings and cells far outside."""
    if b"<!" in part.replace(b"<![CDATA[", b"").replace(b"<!--", b"") or b"\0" in part[:400]:
        raise Refused(_("The workbook is written in an unusual way. Save it again and try once more."))
    cells = CELL.findall(part)
    if any(int(row) > LAST_LINE for _column, row in cells):
        raise too_many_rows()
    if any(_far(column) for column in {column for column, _row in cells}):
        raise Refused(_("A sheet has cells far to the right. Keep to %(most)d columns.") % {"most": MOST_COLUMNS})
    return part.count(b"<")


def _far(column: bytes) -> bool:
    return len(column) > 2 or column_index_from_string(column.decode()) > LAST_COLUMN


def _text(cell: Any) -> str:
    """A cell as text: a date as exact as its format shows it, a formula as one."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime | date):
        return _date(value, str(cell.number_format))
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    if isinstance(value, str | int | time):
        return str(value)
    return "="  # an array or data-table formula


def _date(value: date, shown_as: str) -> str:
    """A cell that shows “July 2019” holds the first of July; what it shows counts."""
    signs = QUOTED.sub("", shown_as)
    if DAY.search(signs):
        return f"{value:%Y-%m-%d}"
    return f"{value:%Y-%m}" if MONTH.search(signs) else f"{value:%Y}"

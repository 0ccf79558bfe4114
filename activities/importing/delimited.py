"""A CSV file, or rows pasted from a spreadsheet, as lines of cells. Nothing is guessed about its letters."""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from activities.importing.limits import LAST_LINE, LONGEST_CELL, MOST_COLUMNS
from activities.importing.problems import Refused
from activities.importing.tables import too_many_rows

BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
DELIMITERS = (",", ";", "\t")
GUARDED = re.compile(r"'(?=[=+\-@\t\r])")  # what a formula-safe export puts before such a cell


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8, or in UTF-16 with its mark."""
    encoding = next((name for bom, name in BOMS if content.startswith(bom)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise Refused(
            _("The letters of this file cannot be read. Save it as “CSV UTF-8”, or as an Excel workbook.")
        ) from None
    if "\0" in text:
        raise Refused(_("This is not a text file. Save it as “CSV UTF-8”, or as an Excel workbook."))
    return text


def lines_of(text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines of the text, each with its number."""
    delimiter, text = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if number > LAST_LINE:
                raise too_many_rows()
            yield number, [GUARDED.sub("", cell, count=1) if GUARDED.match(cell) else cell for cell in cells]
    except csv.Error as error:
        raise Refused(_unreadable(number + 1, str(error))) from None


def _unreadable(row: int, error: str) -> str:
    if "field larger" in error:
        words = {"row": row, "most": LONGEST_CELL}
        return _("Row %(row)d has a cell with more than %(most)d characters, or a quotation mark is missing.") % words
    return _("Row %(row)d cannot be read: a quotation mark is missing, or there is one too many.") % {"row": row}


def _delimiter(text: str) -> tuple[str, str]:
    """What stands between two cells: what `sep=` says, or whatever cuts the first lines into most cells."""
    first, _newline, rest = text.partition("\n")
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == len("sep=;"):
        return first.strip()[-1], rest
    start = text[: LONGEST_CELL * 2]
    return max(DELIMITERS, key=lambda sign: (_widest(start, sign), -DELIMITERS.index(sign))), text


def _widest(start: str, sign: str) -> int:
    """The most cells a line has, among the first ones."""
    reader = csv.reader(io.StringIO(start, newline=""), delimiter=sign)
    try:
        return max((min(len(next(reader)), MOST_COLUMNS) for _line in range(5)), default=0)
    except (csv.Error, StopIteration, RuntimeError):
        return start.partition("\n")[0].count(sign) + 1

"""A file as a table of text: one head, rows with their numbers as the spreadsheet shows them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from activities.importing.headers import known_in
from activities.importing.limits import HEAD_WITHIN, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS
from activities.importing.problems import Refused

Cells = tuple[str, ...]
LONGEST_HEADER = 200


@dataclass(frozen=True)
class Table:
    """The headers and the rows below them; empty rows are left out."""

    headers: tuple[str, ...]
    rows: tuple[tuple[int, Cells], ...]


def table_of(lines: Iterable[tuple[int, Sequence[str]]]) -> Table:
    """The table in these numbered lines: its head names most of our columns, what is above it is no row below it."""
    filled = [(number, _trimmed(number, cells)) for number, cells in lines]
    filled = [(number, cells) for number, cells in filled if cells]
    if not filled:
        raise Refused(_("The file is empty."))
    head = max(filled[:HEAD_WITHIN], key=lambda line: (known_in(line[1]), len(line[1]) > 1, -line[0]))
    notes = {cells for number, cells in filled if number < head[0]}
    rows = [line for line in filled if line[0] > head[0] and line[1] not in notes]
    if not rows:
        raise Refused(_("There is a row of headers and no row below it."))
    if len(rows) > MOST_ROWS:
        raise too_many_rows()
    width = max(len(cells) for _number, cells in [head, *rows])
    return Table(
        _headers(head[1], width), tuple((number, (*cells, *[""] * (width - len(cells)))) for number, cells in rows)
    )


def too_many_rows() -> Refused:
    """The sentence for a file that is too long."""
    return Refused(_("The file has more than %(most)d rows. Import it in parts.") % {"most": MOST_ROWS})


def _trimmed(number: int, cells: Sequence[str]) -> Cells:
    """The cells of a line without the empty ones at its end."""
    kept = [cell.strip() for cell in cells]
    while kept and not kept[-1]:
        kept.pop()
    if len(kept) > MOST_COLUMNS:
        raise Refused(_("Row %(row)d has more than %(most)d columns.") % {"row": number, "most": MOST_COLUMNS})
    for place, cell in enumerate(kept, start=1):
        if len(cell) > LONGEST_CELL:
            words: dict[str, object] = {"row": number, "column": get_column_letter(place), "most": LONGEST_CELL}
            raise Refused(_("Row %(row)d, column %(column)s holds more than %(most)d characters.") % words)
    return tuple(kept)


def _headers(cells: Cells, width: int) -> tuple[str, ...]:
    """Each header once; a column without one, or with one that stands there twice, is called by its letter."""
    found: list[str] = []
    for place in range(width):
        text = " ".join(cells[place].split())[:LONGEST_HEADER] if place < len(cells) else ""
        column = _("column %(letters)s") % {"letters": get_column_letter(place + 1)}
        name = text or column
        found.append(f"{name} ({column})" if name in found else name)
    return tuple(found)

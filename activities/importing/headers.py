"""Which of our columns each header of a file means."""

from collections.abc import Iterable, Mapping, Sequence

from activities.exporting import columns as exporting
from activities.importing.columns import COLUMNS
from activities.importing.words import fold

LEAVE_OUT = ""
KNOWN = {fold(str(word)): column.key for column in COLUMNS for word in (*column.also, column.key, column.label)}
EXPORTED = {head: KNOWN[head] for column in exporting.COLUMNS if (head := fold(str(column.head))) in KNOWN}
OURS = frozenset(fold(str(column.head)) for column in exporting.COLUMNS if column.ours)
Mapped = dict[str, str]


def mapped(headers: Sequence[str], remembered: Mapping[str, str]) -> Mapped:
    """Header → column, by what the office chose before, then by our own names; a column is taken once.

    In a file of our own its heads mean what they say: what the office chose was said of words of its own.
    """
    found: Mapped = dict.fromkeys(ours_in(headers), LEAVE_OUT)
    meant = {**KNOWN, **remembered, **(EXPORTED if found else {})}
    for header in headers:
        key = found.get(header, meant.get(fold(header)))
        if key is not None and (key == LEAVE_OUT or key not in found.values()):
            found[header] = key
    return found


def ours_in(headers: Iterable[str]) -> list[str]:
    """What says nothing new in a file of our own, which has most of these: one alone may be a ministry's word."""
    found = [header for header in headers if fold(header) in OURS]
    return found if 2 * len(found) > len(OURS) else []


def unknown(headers: Sequence[str], mapping: Mapping[str, str]) -> list[str]:
    """The headers of which nobody has said yet what they mean."""
    return [header for header in headers if header not in mapping]


def known_in(cells: Sequence[str]) -> int:
    """How many cells of a row are names of our columns, if it is more than one: the row with most is the head."""
    found = sum(1 for cell in cells if fold(cell) in KNOWN)
    return found if found > 1 else 0

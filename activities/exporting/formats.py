"""The formats a list can be taken out in. No other part knows one of them."""

from collections.abc import Callable
from dataclasses import dataclass

from activities.exporting import book, document, lines
from activities.exporting.columns import COLUMNS, DOCUMENT, Column
from activities.exporting.sheet import Paper


@dataclass(frozen=True)
class Format:
    """One format: the word on its button, its ending, its writer, its columns, and how many records it holds."""

    label: str
    ending: str
    write: Callable[[Paper], bytes]
    columns: tuple[Column, ...] = COLUMNS
    most: int = 5000


FORMATS = {
    one.ending: one
    for one in (
        Format("Excel", "xlsx", book.write),
        Format("CSV", "csv", lines.write),
        Format("Word", "docx", document.write, DOCUMENT, most=1000),
    )
}

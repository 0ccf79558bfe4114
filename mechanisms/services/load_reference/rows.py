"""What a reference file asks for: rows in the order in which they can be written, and what it leaves open."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from mechanisms.services.load_reference.reading import BadReference, Node


@dataclass(frozen=True)
class Ref:
    """Another row, by its table and natural key."""

    model: type[Model]
    key: str


@dataclass
class Row:
    """One row: its natural key and its values; references stand as `Ref`."""

    model: type[Model]
    lookup: dict[str, Any]
    values: dict[str, Any]
    where: str

    @property
    def key(self) -> str:
        """The natural key in one string."""
        parts = [
            part.key if isinstance(part, Ref) else "" if part is None else str(part) for part in self.lookup.values()
        ]
        return "/".join(parts)

    @property
    def name(self) -> str:
        """How a report calls the row."""
        return f"{self.model._meta.verbose_name} {self.key}"


@dataclass
class Plan:
    """All rows of a file, and the sentences on what is not loaded."""

    rows: list[Row] = field(default_factory=list)
    open_points: list[str] = field(default_factory=list)
    _known: dict[tuple[type[Model], str], Row] = field(default_factory=dict)

    def add(self, row: Row) -> Row:
        """Take a row; the same key twice is a fault of the file."""
        known = self._known.get((row.model, row.key))
        if known is not None:
            raise BadReference(f"{row.where}: the {row.name} stands twice in the file (first in {known.where}).")
        _check_days(row)
        self._known[row.model, row.key] = row
        self.rows.append(row)
        return row

    def leave(self, sentence: str) -> None:
        """Say what is not loaded, and why."""
        self.open_points.append(sentence)

    def ref(self, model: type[Model], key: str, node: Node, what: str) -> Ref:
        """A reference to a row already taken; an unknown one is a fault of the file."""
        if (model, key) not in self._known:
            node.fail(f"“{key}” is not the code of a known {what}")
        return Ref(model, key)

    def of(self, model: type[Model]) -> Iterable[Row]:
        """The rows of one table."""
        return [row for row in self.rows if row.model is model]


def _check_days(row: Row) -> None:
    both = {**row.lookup, **row.values}
    for first, last in (("start", "end"), ("valid_from", "valid_to")):
        if both.get(first) and both.get(last) and both[last] < both[first]:
            raise BadReference(f"{row.where}: the last day {both[last]} is before the first day {both[first]}.")

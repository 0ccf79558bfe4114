"""The clauses a record may name: those in force on its date; others only while they are ticked (DESIGN §2.8)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from kernel.ui.fields import Option
from mechanisms.selectors.clauses import Offered


@dataclass(frozen=True)
class Group:
    """The clauses of one document, under its title."""

    title: str
    validity: str
    in_force: bool
    boxes: tuple[Option, ...]


def groups(offered: Iterable[Offered], ticked: Collection[str], first: date | None, last: date | None) -> list[Group]:
    """The documents of a form in the register's order; without a date, all of them."""
    found = [_group(each, ticked, in_force=each.document_in_force(first, last)) for each in offered]
    return [group for group in found if group.boxes]


def _group(each: Offered, ticked: Collection[str], *, in_force: bool) -> Group:
    boxes = [
        Option(
            type="checkbox", name="clauses", value=code, id=f"id_clauses_{code}", label=label, checked=code in ticked
        )
        for code, label in each.clauses
        if in_force or code in ticked
    ]
    return Group(each.title, each.validity, in_force, tuple(boxes))

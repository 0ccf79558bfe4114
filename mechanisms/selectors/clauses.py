"""The clauses an activity may be tagged with, document by document, with the days on which each is in force."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from kernel.access.actor import Actor
from mechanisms.models import Clause
from mechanisms.selectors.documents import validity_words


@dataclass(frozen=True)
class Offered:
    """One document and its clauses by their codes."""

    title: str
    first: date | None
    last: date | None
    clauses: tuple[tuple[str, str], ...]

    @property
    def validity(self) -> str:
        """Its days in words."""
        return validity_words(self.first, self.last)

    def document_in_force(self, first: date | None, last: date | None) -> bool:
        """Whether it was in force on one of these inclusive days; an unknown day excludes nothing (DESIGN §2.8)."""
        ended = bool(first and self.last and self.last < first)
        not_begun = bool(last and self.first and self.first > last)
        return not (ended or not_begun)


def clauses_to_offer(actor: Actor) -> list[Offered]:
    """Every clause in the register's order, in one query."""
    rows = (
        Clause.objects.visible_to(actor)
        .select_related("document")
        .order_by("document__order", "document__code", "order")
    )
    return [
        Offered(document.title, document.valid_from, document.valid_to, tuple((row.code, row.label) for row in clauses))
        for document, clauses in groupby(rows, key=lambda row: row.document)
    ]

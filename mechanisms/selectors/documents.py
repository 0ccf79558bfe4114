"""Reference documents as their pages show them: validity, what replaced what, every adoption that is reported."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kernel.access.actor import Actor
from kernel.members.models import LeadCountry
from kernel.ui.dates import day_words, when_words
from mechanisms.models import AdoptionEvent, Clause, Document
from mechanisms.states import Precision


@dataclass(frozen=True)
class Adoption:
    """One reported adoption: its date as exactly as the source gives it, the body, the source."""

    row: AdoptionEvent
    when: str


@dataclass(frozen=True)
class DocumentLine:
    """One document of the list, or of a chain."""

    document: Document
    validity: str
    kind: str


@dataclass(frozen=True)
class DocumentPage:
    """What the page of one document shows."""

    line: DocumentLine
    earlier: list[DocumentLine]
    later: list[DocumentLine]
    adoptions: list[Adoption]
    clauses: list[Clause]
    leads: list[LeadCountry]

    @property
    def differ(self) -> bool:
        """Whether the sources give more than one date; the page shows all and calls none wrong."""
        return len({(event.row.on, event.row.precision) for event in self.adoptions}) > 1


def documents(actor: Actor) -> list[DocumentLine]:
    """Every document in the register's order."""
    return [_line(row) for row in Document.objects.visible_to(actor)]


def _line(row: Document) -> DocumentLine:
    return DocumentLine(row, validity_words(row.valid_from, row.valid_to), row.kind.replace("_", " ").capitalize())


def page_of(actor: Actor, document: Document) -> DocumentPage:
    """The document, its chain, its adoptions and its clauses."""
    earlier, later = chain_of(document, list(Document.objects.visible_to(actor)))
    events = AdoptionEvent.objects.visible_to(actor).filter(document=document)
    leads = LeadCountry.objects.visible_to(actor).filter(paper=document.code).select_related("office")
    return DocumentPage(
        line=_line(document),
        earlier=[_line(row) for row in earlier],
        later=[_line(row) for row in later],
        adoptions=[Adoption(row, when_words(row.on, None, row.precision)) for row in events],
        clauses=list(Clause.objects.visible_to(actor).filter(document=document)),
        leads=list(leads.order_by("start")),
    )


def chain_of(document: Document, everything: list[Document]) -> tuple[list[Document], list[Document]]:
    """What stood before this document and what came after it, each in the order of time; a ring ends where it began."""
    by_key = {row.pk: row for row in everything}
    later: list[Document] = []
    seen, step = {document.pk}, document.superseded_by_id
    while step in by_key and step not in seen:
        seen.add(step)
        later.append(by_key[step])
        step = by_key[step].superseded_by_id
    return _before(document, everything), later


def _before(document: Document, everything: list[Document]) -> list[Document]:
    found: list[Document] = []
    seen, level = {document.pk}, {document.pk}
    while level:
        rows = [row for row in everything if row.superseded_by_id in level and row.pk not in seen]
        level = {row.pk for row in rows}
        seen |= level
        found = rows + found
    return found


def validity_words(first: date | None, last: date | None) -> str:
    """“1 January 2016 – 31 December 2025”, “Since 11 July 2019”; an unknown day is said to be unknown."""
    if first and last:
        return when_words(first, last, Precision.DAY)
    if first:
        return _("Since %(day)s") % {"day": day_words(first)}
    return _("Until %(day)s") % {"day": day_words(last)} if last else _("Not recorded")

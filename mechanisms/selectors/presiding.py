"""Who chairs which body and who leads on which paper: the rows as they were entered, never worked out from a year."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery

from kernel.access.actor import Actor
from kernel.members.models import Chair, LeadCountry
from kernel.members.states import Body
from mechanisms.models import Document


@dataclass(frozen=True)
class BodyChairs:
    """One body: who chairs it on the day of the page, and every Chair before and after, the newest first."""

    label: str
    code: str
    now: Chair | None
    rows: list[Chair]


@dataclass(frozen=True)
class PaperLeads:
    """One paper: who leads on it on the day of the page, and every lead, the newest first."""

    code: str
    title: str
    now: list[LeadCountry]
    rows: list[LeadCountry]


def chairs_on(actor: Actor, on: date) -> list[BodyChairs]:
    """The three bodies in the order of the chain (¶10)."""
    rows = list(Chair.objects.visible_to(actor).select_related("office").order_by("-start"))
    return [_body(body, [row for row in rows if row.body == body], on) for body in Body]


def _body(body: Body, rows: list[Chair], on: date) -> BodyChairs:
    return BodyChairs(str(body.label), body.value, next((row for row in rows if holds(row, on)), None), rows)


def leads_on(actor: Actor, on: date) -> list[PaperLeads]:
    """Each paper with its lead countries."""
    title = Document.objects.filter(code=OuterRef("paper")).values("title")[:1]
    rows = LeadCountry.objects.visible_to(actor).select_related("office").annotate(title=Subquery(title))
    papers: dict[str, list[LeadCountry]] = {}
    for row in rows.order_by("paper", "-start"):
        papers.setdefault(row.paper, []).append(row)
    return [_paper(code, found, on) for code, found in papers.items()]


def _paper(code: str, rows: list[Any], on: date) -> PaperLeads:
    return PaperLeads(code, rows[0].title or "", [row for row in rows if holds(row, on)], rows)


def holds(row: Chair | LeadCountry, on: date) -> bool:
    """Whether a row's inclusive days include this one."""
    return row.start <= on and (row.end is None or row.end >= on)

"""Who holds each Chair, who comes next, and which posts have the Chair's powers; who leads on each paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kernel.access.actor import Actor, Role
from kernel.accounts.models import ChairPost, Post
from kernel.members.models import Chair, LeadCountry
from kernel.members.states import Body


@dataclass(frozen=True)
class Spell:
    """One Chair with the people whose post acts for it."""

    chair: Chair
    people: tuple[str, ...]


@dataclass(frozen=True)
class BodyRow:
    """One body: its Chair today, and those still to come."""

    label: str
    now: Spell | None
    coming: tuple[Spell, ...]


@dataclass(frozen=True)
class PaperRow:
    """One paper: who leads today, and who comes next."""

    paper: str
    now: LeadCountry | None
    coming: tuple[LeadCountry, ...]


def chairs_from(actor: Actor, day: date) -> list[BodyRow]:
    """The three bodies with the Chairs of this day and later."""
    rows = list(Chair.objects.visible_to(actor).exclude(end__lt=day).select_related("office").order_by("start"))
    people = _people(rows)
    spells = {row.pk: Spell(row, tuple(people.get(row.pk, ()))) for row in rows}
    return [_body_row(body, [spells[row.pk] for row in rows if row.body == body], day) for body in Body]


def _body_row(body: Body, spells: list[Spell], day: date) -> BodyRow:
    now = next((spell for spell in spells if spell.chair.start <= day), None)
    return BodyRow(str(body.label), now, tuple(spell for spell in spells if spell.chair.start > day))


def _people(chairs: Iterable[Chair]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    named = ChairPost.objects.filter(chair__in=[chair.pk for chair in chairs]).select_related("post__user")
    for each in named.order_by("post__user__name"):
        found.setdefault(each.chair_id, []).append(each.post.user.name)
    return found


def leads_from(actor: Actor, day: date) -> list[PaperRow]:
    """Each paper that has a lead country today or later."""
    rows = list(LeadCountry.objects.visible_to(actor).exclude(end__lt=day).select_related("office").order_by("start"))
    papers = sorted({row.paper for row in rows})
    return [_paper_row(paper, [row for row in rows if row.paper == paper], day) for paper in papers]


def _paper_row(paper: str, rows: list[LeadCountry], day: date) -> PaperRow:
    now = next((row for row in rows if row.start <= day), None)
    return PaperRow(paper, now, tuple(row for row in rows if row.start > day))


def posts_to_name(chair: Chair, day: date) -> list[Post]:
    """The approver posts of the state in the Chair that have not ended."""
    posts = Post.objects.filter(office_id=chair.office_id, role=Role.APPROVER, user__is_active=True)
    return list(posts.exclude(end__lt=day).select_related("user").order_by("user__name"))


def posts_named(chair: Chair) -> list[Post]:
    """The posts that act for the Chair."""
    return list(Post.objects.filter(chair_posts__chair=chair).select_related("user").order_by("user__name"))

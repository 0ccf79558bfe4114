"""What the report waits for from a person."""

from django.db.models import Exists, OuterRef
from django.urls import reverse

from kernel.access.actor import SECRETARIAT, Actor, Role
from kernel.consensus.selectors import texts_without_word
from kernel.waiting import Waiting
from reporting.models import Pack, Stage, WorkItem
from reporting.selectors.places import reply_link, work_link
from reporting.states import PackState


def waiting_for(actor: Actor) -> list[Waiting]:
    """Replies for an approver; questions and packs for the secretariat."""
    lines: list[Waiting] = []
    if actor.has(Role.APPROVER):
        lines += _replies(actor)
    if actor.has(*SECRETARIAT):
        lines += _questions(actor)
    if actor.has(Role.PUBLISHER):
        lines += _packs(actor)
    return lines


def _replies(actor: Actor) -> list[Waiting]:
    offices = [post.office_id for post in actor.posts if post.role == Role.APPROVER]
    stages = Stage.objects.allowing(actor, "reply").select_related("cycle", "round")
    return [
        Waiting(
            title=f"The text for {stage.label} waits for your reply",
            about=stage.cycle.title,
            link=reply_link(stage),
            verb="Reply",
            until=stage.round.reply_until if stage.round else None,
        )
        for stage in stages.filter(Exists(texts_without_word(OuterRef("round"), offices)))
    ]


def _questions(actor: Actor) -> list[Waiting]:
    items = WorkItem.objects.allowing(actor, "close").filter(closed_at=None).select_related("stage__cycle", "activity")
    return [
        Waiting(
            title=str(item.get_matter_display()),
            about=f"{item.activity.reference} · {item.stage}",
            link=work_link(item.stage),
            verb="Look",
        )
        for item in items[:10]
    ]


def _packs(actor: Actor) -> list[Waiting]:
    packs = Pack.objects.allowing(actor, "release").filter(state=PackState.COMPILED).select_related("stage__cycle")
    return [
        Waiting(
            title="A pack is ready to be released",
            about=str(pack.stage),
            link=reverse("reporting:pack-release", args=[pack.public_id]),
            verb="Look",
        )
        for pack in packs[:10]
    ]

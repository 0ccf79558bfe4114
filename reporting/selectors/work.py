"""Packs and open questions of a stage, for its page."""

from kernel.access.actor import Actor
from reporting.models import Pack, Stage, WorkItem
from reporting.states import FROZEN


def pack_rows(stage: Stage, actor: Actor) -> list[Pack]:
    """The packs of a settled stage that this person may see, with their files, the latest first."""
    if stage.state not in FROZEN:
        return []
    packs = Pack.objects.visible_to(actor).filter(stage=stage)
    return list(packs.select_related("snapshot").prefetch_related("files"))


def questions_of(stage: Stage, actor: Actor) -> list[WorkItem]:
    """What happened to cited records and still needs a look."""
    items = WorkItem.objects.allowing(actor, "close").filter(stage=stage, closed_at=None)
    return list(items.select_related("activity"))

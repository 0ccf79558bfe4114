"""The one thing to do next on a text, and every reason why it must wait."""

from collections.abc import Collection
from dataclasses import dataclass, field

from django.urls import reverse

from kernel.access.actor import Actor, Role
from kernel.consensus.workflow import MACHINE as ROUND
from kernel.errors import Objection
from kernel.workflow.fire import Firing, objections_to
from reporting.models import Pack, Stage
from reporting.states import BODY_LABELS, FROZEN, PackState, StageState
from reporting.workflow import STAGE


@dataclass
class NextStep:
    """A heading, what it means, the button, and what stands in its way."""

    title: str
    text: str
    verb: str
    link: str
    post: bool = False
    objections: list[Objection] = field(default_factory=list)


def next_step(
    stage: Stage, actor: Actor, *, allowed: Collection[str], drafted: bool, packs: list[Pack]
) -> NextStep | None:
    """What this person can do next; None when it is nobody's, or not theirs."""
    if stage.state == StageState.DRAFTING and "circulate" in allowed:
        return _drafting(stage, actor, drafted=drafted)
    if stage.state == StageState.CIRCULATED and "settle" in allowed:
        return _closing(stage, actor)
    if stage.state in FROZEN and "compile" in allowed:
        return _after(stage, actor, packs)
    return None


def _page(name: str, stage: Stage) -> str:
    return reverse(f"reporting:{name}", args=[stage.public_id])


def _waits(stage: Stage, actor: Actor, name: str) -> list[Objection]:
    return objections_to(stage, Firing(actor, STAGE.by_name[name]))


def _drafting(stage: Stage, actor: Actor, *, drafted: bool) -> NextStep:
    if drafted:
        text = "The seats of the body are fixed on the day the round opens, and their approvers are told."
        objections = _waits(stage, actor, "circulate")
        return NextStep(
            "circulate the text", text, "Circulate the text", _page("stage-circulate", stage), objections=objections
        )
    if stage.order == 1:
        text = "The text is written from the log, each paragraph linked to its records. You can edit it afterwards."
        return NextStep("draft the text", text, "Draft the text", _page("stage-draft", stage), post=True)
    before = {2: "ADSOM_WG", 3: "ADSOM"}[stage.order]
    text = f"The text comes from {BODY_LABELS[before]} once it is settled there."
    return NextStep("wait for the text", text, "", "")


def _closing(stage: Stage, actor: Actor) -> NextStep:
    text = "The text is frozen and goes to the meeting. Everyone with a post in a seated state is told."
    objections = objections_to(stage.round, Firing(actor, ROUND.by_name["close"])) if stage.round else []
    return NextStep("close the round", text, "Close the round", _page("stage-close", stage), objections=objections)


def _after(stage: Stage, actor: Actor, packs: list[Pack]) -> NextStep | None:
    latest = packs[0] if packs else None
    if latest is not None and latest.state == PackState.COMPILED and actor.has(Role.PUBLISHER):
        text = "The files are made. A publisher opens them to the Member States."
        return NextStep(
            "release the pack", text, "Look at the pack", reverse("reporting:pack-release", args=[latest.public_id])
        )
    if stage.state == StageState.SETTLED and not stage.is_last:
        text = "The next body gets the same text, with its own recommendation."
        return NextStep(
            "transmit the text",
            text,
            "Transmit the text",
            _page("stage-transmit", stage),
            objections=_waits(stage, actor, "transmit"),
        )
    if stage.state != StageState.OUTCOME:
        text = "What the body did with the update is entered on the day of its meeting or later."
        return NextStep(
            "record the outcome",
            text,
            "Record the outcome",
            _page("stage-outcome", stage),
            objections=_waits(stage, actor, "record_outcome"),
        )
    return None

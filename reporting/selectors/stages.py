"""What the pages of a cycle and a stage show."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, prefetch_related_objects
from django.urls import reverse

from kernel.access.actor import SECRETARIAT, Actor
from kernel.errors import Objection
from kernel.ui.dates import day_words
from kernel.workflow.fire import Firing, objections_to
from reporting.models import Cycle, Pack, Paragraph, Stage
from reporting.states import StageState
from reporting.workflow import PACK

WORDS = {
    StageState.DRAFTING: ("Drafting", "rest", "draft"),
    StageState.CIRCULATED: ("Circulated", "way", "way"),
    StageState.SETTLED: ("Settled", "done", "check"),
    StageState.TRANSMITTED: ("Transmitted", "done", "check"),
    StageState.OUTCOME: ("Outcome recorded", "done", "check"),
}
NOT_OPEN = ("Not open", "open", "none")


@dataclass(frozen=True)
class Step:
    """One stage in the line of three."""

    label: str
    place: str
    word: str
    tone: str
    icon: str
    note: str
    url: str


def stages_of(cycle: Cycle) -> list[Stage]:
    """The three stages with what their line shows; the cycle keeps them for who asks next."""
    prefetch_related_objects([cycle], Prefetch("stages", queryset=with_text()))
    return list(cycle.stages.all())


def line_of(
    stages: list[Stage], actor: Actor, *, here: Stage | None = None, drafted: set[int] | None = None
) -> list[Step]:
    """The line of stages; a text that is being drafted is 'not open' to all but the secretariat."""
    staff = actor.has(*SECRETARIAT)
    return [_step(stage, staff=staff, here=here, drafted=drafted or set()) for stage in stages]


def _step(stage: Stage, *, staff: bool, here: Stage | None, drafted: set[int]) -> Step:
    hidden = stage.state == StageState.DRAFTING and not (staff and (stage.order == 1 or stage.pk in drafted))
    word, tone, icon = NOT_OPEN if hidden else WORDS[StageState(stage.state)]
    place = "next" if hidden else "past"
    if here is not None and stage.pk == here.pk:
        place = "here"
    elif not hidden and stage.state in (StageState.DRAFTING, StageState.CIRCULATED):
        place = "here" if here is None else "next"
    if outcome := getattr(stage, "outcome", None):
        word = str(outcome)
    open_to = staff or not hidden
    url = reverse("reporting:stage-detail", args=[stage.public_id]) if open_to else ""
    return Step(stage.label, place, word, tone, icon, _meets(stage), url)


def _meets(stage: Stage) -> str:
    meeting = stage.meeting
    if meeting is None or meeting.start is None:
        return "Date not set"
    where = f", {meeting.place}" if meeting.place else ""
    return f"{meeting.title}, {day_words(meeting.start)}{where}"


def drafted_ids(stages: list[Stage]) -> set[int]:
    """The stages, read by `with_text`, that have a text."""
    return {stage.pk for stage in stages if getattr(stage, "has_text", False)}


def with_text() -> QuerySet[Stage]:
    """Stages with what their line shows, and whether they have a text."""
    text = Paragraph.objects.filter(stage=OuterRef("pk"))
    return Stage.objects.select_related("meeting", "outcome").annotate(has_text=Exists(text)).order_by("order")


@dataclass(frozen=True)
class CycleLine:
    """A cycle with its line of stages."""

    cycle: Cycle
    line: list[Step]


def cycle_lines(cycles: QuerySet[Cycle], actor: Actor) -> list[CycleLine]:
    """Cycles with their stages, in a constant number of queries."""
    found = list(cycles.prefetch_related(Prefetch("stages", queryset=with_text())))
    drafted = drafted_ids([stage for cycle in found for stage in cycle.stages.all()])
    return [CycleLine(cycle, line_of(list(cycle.stages.all()), actor, drafted=drafted)) for cycle in found]


def release_objections(pack: Pack, actor: Actor) -> list[Objection]:
    """Why the pack cannot be released yet."""
    return objections_to(pack, Firing(actor, PACK.by_name["release"]))

"""What the body did with the update, entered on the day of its meeting or later (DESIGN §2.10)."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kernel import clock
from kernel.access.actor import Actor
from kernel.accounts.acting import person_of
from kernel.audit import record as audit
from kernel.errors import Objected, Objection
from kernel.workflow.fire import fire
from reporting.models import Outcome, Stage
from reporting.services.transmit import refresh_line


@dataclass(frozen=True, kw_only=True)
class Said:
    """The outcome as the record of the meeting has it."""

    verb: str
    on: date
    reference: str


def record_outcome(*, actor: Actor, stage: Stage, said: Said, version: int | None = None) -> Stage:
    """Record the outcome, and let the next stage's line say so if its text is still being drafted."""
    _check(stage, said)
    with audit.unit(actor):
        fired = fire(stage, "record_outcome", actor=actor, version=version, comment=said.reference)
        Outcome.objects.create(
            stage=fired, verb=said.verb, on=said.on, reference=said.reference.strip(), recorded_by_id=person_of(actor)
        )
        following = Stage.objects.filter(cycle=fired.cycle_id, order=fired.order + 1).first()
        if following is not None:
            refresh_line(actor=actor, stage=following)
    return fired


def _check(stage: Stage, said: Said) -> None:
    objections = []
    if not said.reference.strip():
        objections.append(Objection(_("Say where it is recorded."), field="reference"))
    if said.on > clock.today():
        objections.append(Objection(_("This day has not come yet."), field="on"))
    if stage.meeting is not None and stage.meeting.start is not None and said.on < stage.meeting.start:
        objections.append(Objection(_("This day is before the meeting."), field="on"))
    if objections:
        raise Objected(objections)

"""Settling a text: the round ends, the text is frozen, its Snapshot stored and the pack asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kernel import clock, events
from kernel.access.actor import Actor
from kernel.audit import record as audit
from kernel.consensus.models import Round
from kernel.consensus.services import finish
from kernel.errors import Objected
from kernel.jobs.models import Job
from kernel.notify.services.tell import tell
from kernel.workflow.fire import fire
from reporting.events import StageSettled
from reporting.models import Stage
from reporting.selectors.cited import cited_ids
from reporting.selectors.people import readers_of
from reporting.selectors.places import stage_link
from reporting.services.compile import request_compile
from reporting.services.lock import lock_stage
from reporting.services.snapshot import store_snapshot


@dataclass(frozen=True)
class Settled:
    """The text that no longer changes, and the job that makes its files."""

    stage: Stage
    job: Job


NO_ROUND = "The text is not with the Member States."


def close_and_settle(
    *, actor: Actor, stage: Stage, mail_checked: bool, phone_checked: bool, version: int | None = None
) -> Settled:
    """Close the round without objection and freeze the text (DESIGN §5: an officer closes, no job does)."""
    with audit.unit(actor):
        locked, round_ = _lock(stage, version)
        finish.close_round(actor=actor, round_=round_, mail_checked=mail_checked, phone_checked=phone_checked)
        return _settle(actor, locked)


def settle_at_meeting(
    *,
    actor: Actor,
    stage: Stage,
    record: str,
    ad_referendum: Mapping[int, date] | None = None,
    version: int | None = None,
) -> Settled:
    """Freeze the text as the meeting agreed it; some states may still wait for their capital."""
    with audit.unit(actor):
        locked, round_ = _lock(stage, version)
        finish.settle_at_meeting(actor=actor, round_=round_, record=record, ad_referendum=ad_referendum)
        return _settle(actor, locked)


def _lock(stage: Stage, version: int | None) -> tuple[Stage, Round]:
    locked = lock_stage(stage, version=version)
    if locked.round is None:
        raise Objected(NO_ROUND)
    return locked, locked.round


def _settle(actor: Actor, stage: Stage) -> Settled:
    settled = fire(stage, "settle", actor=actor)
    store_snapshot(actor=actor, stage=settled, as_of=clock.today())
    events.publish(StageSettled(stage_id=settled.pk, activity_ids=tuple(cited_ids(settled))))
    job = request_compile(actor=actor, stage=settled)
    if settled.round is not None:
        tell(readers_of(settled.round), kind="reporting.settled", link=stage_link(settled))
    return Settled(settled, job)

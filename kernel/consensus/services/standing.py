"""The state follows what stands: an objection keeps the consultation open, none lets the round go on (¶5d)."""

from kernel.access.actor import Actor
from kernel.consensus.models import Position, Round
from kernel.consensus.states import RoundState
from kernel.workflow.fire import fire


def lock(round_: Round) -> Round:
    """The row of the round, held until the transaction ends: positions and edits come one after another."""
    row: Round = Round.objects.select_for_update().get(pk=round_.pk)
    return row


def follow(round_: Round, *, actor: Actor) -> Round:
    """Move between 'open' and 'consultation continuing' as the standing positions say."""
    stands = Position.objects.standing(round_).objections().exists()
    if stands and round_.state == RoundState.OPEN:
        return fire(round_, "continue_consultation", actor=actor)
    if not stands and round_.state == RoundState.CONTINUING:
        return fire(round_, "resume", actor=actor)
    return round_

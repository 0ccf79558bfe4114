"""What the end of a round writes on its row."""

from kernel.consensus.models import Round
from kernel.workflow.fire import Firing


def note_the_end(round_: Round, firing: Firing) -> None:
    """Who ended the round, when, and in whose words."""
    round_.ended_at = firing.now
    round_.ended_by_id = firing.actor.person_id
    round_.reason = firing.comment
    round_.save(update_fields=["ended_at", "ended_by", "reason"])

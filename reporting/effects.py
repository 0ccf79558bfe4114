"""What a transition writes beside the state."""

from kernel.workflow.fire import Firing
from reporting.models import Pack, Stage


def note_circulation(stage: Stage, firing: Firing) -> None:
    """The round that carries the text, and the day the cycle became visible to the Member States."""
    stage.round_id = firing.data["round"]
    stage.save(update_fields=["round"])
    cycle = stage.cycle
    if cycle.circulated_at is None:
        cycle.circulated_at = firing.now
        cycle.save(update_fields=["circulated_at"])


def forget_round(stage: Stage, firing: Firing) -> None:
    """A text that was taken back goes round anew, with new seats."""
    stage.round = None
    stage.save(update_fields=["round"])


def note_settling(stage: Stage, firing: Firing) -> None:
    """The moment from which the text no longer changes."""
    stage.settled_at = firing.now
    stage.save(update_fields=["settled_at"])


def note_release(pack: Pack, firing: Firing) -> None:
    """Who released it, and when."""
    pack.released_at = firing.now
    pack.released_by_id = firing.actor.person_id
    pack.save(update_fields=["released_at", "released_by"])

"""What a transition writes beside the state."""

from django.db import connection

from kernel.workflow.fire import Firing
from reporting.models import Pack, Stage

NUMBERS = 0x4E554D42  # one advisory lock for the giving of numbers


def note_circulation(stage: Stage, firing: Firing) -> None:
    """The round that carries the text, its number, and the day the cycle became visible to the Member States."""
    stage.round_id = firing.data["round"]
    stage.number = stage.number or next_number(stage)
    stage.save(update_fields=["round", "number"])
    cycle = stage.cycle
    if cycle.circulated_at is None:
        cycle.circulated_at = firing.now
        cycle.save(update_fields=["circulated_at"])


def next_number(stage: Stage) -> str:
    """The number after the highest that was ever given to the body in that year.

    Given when the text first goes round, so that no gap tells of a text that is still being drafted (DESIGN §4).
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NUMBERS])
    year = stage.meeting.start.year if stage.meeting and stage.meeting.start else stage.cycle.cutoff.year
    prefix = f"BM/{year}/{stage.body.replace('_', '-')}/"
    given = Stage.objects.filter(number__startswith=prefix).values_list("number", flat=True)
    return f"{prefix}{max((int(number.removeprefix(prefix)) for number in given), default=0) + 1}"


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

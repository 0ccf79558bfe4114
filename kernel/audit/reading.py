"""Opening the audit is itself an act: noted once a day for each reader."""

from collections.abc import Iterable
from datetime import datetime, time
from zoneinfo import ZoneInfo

from kernel import clock
from kernel.access.actor import Actor
from kernel.audit.models import Entry
from kernel.audit.record import record, unit


def note_reading(*, actor: Actor) -> bool:
    """Note that this person read the audit today; False when that is noted already."""
    midnight = datetime.combine(clock.today(), time(), ZoneInfo(clock.JAKARTA))
    if Entry.objects.filter(person_id=actor.person_id, verb="audit.read", domain_at__gte=midnight).exists():
        return False
    with unit(actor):
        record("audit.read", None)
    return True


def note_export(*, actor: Actor, entries: int, filters: Iterable[str]) -> None:
    """Note that somebody took entries away in a file, how many, and which filters were set."""
    with unit(actor):
        record("audit.exported", None, changes={"entries": entries, "filters": sorted(filters)})

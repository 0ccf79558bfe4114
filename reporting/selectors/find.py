"""Finding a settled text by the words of the command line."""

import uuid

from django.db.models import Q

from reporting.models import Cycle, Snapshot


class CycleUnclear(Exception):
    """No cycle or text, or more than one, fits the words."""


def settled_snapshot(cycle: str, stage: str) -> Snapshot:
    """The latest snapshot of a stage: the cycle by id, name or year of its cut-off."""
    cycles = list(Cycle.objects.filter(_words(cycle)))
    if len(cycles) != 1:
        raise CycleUnclear(f"{'More than one' if cycles else 'No'} cycle is called {cycle}.")
    body = stage.upper().replace("-", "_").replace(" ", "_")
    found = Snapshot.objects.filter(stage__cycle=cycles[0], stage__body=body).order_by("-edition").first()
    if found is None:
        raise CycleUnclear(f"The text for {stage} has not been settled.")
    return found


def _words(cycle: str) -> Q:
    asked = Q(title__iexact=cycle)
    if cycle.isdigit():
        asked |= Q(cutoff__year=int(cycle))
    try:
        asked |= Q(public_id=uuid.UUID(cycle))
    except ValueError:
        return asked
    return asked

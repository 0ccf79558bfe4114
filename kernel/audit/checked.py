"""Walking the chain and keeping what was found."""

from datetime import UTC, datetime

from kernel.access.actor import Actor
from kernel.audit import chain
from kernel.audit.models import Head, Verification
from kernel.audit.record import record, unit
from kernel.audit.verify import Progress, faults

MOST_KEPT = 20


def walk(progress: Progress | None = None) -> Verification:
    """What one walk finds, not yet kept; the head is the one the walk began with."""
    head = Head.objects.first()
    found = list(faults(progress))
    return Verification(
        number=head.number if head else 0,
        hash=head.hash if head else chain.GENESIS,
        faults=len(found),
        sentences=found[:MOST_KEPT],
    )


def keep(*, actor: Actor, found: Verification) -> Verification:
    """Keep what a walk found, with its trace."""
    with unit(actor):
        found.checked_at, found.by_label = datetime.now(UTC), actor.label
        found.save(force_insert=True)
        record("audit.verified", None, changes={"entries": found.number, "faults": found.faults})
    return found


def check_chain(*, actor: Actor, progress: Progress | None = None) -> Verification:
    """Walk the chain and keep the outcome."""
    return keep(actor=actor, found=walk(progress))

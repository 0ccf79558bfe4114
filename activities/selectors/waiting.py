"""What waits for this person in the log; it follows from the machines and the policy, not from a list of its own."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from activities.models import Activity
from activities.querysets import NO_CONSENSUS, ActivityQuerySet
from activities.states import Confirmation, State, Timing
from kernel.access.actor import STATE_STAFF, Actor, Role
from kernel.waiting import Waiting

MOST = 7


def waiting_for(actor: Actor) -> list[Waiting]:
    """At most seven lines; empty for people who act on no record."""
    if actor.has(Role.OFFICER):
        return [*_lines(to_review(actor), _("Review"), "activity-detail"), *_secretariat_rest(actor)][:MOST]
    if actor.has(*STATE_STAFF):
        return [*_lines(to_confirm(actor), _("Confirm"), "activity-confirm"), *_owner_rest(actor)][:MOST]
    return []


def to_review(actor: Actor) -> ActivityQuerySet:
    """Submitted records that this officer may accept or return: never those they submitted themselves."""
    rows = Activity.objects.allowing(actor, "send_back").filter(state=State.SUBMITTED)
    return rows.exclude(submitted_by_id=actor.person_id).select_related("owner").order_by("state_since")


def to_confirm(actor: Actor) -> ActivityQuerySet:
    """Records that ask this person's state to confirm its part."""
    asked = {"participations__office_id__in": actor.office_ids, "participations__confirmation": Confirmation.ASKED}
    return Activity.objects.allowing(actor, "confirm").filter(**asked).select_related("owner").order_by("state_since")


def to_revise(actor: Actor) -> ActivityQuerySet:
    """Returned records of this person's office."""
    rows = Activity.objects.allowing(actor, "edit").filter(state=State.RETURNED)
    return rows.select_related("owner").order_by("state_since")


def to_record_consensus(actor: Actor) -> ActivityQuerySet:
    """8(d) records without a recorded consensus: a work item, unprinted until then."""
    rows = Activity.objects.allowing(actor, "record_consensus").records().filter(NO_CONSENSUS, sample=False)
    return rows.filter(timing=Timing.TOOK_PLACE).select_related("owner").order_by("state_since")


def _secretariat_rest(actor: Actor) -> Iterator[Waiting]:
    yield from _lines(to_revise(actor), _("Revise"), "activity-edit")
    yield from _lines(to_record_consensus(actor), _("Record the consensus"), "activity-consensus")


def _owner_rest(actor: Actor) -> Iterator[Waiting]:
    yield from _lines(to_revise(actor), _("Revise"), "activity-edit")


def _lines(rows: ActivityQuerySet, verb: str, page: str) -> Iterator[Waiting]:
    for row in rows[:MOST]:
        yield Waiting(
            title=row.title,
            about=f"{row.reference} · {row.owner.name}",
            verb=verb,
            link=reverse(f"activities:{page}", args=[row.reference]),
        )

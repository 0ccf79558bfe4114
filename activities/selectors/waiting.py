"""What waits for this person in the log; it follows from the machines and the policy, not from a list of its own."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Value
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from activities.models import Activity, Participation
from activities.querysets import NO_CONSENSUS, ActivityQuerySet
from activities.selectors.held import to_say_if_held
from activities.selectors.hold import to_decide, to_propose
from activities.selectors.other_versions import to_correct, to_settle
from activities.states import NEEDS_CONSENSUS, Confirmation, State
from kernel.access.actor import STATE_STAFF, Actor, Role
from kernel.waiting import Waiting

MOST = 7


def waiting_for(actor: Actor) -> list[Waiting]:
    """At most seven lines, in one query; empty for people who act on no record."""
    steps = _steps(actor)
    if not steps:
        return []
    first, *rest = [step.rows(actor).annotate(step=Value(place))[:MOST] for place, step in enumerate(steps)]
    rows = sorted(first.union(*rest, all=True), key=lambda row: (row.step, row.state_since))
    return [_line(row, steps[row.step]) for row in rows[:MOST]]


def to_review(actor: Actor) -> ActivityQuerySet:
    """Submitted records that this officer may accept or return: never those they submitted themselves."""
    rows = Activity.objects.allowing(actor, "send_back").filter(state=State.SUBMITTED)
    return rows.exclude(submitted_by_id=actor.person_id).select_related("owner").order_by("state_since")


def to_confirm(actor: Actor) -> ActivityQuerySet:
    """Records that ask this person's state to confirm its part."""
    asked = {"participations__office_id__in": actor.office_ids, "participations__confirmation": Confirmation.ASKED}
    return Activity.objects.allowing(actor, "confirm").filter(**asked).select_related("owner").order_by("state_since")


def to_confirm_entry(actor: Actor) -> ActivityQuerySet:
    """Records that the secretariat entered for this person's state."""
    return Activity.objects.allowing(actor, "confirm_entry").select_related("owner").order_by("state_since")


def to_revise(actor: Actor) -> ActivityQuerySet:
    """Returned records of this person's office."""
    rows = Activity.objects.allowing(actor, "edit").filter(state=State.RETURNED)
    return rows.select_related("owner").order_by("state_since")


def to_clear(actor: Actor) -> ActivityQuerySet:
    """Drafts that wait for this approver's clearance: nobody asks for it, so all that could be cleared now.

    That are those with a title, a form, a date and a party, as `guards.complete` has it.
    """
    named = Participation.objects.filter(activity=OuterRef("pk"))
    rows = Activity.objects.allowing(actor, "clear").filter(Exists(named), title__regex=r"\S")
    return rows.exclude(forms=[]).exclude(precision="").select_related("owner").order_by("state_since")


def to_record_consensus(actor: Actor) -> ActivityQuerySet:
    """8(d) records without a recorded consensus: a work item, unprinted until then."""
    rows = without_consensus(actor).filter(sample=False)
    return rows.select_related("owner").order_by("state_since")


def without_consensus(actor: Actor) -> ActivityQuerySet:
    """The same with the sample data, which would fill a home page and stands among the open questions alone."""
    rows = Activity.objects.allowing(actor, "record_consensus").records()
    return rows.filter(NO_CONSENSUS, timing__in=NEEDS_CONSENSUS)


@dataclass(frozen=True)
class Step:
    """One kind of thing to do: on which records, its verb, and the page on which it is done."""

    rows: Callable[[Actor], ActivityQuerySet]
    verb: str
    page: str


REVISE = Step(to_revise, gettext_noop("Revise"), "activity-edit")
HELD = Step(to_say_if_held, gettext_noop("Was it held?"), "activity-held")
OF_OFFICERS = (
    Step(to_review, gettext_noop("Review"), "activity-detail"),
    REVISE,
    Step(to_settle, gettext_noop("See both versions"), "activity-versions"),
    HELD,
    Step(to_record_consensus, gettext_noop("Record the consensus"), "activity-consensus"),
)
DECIDE = Step(to_decide, gettext_noop("Decide the hold"), "activity-hold-decision")
OF_PUBLISHERS = (Step(to_propose, gettext_noop("Propose what becomes of it"), "activity-hold-decision"),)
OF_STATES = (
    DECIDE,
    Step(to_confirm, gettext_noop("Confirm"), "activity-confirm"),
    REVISE,
    Step(to_clear, gettext_noop("Read and clear"), "activity-detail"),
    Step(to_correct, gettext_noop("See both versions"), "activity-versions"),
    HELD,
    Step(to_confirm_entry, gettext_noop("Confirm"), "activity-entry"),
)


def _steps(actor: Actor) -> tuple[Step, ...]:
    """What this person may have to do, the most pressing first."""
    if actor.has(Role.OFFICER):
        return OF_OFFICERS
    if actor.has(Role.PUBLISHER):
        return OF_PUBLISHERS
    return OF_STATES if actor.has(*STATE_STAFF) else ()


def _line(row: Activity, step: Step) -> Waiting:
    return Waiting(
        title=row.title,
        about=f"{row.reference} · {row.owner.name}",
        verb=gettext(step.verb),
        link=reverse(f"activities:{step.page}", args=[row.reference]),
    )

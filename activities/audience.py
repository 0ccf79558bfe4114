"""Who reads a record: the one function that decides, and the one that writes its answer (DESIGN §4)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from activities.events import ActivityShared, ActivityUnshared
from activities.indexing import index
from activities.models import Activity, Participation, StateEntry
from activities.states import OPEN_STATES, OPEN_TO_PARTIES, Audience, Confirmation, RevisionKind, Role, State
from kernel import events

UNSENT = frozenset({State.DRAFT, State.CLEARED})


@dataclass(frozen=True, kw_only=True)
class Facts:
    """All that bears on who may read a record."""

    state: str
    correction: bool = False
    parent_audience: str = ""
    ever_accepted: bool = False
    held: bool = False
    basis: bool = False
    named: tuple[int, ...] = ()
    waiting: tuple[int, ...] = ()
    owner_waiting: bool = False
    asked_not_to_report: tuple[int, ...] = ()


def audience_of(facts: Facts) -> Audience:
    """The audience of a record, from its facts alone."""
    if facts.state in UNSENT or (facts.state == State.WITHDRAWN and not facts.ever_accepted):
        return Audience.OWNER
    if facts.held and facts.state != State.WITHDRAWN:
        return Audience.HELD
    if facts.state == State.SUBMITTED and facts.correction:
        return _of_correction(facts)
    if facts.state != State.ACCEPTED:
        return Audience.SECRETARIAT
    if facts.asked_not_to_report:
        return Audience.WITHHELD
    unconfirmed = facts.waiting or facts.owner_waiting
    return Audience.PARTIES if unconfirmed and not facts.basis else Audience.ALL


def _of_correction(facts: Facts) -> Audience:
    """A correction goes to the states it names only while its record is open to them."""
    if facts.parent_audience == Audience.HELD:
        return Audience.HELD
    return Audience.PROPOSED if facts.parent_audience in OPEN_TO_PARTIES else Audience.SECRETARIAT


def readers_of(facts: Facts) -> tuple[int, ...]:
    """The offices that may read besides the owner and the secretariat, when not all may."""
    audience = audience_of(facts)
    if audience == Audience.WITHHELD:
        return facts.asked_not_to_report
    return facts.named if audience in (Audience.PARTIES, Audience.PROPOSED) else ()


def facts_of(activity: Activity, *, state: str = "") -> Facts:
    """The facts of a stored record; `state` is the one it is about to enter."""
    parts = [part for part in activity.participations.all() if part.office_id and part.office_id != activity.owner_id]
    return Facts(
        state=state or activity.state,
        correction=activity.is_correction,
        parent_audience=_narrowest(row.audience for row in (activity.corrects, activity.absorbs) if row is not None),
        ever_accepted=activity.revisions.filter(kind=RevisionKind.ACCEPTED).exists(),
        held=activity.holds.filter(closed_at__isnull=True).exists(),
        basis=activity.bases.exists(),
        named=_offices(parts),
        waiting=_offices(
            part for part in parts if part.confirmation != Confirmation.CONFIRMED and part.role != Role.DROPPED
        ),
        owner_waiting=StateEntry.objects.filter(activity=activity, confirmed_at__isnull=True).exists(),
        asked_not_to_report=tuple(
            activity.wishes.filter(lifted_at__isnull=True).order_by("office_id").values_list("office_id", flat=True)
        ),
    )


def _narrowest(audiences: Iterable[str]) -> str:
    """Of a text for two records: what one of them keeps from the parties, the text keeps too."""
    found = list(audiences)
    closed = [audience for audience in found if audience not in OPEN_TO_PARTIES]
    return next(iter([*sorted(closed, key=lambda audience: audience != Audience.HELD), *found]), "")


def _offices(parts: Iterable[Participation]) -> tuple[int, ...]:
    return tuple(sorted(part.office_id for part in parts if part.office_id))


def refresh(activity: Activity, *, state: str = "") -> Audience:
    """Recompute and store who reads a record and who finds it; tell the rooms above when sharing begins or ends."""
    facts = facts_of(activity, state=state)
    before, after = activity.audience, audience_of(facts)
    activity.audience = after
    activity.reader_ids, activity.named_ids = list(readers_of(facts)), list(facts.named)
    activity.save(update_fields=["audience", "reader_ids", "named_ids"])
    index([activity])
    if before != after:
        _announce(activity, before, after)
        about = Activity.objects.filter(Q(corrects=activity) | Q(absorbs=activity), state__in=OPEN_STATES)
        for correction in about.select_for_update(of=("self",)).order_by("pk"):
            refresh(correction)
    return after


def _announce(activity: Activity, before: str, after: str) -> None:
    if after == Audience.ALL:
        events.publish(ActivityShared(activity_id=activity.pk))
    elif before == Audience.ALL:
        events.publish(ActivityUnshared(activity_id=activity.pk))

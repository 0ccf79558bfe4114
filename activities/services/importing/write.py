"""Rows become records in a handful of statements, whatever their number."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db import IntegrityError, transaction

from activities.audience import Facts, audience_of, readers_of
from activities.content import offices_by_code, parts_of, set_columns
from activities.importing.rows import Row
from activities.indexing import index
from activities.models import Activity, Participation, ScopeHold
from activities.references import new_reference
from activities.states import Confirmation, State
from kernel import clock
from kernel.access.actor import Actor
from kernel.audit import record as audit
from kernel.members.models import Office
from mechanisms.models import Challenge, Clause, Mechanism

TRIES = 20
Pairs = Sequence[tuple[Activity, Row]]


@dataclass(frozen=True)
class Door:
    """As what rows come in: drafts of an office, or the accepted sample of the house."""

    owner: Office
    actor: Actor
    verb: str
    state: str = State.DRAFT
    sample: bool = False
    label: Callable[[Row], str] = lambda row: row.id

    @property
    def accepted(self) -> bool:
        """Whether the rows are in force at once, on their public source."""
        return self.state == State.ACCEPTED


def write_rows(rows: Iterable[Row], door: Door) -> list[tuple[Activity, Row]]:
    """The records with what stands beside them; inside a unit of the audit."""
    rows, offices = list(rows), offices_by_code()
    activities = [_activity(row, door, offices) for row in rows]
    _save_under_new_references(activities, [door.label(row) for row in rows])
    pairs = list(zip(activities, rows, strict=True))
    parts = (part for activity, row in pairs for part in _parts(activity, row, door, offices))
    Participation.objects.bulk_create(parts)
    _write_related(pairs)
    now, by = clock.now(), door.actor.person_id
    ScopeHold.objects.bulk_create(
        ScopeHold(activity=a, reason=row.hold, opened_by_id=by, opened_at=now) for a, row in pairs if row.hold
    )
    index(activities)
    for activity, row in pairs:
        audit.record(door.verb, activity, comment=row.id)
    return pairs


def _activity(row: Row, door: Door, offices: Mapping[str, Office]) -> Activity:
    activity = Activity(
        owner=door.owner,
        source_id=row.id,
        sample=door.sample,
        state=door.state,
        logged_by_id=door.actor.person_id,
        logged_at=clock.now(),
    )
    set_columns(activity, replace(row.data, mark=row.data.mark or activity.mark))
    named = tuple(sorted({offices[party.code].pk for party in row.data.parties if party.code} - {door.owner.pk}))
    facts = Facts(state=door.state, held=bool(row.hold), basis=door.accepted, ever_accepted=door.accepted, named=named)
    activity.audience = audience_of(facts)
    activity.reader_ids, activity.named_ids = list(readers_of(facts)), list(named)
    return activity


def _save_under_new_references(activities: list[Activity], labels: list[str]) -> None:
    """Save all under references nobody has; should somebody take one meanwhile, choose all anew."""
    for attempt in range(TRIES):
        _choose_references(activities, labels, attempt)
        try:
            with transaction.atomic():
                Activity.objects.bulk_create(activities)
            return
        except IntegrityError as clash:
            if "reference" not in str(clash) or attempt == TRIES - 1:
                raise


def _choose_references(activities: list[Activity], labels: list[str], attempt: int) -> None:
    """A reference for each that nobody has and no other row was given."""
    year, given, waiting = clock.today().year, set[str](), list(zip(activities, labels, strict=True))
    while waiting:
        for activity, label in waiting:
            activity.reference = new_reference(year, label=label, attempt=attempt)
        chosen = [activity.reference for activity, _label in waiting]
        taken = given | set(Activity.objects.filter(reference__in=chosen).values_list("reference", flat=True))
        again = []
        for activity, label in waiting:
            if activity.reference in taken:
                again.append((activity, label))
            taken.add(activity.reference)
        given |= set(chosen)
        waiting, attempt = again, attempt + 1


def _parts(activity: Activity, row: Row, door: Door, offices: Mapping[str, Office]) -> list[Participation]:
    parts = parts_of(activity, row.data, offices, {})
    for part in parts:
        if door.accepted and part.office is not None:
            part.confirmation, part.at = Confirmation.BASIS, activity.logged_at
    return parts


def _clauses(codes: Iterable[str]) -> Iterable[Clause]:
    return Clause.objects.named(codes).select_related("document")


def _write_related(pairs: Pairs) -> None:
    """Mechanisms, challenges and clauses beside their records."""
    clauses = {code for _activity, row in pairs for code in row.data.clauses}
    for name, column, codes in (
        ("mechanisms", "mechanism_id", Mechanism.objects.values_list("code", "pk")),
        ("challenges", "challenge_id", Challenge.objects.values_list("code", "pk")),
        ("clauses", "clause_id", [(clause.code, clause.pk) for clause in _clauses(clauses)]),
    ):
        through, keys = getattr(Activity, name).through, dict(codes)
        through.objects.bulk_create(
            through(activity_id=a.pk, **{column: keys[code]}) for a, row in pairs for code in getattr(row.data, name)
        )

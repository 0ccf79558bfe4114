"""Import the sample: accepted, owned by the secretariat, shared on its public source, marked as sample data."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, fields, replace
from typing import Any

from django.utils.translation import gettext as _

from activities.audience import Facts, audience_of, readers_of
from activities.content import data_of, offices_by_code, parts_of, set_columns
from activities.indexing import index
from activities.models import Activity, Participation, Revision, ScopeHold, SharingBasis
from activities.record import Party, Place, RecordData
from activities.references import new_reference
from activities.sample import Known, Problem, SampleRow, read_row
from activities.states import BasisKind, Confirmation, RevisionKind, State
from kernel import clock
from kernel.access.actor import Actor
from kernel.audit import record as audit
from kernel.members.models import Office
from kernel.members.states import SECRETARIAT_CODE
from mechanisms.models import Challenge, Mechanism

NOT_IN_FILE = frozenset(
    {
        *("reportable_text", "mark", "timing", "consensus_kind", "consensus_reference", "clauses", "delegation"),
        *("practice", "practice_shared", "practice_reuse"),
    }
)
WRITTEN = frozenset({"new", "on hold"})


@dataclass(frozen=True)
class Line:
    """What becomes of one row: new, same, changed, duplicate, on hold or problem, and why."""

    number: int
    id: str
    status: str
    why: str = ""
    reference: str = ""

    def to_json(self) -> dict[str, Any]:
        """The line for `--json`."""
        return asdict(self)


@dataclass(frozen=True)
class Plan:
    """The lines of an import and the rows it would write."""

    lines: tuple[Line, ...]
    rows: tuple[SampleRow, ...]

    def counts(self) -> Counter[str]:
        """How many rows have each status."""
        return Counter(line.status for line in self.lines)


def plan_sample(raw_rows: Sequence[Mapping[str, Any]]) -> Plan:
    """What an import would do, without writing anything."""
    stored = _stored()
    titles = {(data.title.casefold(), data.date_from): ref for ref, data in stored.values()}
    known, lines, rows = _known_codes(), [], []
    for number, raw in enumerate(raw_rows, start=1):
        line, row = _plan_row(number, raw, known, stored, titles)
        lines.append(line)
        if row and line.status in WRITTEN:
            rows.append(row)
            titles[row.data.title.casefold(), row.data.date_from] = row.id
    return Plan(tuple(lines), tuple(rows))


def import_sample(raw_rows: Sequence[Mapping[str, Any]], *, actor: Actor) -> Plan:
    """Write the new rows in one unit; what is there already is never overwritten."""
    with audit.unit(actor):
        plan = plan_sample(raw_rows)
        references = _write(plan.rows)
    lines = [replace(line, reference=references.get(line.id, line.reference)) for line in plan.lines]
    return Plan(tuple(lines), plan.rows)


def _plan_row(
    number: int, raw: Mapping[str, Any], known: Known, stored: Mapping[str, Any], titles: Mapping[Any, str]
) -> tuple[Line, SampleRow | None]:
    try:
        row = read_row(raw, known)
    except Problem as problem:
        return Line(number, str(raw.get("id") or ""), "problem", str(problem)), None
    except (KeyError, TypeError, AttributeError):
        return Line(number, str(raw.get("id") or ""), "problem", _("A column is missing or has another shape.")), None
    if row.id in stored:
        reference, before = stored[row.id]
        changed = changed_columns(before, row.data)
        why = _("Differs in: %(names)s. Nothing was overwritten.") % {"names": ", ".join(changed)} if changed else ""
        return Line(number, row.id, "changed" if changed else "same", why, reference), row
    if twin := titles.get((row.data.title.casefold(), row.data.date_from)):
        return Line(number, row.id, "duplicate", _("duplicate of %(twin)s") % {"twin": twin}), row
    return Line(number, row.id, "on hold" if row.hold else "new", row.hold), row


def changed_columns(before: RecordData, after: RecordData) -> list[str]:
    """The columns of the file that differ from what is stored; the order inside a list does not matter."""
    names = [field.name for field in fields(RecordData) if field.name not in NOT_IN_FILE]
    return [name for name in names if _comparable(getattr(before, name)) != _comparable(getattr(after, name))]


def _comparable(value: Any) -> Any:
    if not isinstance(value, tuple):
        return str(value) if value else ""
    return sorted(astuple(item) if isinstance(item, Party | Place) else item for item in value)


def _stored() -> dict[str, tuple[str, RecordData]]:
    rows = Activity.objects.records().exclude(source_id="").filter(owner__code=SECRETARIAT_CODE).for_record()
    return {row.source_id: (row.reference, data_of(row)) for row in rows}


def _known_codes() -> Known:
    states = Office.objects.exclude(code=SECRETARIAT_CODE).order_by("asean_order")
    return Known(
        states=dict(states.values_list("code", "name")),
        mechanisms=set(Mechanism.objects.values_list("code", flat=True)),
        challenges=set(Challenge.objects.values_list("code", flat=True)),
    )


def _write(rows: Iterable[SampleRow]) -> dict[str, str]:
    """All rows with what stands beside them, in a handful of statements."""
    offices, rows = offices_by_code(), list(rows)
    taken = set(Activity.objects.values_list("reference", flat=True))
    activities = Activity.objects.bulk_create(_activity(row, offices, taken) for row in rows)
    pairs = list(zip(activities, rows, strict=True))
    now = clock.now()
    parts = [part for activity, row in pairs for part in _confirmed(activity, row.data, offices)]
    Participation.objects.bulk_create(parts)
    _write_related(pairs)
    SharingBasis.objects.bulk_create(
        SharingBasis(activity=a, kind=BasisKind.PUBLIC_SOURCE, reference=row.data.source, recorded_at=now)
        for a, row in pairs
    )
    ScopeHold.objects.bulk_create(ScopeHold(activity=a, reason=row.hold, opened_at=now) for a, row in pairs if row.hold)
    Revision.objects.bulk_create(
        Revision(activity=a, number=1, kind=RevisionKind.ACCEPTED, snapshot=row.data.to_json(), at=now)
        for a, row in pairs
    )
    index(activities)
    for activity, row in pairs:
        audit.record("activities.imported", activity, comment=row.id)
    return {row.id: activity.reference for activity, row in pairs}


def _activity(row: SampleRow, offices: Mapping[str, Office], taken: set[str]) -> Activity:
    activity = Activity(
        owner=offices[SECRETARIAT_CODE], source_id=row.id, sample=True, state=State.ACCEPTED, logged_at=clock.now()
    )
    set_columns(activity, replace(row.data, mark=activity.mark))
    attempt = 0
    while not activity.reference or activity.reference in taken:
        activity.reference = new_reference(clock.today().year, label=row.id, attempt=attempt)
        attempt += 1
    taken.add(activity.reference)
    named = tuple(sorted(offices[party.code].pk for party in row.data.parties if party.code))
    facts = Facts(state=State.ACCEPTED, held=bool(row.hold), basis=True, ever_accepted=True, named=named)
    activity.audience = audience_of(facts)
    activity.reader_ids, activity.named_ids = list(readers_of(facts)), list(named)
    return activity


def _confirmed(activity: Activity, data: RecordData, offices: Mapping[str, Office]) -> list[Participation]:
    parts = parts_of(activity, data, offices, {})
    for part in parts:
        if part.office is not None:
            part.confirmation, part.at = Confirmation.BASIS, activity.logged_at
    return parts


def _write_related(pairs: Iterable[tuple[Activity, SampleRow]]) -> None:
    pairs = list(pairs)
    mechanisms = dict(Mechanism.objects.values_list("code", "pk"))
    challenges = dict(Challenge.objects.values_list("code", "pk"))
    of_mechanisms, of_challenges = Activity.mechanisms.through, Activity.challenges.through
    of_mechanisms.objects.bulk_create(
        of_mechanisms(activity_id=a.pk, mechanism_id=mechanisms[code])
        for a, row in pairs
        for code in row.data.mechanisms
    )
    of_challenges.objects.bulk_create(
        of_challenges(activity_id=a.pk, challenge_id=challenges[code])
        for a, row in pairs
        for code in row.data.challenges
    )

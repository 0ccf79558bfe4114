"""Import the sample: accepted, owned by the secretariat, shared on its public source, marked as sample data."""

from collections.abc import Mapping, Sequence
from typing import Any

from activities.importing.columns import COLUMNS
from activities.models import Revision, SharingBasis
from activities.sample import Known, read_rows
from activities.selectors.import_matches import matches_of_owner
from activities.services.importing.plan import Plan, make_plan
from activities.services.importing.write import Door, Pairs, write_rows
from activities.states import BasisKind, RevisionKind, State
from kernel import clock
from kernel.access.actor import Actor
from kernel.audit import record as audit
from kernel.members.models import Office
from kernel.members.states import SECRETARIAT_CODE
from mechanisms.models import Challenge, Mechanism

NOT_IN_FILE = frozenset(
    {
        *("reportable_text", "mark", "timing", "consensus_kind", "consensus_reference", "clauses", "delegation"),
        *("services", "represented_by", "other_observers", "resource", "practice", "practice_shared", "practice_reuse"),
    }
)
IN_FILE = [column for column in COLUMNS if column.key not in NOT_IN_FILE]


def plan_sample(raw_rows: Sequence[Mapping[str, Any]]) -> Plan:
    """What an import of the sample would do, without writing anything."""
    owner = Office.objects.get(code=SECRETARIAT_CODE)
    rows = read_rows(raw_rows, known_codes())
    return make_plan(rows, matches_of_owner(owner.pk, rows), IN_FILE, {})


def import_sample(raw_rows: Sequence[Mapping[str, Any]], *, actor: Actor) -> Plan:
    """Write the new rows in one unit; what is there already is never overwritten."""
    with audit.unit(actor):
        plan = plan_sample(raw_rows)
        owner = Office.objects.get(code=SECRETARIAT_CODE)
        door = Door(owner=owner, actor=actor, verb="activities.imported", state=State.ACCEPTED, sample=True)
        pairs = write_rows(plan.writing(), door)
        _accept(pairs)
    return plan.written(pairs)


def read_for_office(raw_rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """A file of the sample's shape, for an office that imports it as its own drafts."""
    return {"rows": read_rows(raw_rows, known_codes()), "columns": IN_FILE}


def known_codes() -> Known:
    """The codes a row of the sample may name."""
    states = Office.objects.exclude(code=SECRETARIAT_CODE).order_by("asean_order")
    return Known(
        states=dict(states.values_list("code", "name")),
        mechanisms=set(Mechanism.objects.values_list("code", flat=True)),
        challenges=set(Challenge.objects.values_list("code", flat=True)),
    )


def _accept(pairs: Pairs) -> None:
    """The public source each stands on, and the text that was accepted."""
    now = clock.now()
    SharingBasis.objects.bulk_create(
        SharingBasis(activity=a, kind=BasisKind.PUBLIC_SOURCE, reference=row.data.source, recorded_at=now)
        for a, row in pairs
    )
    Revision.objects.bulk_create(
        Revision(activity=a, number=1, kind=RevisionKind.ACCEPTED, snapshot=row.data.to_json(), at=now)
        for a, row in pairs
    )

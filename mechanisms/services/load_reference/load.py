"""Load the reference file in one unit, table by table."""

from pathlib import Path

from kernel.access.actor import Actor
from kernel.audit import record as audit
from mechanisms.services.load_reference.documents import plan_documents
from mechanisms.services.load_reference.meetings import plan_chairs, plan_meetings
from mechanisms.services.load_reference.offices import plan_establishments, plan_secretariat, plan_states
from mechanisms.services.load_reference.reading import Node, read_file
from mechanisms.services.load_reference.register import plan_challenges, plan_mechanisms, plan_scope_words
from mechanisms.services.load_reference.rows import Plan
from mechanisms.services.load_reference.writing import Report, Writer
from mechanisms.services.lock import lock_register


def load_reference(*, path: Path, actor: Actor) -> Report:
    """Load a reference file in one transaction; raise `BadReference` and change nothing if it is bad."""
    plan = make_plan(read_file(path))
    with audit.unit(actor):
        lock_register()
        report = Writer(plan).run()
        if report.wrote:
            changes = {**report.counts, "file": path.name, "rows": report.changed}
            audit.record("mechanisms.reference.loaded", None, changes=changes)
    return report


def make_plan(top: Node) -> Plan:
    """What the file asks for, in the order in which it can be written."""
    plan = Plan()
    plan_secretariat(plan)
    plan_states(plan, top)
    plan_establishments(plan, top)
    plan_mechanisms(plan, top)
    plan_challenges(plan, top)
    plan_scope_words(plan, top)
    plan_documents(plan, top)
    plan_meetings(plan, top)
    plan_chairs(plan, top)
    return plan

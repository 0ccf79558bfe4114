"""Import a log of an office: its rows become drafts, matched only with what the importer may see (DESIGN §8)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from django.utils.translation import gettext as _

from activities.importing.columns import COLUMNS, Column
from activities.importing.headers import mapped, unknown
from activities.importing.rows import Row, gated, read_row
from activities.importing.tables import Cells, Table
from activities.models import Activity, ImportMapping
from activities.selectors.import_lists import vocabularies_for
from activities.selectors.import_matches import matches_for
from activities.selectors.log import office_that_logs
from activities.selectors.scope_words import listed_words
from activities.services.importing.plan import Plan, make_plan
from activities.services.importing.write import Door, write_rows
from kernel import clock
from kernel.access.actor import Actor
from kernel.audit import record as audit
from kernel.errors import Objected
from kernel.jobs.progress import Progress, silent
from kernel.members.models import Office
from kernel.members.selectors import roll_of
from kernel.members.states import Body

EACH = 500  # rows after which a long piece of work says how far it is


def plan_table(
    *,
    actor: Actor,
    office_id: int,
    headers: Sequence[str],
    rows: Sequence[tuple[int, Cells]],
    mapping: Mapping[str, str],
    progress: Progress = silent,
) -> Plan:
    """What an import of this table would do, without writing anything."""
    lists = vocabularies_for(actor)
    places = [(place, mapping[header]) for place, header in enumerate(headers) if mapping.get(header)]
    reader = partial(read_row, lists=lists, today=clock.today(), roll=roll_of(Body.ADMM))
    read = list(_read(rows, places, reader, progress))
    given = {"date" if key == "last_day" else key for _place, key in places}
    columns = [column for column in COLUMNS if column.key in given]
    return make_plan(read, matches_for(actor, office_id, read), columns, lists, listed_words(actor))


def _read(
    rows: Sequence[tuple[int, Cells]],
    places: Sequence[tuple[int, str]],
    reader: Callable[[int, Mapping[str, str]], Row],
    progress: Progress,
) -> Iterable[Row]:
    for done, (number, cells) in enumerate(rows):
        if done % EACH == 0:
            progress(done, len(rows), _("Reading row %(row)d") % {"row": number})
        yield reader(number, {key: cells[place] for place, key in places})


def import_table(*, actor: Actor, table: Table, commit: bool) -> tuple[Plan, list[str]]:
    """A whole table at once, as the command does it; gives the plan and the headers nobody knows."""
    office_id = office_that_logs(actor)
    mapping = mapping_of(office_id, table.headers)
    if "title" not in mapping.values():
        raise Objected(_("No column is known to hold the title. Call it “Title”."))
    with audit.unit(actor):
        office = lock_office(office_id)
        headers, rows = table.headers, table.rows
        plan = plan_table(actor=actor, office_id=office_id, headers=headers, rows=rows, mapping=mapping)
        plan = _committed(actor, office, plan) if commit else plan
    return plan, unknown(table.headers, mapping)


def import_rows(*, actor: Actor, rows: Sequence[Row], columns: Sequence[Column], commit: bool) -> Plan:
    """Rows that were read from the shape of the sample, as drafts of the importer's office."""
    with audit.unit(actor):
        office = lock_office(office_that_logs(actor))
        rows = [gated(row) for row in rows]
        matches, words = matches_for(actor, office.pk, rows), listed_words(actor)
        plan = make_plan(rows, matches, columns, vocabularies_for(actor), words)
        return _committed(actor, office, plan) if commit else plan


def _committed(actor: Actor, office: Office, plan: Plan) -> Plan:
    """The good rows written, and one line of the audit for the whole."""
    pairs = write_drafts(actor=actor, office=office, rows=plan.writing(), label=f"{office.code} {len(plan.rows)}")
    audit.record("activities.import_committed", None, changes={"drafts": len(pairs)})
    return plan.written(pairs)


def mapping_of(office_id: int, headers: Sequence[str]) -> dict[str, str]:
    """What headers mean: what the office said before, then our own names."""
    remembered = ImportMapping.objects.filter(office_id=office_id).values_list("header", "column")
    return mapped(headers, dict(remembered))


def lock_office(office_id: int) -> Office:
    """The office, so that two imports of one office come one after the other."""
    return Office.objects.select_for_update(no_key=True).get(pk=office_id)


def write_drafts(*, actor: Actor, office: Office, rows: Iterable[Row], label: str) -> list[tuple[Activity, Row]]:
    """The rows as drafts of the office; no state is asked before a record is accepted."""
    with audit.unit(actor):
        door = Door(office, actor, "activities.imported_draft", label=lambda row: f"{label} {row.number}")
        return write_rows(rows, door)

"""Take records out of the portal in a file: marked, and noted in the audit without any text."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from activities.exporting.columns import COLUMNS, Column, Line
from activities.exporting.formats import FORMATS, Format
from activities.exporting.sheet import Paper, Table, highest, taken_by
from activities.models import Activity
from activities.record import RecordData
from activities.selectors.export import ledger_rows, lines_of, record_word, rows_for_export, shown
from activities.selectors.lists import Wanted
from kernel import clock
from kernel.access.actor import STATE_STAFF, Actor
from kernel.audit import record as audit
from kernel.errors import Forbidden, NotFound, Objected
from kernel.ui.dates import day_words

FILE_NAME = "{name}-{day}.{ending}"


def export_list(*, actor: Actor, wanted: Wanted, asked: list[str], names: list[str], ending: str) -> tuple[str, bytes]:
    """The list as a file, and its name; `asked` are the filters in words, `names` only what they are called."""
    if ending not in FORMATS:
        raise NotFound
    form = FORMATS[ending]
    lines = lines_of(rows_for_export(actor, wanted)[: form.most + 1], actor)
    if len(lines) > form.most:
        given = {"format": form.label, "most": f"{form.most:,}"}
        sentence = _("An export to %(format)s holds %(most)s activities at most. Narrow the list with the filters.")
        raise Objected(sentence % given)
    data = form.write(_paper(actor, _("Activities"), lines, [_table(_("Activities"), form.columns, lines)], asked))
    _note(actor, "activities.exported", {"format": ending, "rows": len(lines), "filters": names})
    return _name("activities", form), data


def export_ledger(*, actor: Actor) -> tuple[str, bytes]:
    """All that the person’s own office ever told ASEAN: each record, and each version of it, in a workbook."""
    posts = actor.posts_with(STATE_STAFF)
    if not posts:
        raise Forbidden
    lines = lines_of(ledger_rows(actor, {post.office_id for post in posts}), actor)
    versions = [row for line in lines for row in _versions(line.activity, actor)]
    heads = [(_("Version"), 9), (_("Kept when"), 14), (_("On"), 18), (_("Corrects"), 15)]
    said = Table(_("What was said when"), [*heads, *_heads(COLUMNS)], versions)
    tables = [_table(_("Records"), COLUMNS, lines), said]
    data = FORMATS["xlsx"].write(_paper(actor, _("Our own ledger"), lines, tables, []))
    _note(actor, "activities.ledger_taken", {"rows": len(lines), "versions": len(versions)})
    return _name("ledger", FORMATS["xlsx"]), data


def _versions(row: Activity, actor: Actor) -> Iterable[tuple[str, ...]]:
    corrects = row.corrects.reference if row.corrects else ""
    for revision in row.revisions.all():
        line = Line(row, shown(RecordData.from_json(revision.snapshot), row, actor), record_word(row))
        kept = (str(revision.number), str(revision.get_kind_display()), day_words(clock.day_of(revision.at)), corrects)
        yield (*kept, *(column.cell(line) for column in COLUMNS))


def _heads(columns: Iterable[Column]) -> list[tuple[str, int]]:
    return [(str(column.head), column.width) for column in columns]


def _table(name: str, columns: tuple[Column, ...], lines: list[Line]) -> Table:
    return Table(name, _heads(columns), [tuple(column.cell(line) for column in columns) for line in lines])


def _paper(actor: Actor, title: str, lines: list[Line], tables: list[Table], asked: list[str]) -> Paper:
    sentence = _("Filters: %(filters)s.") % {"filters": "; ".join(asked)} if asked else ""
    mark = highest(line.data.mark for line in lines)
    return Paper(title, mark, taken_by(actor, clock.now()), sentence, clock.today().isoformat(), tables)


def _name(name: str, form: Format) -> str:
    return FILE_NAME.format(name=name, day=clock.today().isoformat(), ending=form.ending)


def _note(actor: Actor, verb: str, changes: dict[str, object]) -> None:
    with audit.unit(actor):
        audit.record(verb, None, changes=changes)

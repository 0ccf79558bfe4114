"""The life of one import on the page: read, its columns named, checked, imported or put away (DESIGN §8)."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from activities.importing.headers import ours_in
from activities.importing.statuses import WRITTEN, Status
from activities.importing.tables import Table
from activities.importing.words import fold
from activities.models import ImportMapping, ImportRun
from activities.selectors.log import office_that_logs
from activities.services.importing.office import lock_office, mapping_of, plan_table, write_drafts
from activities.services.importing.plan import Plan
from kernel import clock
from kernel.access.actor import Actor
from kernel.accounts.models import User
from kernel.accounts.selectors import actor_for
from kernel.audit import record as audit
from kernel.errors import Objected, Objection
from kernel.jobs.kinds import register_kind
from kernel.jobs.models import Job
from kernel.jobs.progress import Progress, silent
from kernel.jobs.services.claim import hold
from kernel.jobs.services.enqueue import enqueue

KEPT = timedelta(days=7)
AT_ONCE = 500  # rows that are checked and imported while the page waits
CHECK, COMMIT = "activities.check_import", "activities.commit_import"


def register() -> None:
    """Let workers know these kinds of work."""
    register_kind(CHECK, _("Checking the file"), run_check)
    register_kind(COMMIT, _("Importing the file"), run_commit)


def begin_import(*, actor: Actor, name: str, table: Table) -> ImportRun:
    """Keep what was read for a few days, with what its columns mean as far as it is known."""
    now, office_id = clock.now(), office_that_logs(actor)
    with audit.unit(actor):
        run = ImportRun.objects.create(
            office_id=office_id,
            person_id=actor.person_id or 0,  # whoever may log is a person
            name=name,
            headers=list(table.headers),
            rows=[[number, list(cells)] for number, cells in table.rows],
            mapping=mapping_of(office_id, table.headers),
            read_at=now,
            expires_at=now + KEPT,
        )
        audit.record("activities.import_read", run, changes={"rows": len(table.rows)})
    return run


def name_columns(*, actor: Actor, run: ImportRun, chosen: Mapping[str, str]) -> ImportRun:
    """Say what each header means; the office's next file with the same headers need not be asked.

    What is ours in a file of our own is not remembered: the same word may mean something else in theirs.
    """
    with audit.unit(actor):
        row = locked_run(run, actor)
        row.mapping, row.counts, row.lines = dict(chosen), None, []
        row.save(update_fields=["mapping", "counts", "lines"])
        ours = ours_in(chosen)
        for header in (header for header in chosen if header not in ours):
            ImportMapping.objects.update_or_create(
                office_id=row.office_id, header=fold(header)[:200], defaults={"column": chosen[header]}
            )
        audit.record("activities.import_columns", row)
    return row


def check(*, actor: Actor, run: ImportRun) -> Job | None:
    """Compare the rows with the log: at once, or as a job when there are many."""
    if len(run.rows) > AT_ONCE:
        return _enqueue(CHECK, actor, run)
    check_now(actor=actor, run=run)
    return None


def check_now(*, actor: Actor, run: ImportRun, progress: Progress = silent) -> ImportRun:
    """The preview: what becomes of each row."""
    plan = _plan(actor, run, progress)
    with audit.unit(actor):
        row = locked_run(run, actor)
        return _keep(row, plan, moved_on=False)


def commit(*, actor: Actor, run: ImportRun, twins: bool) -> Job | None:
    """Import what the preview showed: at once, or as a job when there are many rows."""
    if len(run.rows) > AT_ONCE:
        return _enqueue(COMMIT, actor, run, twins=int(twins))
    commit_now(actor=actor, run=run, twins=twins)
    return None


def commit_now(
    *, actor: Actor, run: ImportRun, twins: bool, progress: Progress = silent, job: Job | None = None
) -> ImportRun:
    """Write the good rows as drafts, and likely duplicates if asked; when the log moved on, show the preview anew."""
    with audit.unit(actor):
        row = locked_run(run, actor)
        if row.committed_at is not None:
            return row
        office = lock_office(row.office_id)
        plan = _plan(actor, row, progress)
        if job is not None:
            hold(job)
        if [list(answer) for answer in plan.answers()] != [_answer(line) for line in row.lines]:
            return _keep(row, plan, moved_on=True)
        rows = plan.writing(WRITTEN | {Status.DUPLICATE} if twins else WRITTEN)
        pairs = write_drafts(actor=actor, office=office, rows=rows, label=str(row.public_id))
        return _close(row, plan.written(pairs), len(pairs))


def discard_import(*, actor: Actor, run: ImportRun) -> None:
    """Put the import away: what was read is gone, and nothing was imported."""
    with audit.unit(actor):
        row = locked_run(run, actor)
        audit.record("activities.import_discarded", row)
        row.delete()


def expire_imports() -> int:
    """Forget what was read and not imported within its days, and what was imported long ago."""
    with audit.unit(Actor.system(_("The portal"))):
        old = list(ImportRun.objects.filter(expires_at__lt=clock.now()).select_for_update(skip_locked=True))
        for run in old:
            audit.record("activities.import_discarded", run)
        ImportRun.objects.filter(pk__in=[run.pk for run in old]).delete()
    return len(old)


def locked_run(run: ImportRun, actor: Actor) -> ImportRun:
    """The fresh row under lock, if it is this person's to import."""
    found: ImportRun = ImportRun.objects.select_for_update(of=("self",)).get_for(actor, "commit", pk=run.pk)
    return found


def run_check(job: Job, progress: Progress) -> dict[str, Any]:
    """The job of `check`."""
    actor, run = _asked_by(job)
    check_now(actor=actor, run=run, progress=progress)
    return _result(run)


def run_commit(job: Job, progress: Progress) -> dict[str, Any]:
    """The job of `commit`."""
    actor, run = _asked_by(job)
    commit_now(actor=actor, run=run, twins=bool(job.args["twins"]), progress=progress, job=job)
    return _result(run)


def _asked_by(job: Job) -> tuple[Actor, ImportRun]:
    actor = actor_for(User.objects.get(pk=job.asker_id or 0))
    return actor, ImportRun.objects.get_for(actor, "commit", public_id=job.args["run"])


def _result(run: ImportRun) -> dict[str, Any]:
    return {"link": reverse("activities:import-run", args=[run.public_id])}


def _enqueue(kind: str, actor: Actor, run: ImportRun, **more: int) -> Job:
    args: dict[str, str | int] = {"run": str(run.public_id), **more}
    return enqueue(kind, actor=actor, key=str(run.public_id), args=args, subject=run.name)


def _plan(actor: Actor, run: ImportRun, progress: Progress) -> Plan:
    if "title" not in run.mapping.values():
        raise Objected([Objection(_("Say which column holds the title."))])
    rows = [(number, tuple(cells)) for number, cells in run.rows]
    given = {"headers": run.headers, "rows": rows, "mapping": run.mapping, "progress": progress}
    return plan_table(actor=actor, office_id=run.office_id, **given)


def _keep(row: ImportRun, plan: Plan, *, moved_on: bool) -> ImportRun:
    row.lines = [line.to_json() for line in plan.lines]
    row.counts, row.moved_on = dict(plan.counts()), moved_on
    row.save(update_fields=["lines", "counts", "moved_on"])
    return row


def _answer(line: Mapping[str, Any]) -> list[Any]:
    return [line["number"], line["status"], line["reference"]]


def _close(row: ImportRun, plan: Plan, made: int) -> ImportRun:
    """What was read is no longer needed: only numbers, answers and references stay for a few days."""
    kept = ("number", "status", "reference")
    row.lines = [{name: line[name] for name in kept} for line in (line.to_json() for line in plan.lines)]
    row.rows, row.headers, row.mapping = [], [], {}
    row.counts, row.committed_at, row.moved_on = dict(plan.counts()), clock.now(), False
    row.save()
    audit.record("activities.import_committed", row, changes={"drafts": made})
    return row

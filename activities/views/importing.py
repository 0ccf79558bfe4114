"""Import a log: read it, say what its columns mean, look at what becomes of each row, import it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from activities.forms.importing import ColumnsForm, CommitForm, UploadForm
from activities.importing.columns import COLUMNS
from activities.importing.headers import unknown
from activities.importing.template import workbook_of
from activities.models import ImportRun
from activities.selectors.import_lists import vocabularies_for
from activities.selectors.import_run import preview, runs_of, views_of
from activities.selectors.log import office_that_logs
from activities.services.importing import run as service
from kernel.access.request import PortalRequest
from kernel.jobs.models import Job

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def import_new(request: PortalRequest) -> HttpResponse:
    """A file, or pasted rows, for the office of whoever may log."""
    office_that_logs(request.actor)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        run = service.begin_import(actor=request.actor, name=form.name(), table=form.table())
        return _onward(request, run)
    context = {"form": form, "runs": runs_of(request.actor), "columns": COLUMNS}
    return render(request, "activities/import_new.html", context, status=422 if form.errors else 200)


@require_safe
@login_required
def import_template(request: PortalRequest) -> HttpResponse:
    """The workbook with our columns, their words as drop-downs and a sheet that explains them."""
    office_that_logs(request.actor)
    answer = HttpResponse(workbook_of(vocabularies_for(request.actor)), content_type=XLSX)
    answer["Content-Disposition"] = 'attachment; filename="activities-template.xlsx"'
    return answer


@require_safe
@login_required
def import_run(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """What becomes of each row, or what came of it."""
    run = ImportRun.objects.get_for(request.actor, "view", public_id=public_id)
    if run.counts is None:
        return redirect("activities:import-columns", public_id)
    number = request.GET.get("page", "")
    page = preview(request.actor, run, request.GET.get("status", ""), int(number) if number.isdecimal() else 1)
    context = {"run": run, "page": page, "views": views_of(run, page.status), "form": CommitForm()}
    return render(request, "activities/import_run.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def import_columns(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """What each column of the file means; the office is asked once."""
    run = ImportRun.objects.get_for(request.actor, "commit", public_id=public_id)
    if run.committed_at is not None:
        return redirect("activities:import-run", public_id)
    posted = request.POST if request.method == "POST" else None
    form = ColumnsForm(posted, headers=run.headers, mapping=run.mapping)
    if form.is_valid():
        run = service.name_columns(actor=request.actor, run=run, chosen=form.mapping())
        return _onward(request, run)
    context = {"run": run, "form": form, "sample": run.rows[:3]}
    return render(request, "activities/import_columns.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def import_commit(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """Import the good rows; what the log says by now is looked at once more."""
    run = ImportRun.objects.get_for(request.actor, "commit", public_id=public_id)
    twins = "twins" in request.POST
    job = service.commit(actor=request.actor, run=run, twins=twins)
    return _to(job, run)


@require_POST
@login_required
def import_discard(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """Put the import away."""
    run = ImportRun.objects.get_for(request.actor, "commit", public_id=public_id)
    service.discard_import(actor=request.actor, run=run)
    messages.success(request, _("The import is put away. What was read from the file is gone."))
    return redirect("activities:import-new")


def _onward(request: PortalRequest, run: ImportRun) -> HttpResponse:
    """To the columns while some are not known, else to the preview."""
    if unknown(run.headers, run.mapping) or "title" not in run.mapping.values():
        return redirect("activities:import-columns", run.public_id)
    return _to(service.check(actor=request.actor, run=run), run)


def _to(job: Job | None, run: ImportRun) -> HttpResponse:
    """To the work in progress, or to what came of it."""
    if job is not None:
        return redirect("jobs:job-detail", job.public_id)
    return redirect("activities:import-run", run.public_id)

"""A job's page: how far it is, and the way to its result."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kernel.access.actor import Actor
from kernel.access.querysets import can
from kernel.access.request import PortalRequest
from kernel.jobs.kinds import kind_of
from kernel.jobs.models import Job
from kernel.jobs.services.cancel import cancel


@require_safe
@login_required
def job_detail(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """The whole page, or for htmx only its progress; `?by-itself` refreshes it without JavaScript."""
    job = Job.objects.get_for(request.actor, "view", public_id=public_id)
    context = _shown(request.actor, job) | {"by_itself": "by-itself" in request.GET}
    if request.htmx:
        return render(request, "kernel/job_progress.html", context)
    response = render(request, "kernel/job_detail.html", context)
    if context["by_itself"] and not job.finished:
        response["Refresh"] = "3"
    return response


@require_POST
@login_required
def job_cancel(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """Stops the job and goes back to its page."""
    job = Job.objects.get_for(request.actor, "cancel", public_id=public_id)
    cancel(actor=request.actor, job=job)
    return redirect("jobs:job-detail", public_id=public_id)


def _shown(actor: Actor, job: Job) -> dict[str, Any]:
    """What the page shows of a job."""
    label = f"{job.percent} of 100: {job.message}" if job.message else f"{job.percent} of 100"
    may_stop = not job.finished and can(actor, "cancel", job)
    return {"job": job, "kind": kind_of(job.kind), "label": label, "may_stop": may_stop}

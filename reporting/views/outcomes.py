"""Sending a text on, and what the body did with it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect

from kernel.access.request import PortalRequest
from kernel.errors import Objected
from kernel.ui.forms import show
from kernel.ui.posted import posted_version
from reporting.forms.stage import OutcomeForm
from reporting.models import Stage
from reporting.selectors.cited import questions_to_come
from reporting.services.outcome import Said, record_outcome
from reporting.services.transmit import transmit_stage
from reporting.views.confirm import confirm_page
from reporting.views.fresh import get_fresh


@login_required
def stage_transmit(request: PortalRequest, public_id: str) -> HttpResponse:
    """The next body gets the text."""
    stage = get_fresh(request, Stage.objects.select_related("cycle"), "transmit", public_id)
    if request.method == "POST":
        following = transmit_stage(actor=request.actor, stage=stage, version=posted_version(request))
        messages.success(request, f"The text is now at {following.label}.")
        return redirect("reporting:stage-detail", public_id=following.public_id)
    return confirm_page(request, stage, "transmit", extra={"open_matters": questions_to_come(stage)})


@login_required
def stage_outcome(request: PortalRequest, public_id: str) -> HttpResponse:
    """Record the outcome, on the day of the meeting or later."""
    stage = get_fresh(request, Stage.objects.select_related("cycle", "meeting"), "record_outcome", public_id)
    initial = {"on": stage.meeting.start if stage.meeting else None}
    form = OutcomeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            said = Said(**form.cleaned_data)
            record_outcome(actor=request.actor, stage=stage, said=said, version=posted_version(request))
        except Objected as error:
            show(form, error.objections)
        else:
            messages.success(request, "The outcome is recorded.")
            return redirect("reporting:stage-detail", public_id=public_id)
    return confirm_page(request, stage, "outcome", form=form)

"""Sending a text on, and what the body did with it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect

from kernel.access.request import PortalRequest
from kernel.errors import Objected
from reporting.forms.objections import show
from reporting.forms.stage import OutcomeForm
from reporting.models import Stage
from reporting.services.outcome import Said, record_outcome
from reporting.services.transmit import transmit_stage
from reporting.views.confirm import confirm_page


@login_required
def stage_transmit(request: PortalRequest, public_id: str) -> HttpResponse:
    """The next body gets the text."""
    stage = Stage.objects.select_related("cycle").get_for(request.actor, "transmit", public_id=public_id)
    if request.method == "POST":
        following = transmit_stage(actor=request.actor, stage=stage)
        messages.success(request, f"The text is now at {following.label}.")
        return redirect("reporting:stage-detail", public_id=following.public_id)
    return confirm_page(request, stage, "transmit")


@login_required
def stage_outcome(request: PortalRequest, public_id: str) -> HttpResponse:
    """Record the outcome, on the day of the meeting or later."""
    stages = Stage.objects.select_related("cycle", "meeting")
    stage = stages.get_for(request.actor, "record_outcome", public_id=public_id)
    initial = {"on": stage.meeting.start if stage.meeting else None}
    form = OutcomeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            record_outcome(actor=request.actor, stage=stage, said=Said(**form.cleaned_data))
        except Objected as error:
            show(form, error)
        else:
            messages.success(request, "The outcome is recorded.")
            return redirect("reporting:stage-detail", public_id=public_id)
    return confirm_page(request, stage, "outcome", form=form)

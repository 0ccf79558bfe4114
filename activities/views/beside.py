"""The pages beside a record: confirm, basis, consensus, hold, do not report."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from activities.forms.small import BasisForm, ConsensusForm, HoldForm
from activities.models import Activity
from activities.selectors.detail import page_of
from activities.services.basis import record_basis, record_consensus
from activities.services.confirm import confirm_participation, decline_participation
from activities.services.hold import hold_activity, release_activity
from activities.services.report_wish import ask_not_to_report, lift_not_to_report
from activities.states import State
from activities.views.detail import record_for
from kernel.access.request import PortalRequest
from kernel.ui.posted import posted_version

Save = Callable[[forms.Form], object]


@login_required
def activity_confirm(request: PortalRequest, reference: str) -> HttpResponse:
    """A named state reads the record and answers for its own part."""
    activity = record_for(request, reference, "confirm")
    if request.method != "POST":
        context = {"activity": activity, "page": page_of(activity, request.actor)}
        return render(request, "activities/activity_confirm.html", context)
    seen = posted_version(request)
    if request.POST.get("answer") == "confirm":
        confirm_participation(actor=request.actor, activity=activity, version=seen)
        messages.success(request, _("Your state’s part is confirmed."))
    else:
        decline_participation(actor=request.actor, activity=activity, version=seen)
        messages.success(request, _("Noted: your state does not confirm its part."))
    return redirect("activities:activity-detail", reference)


@login_required
def activity_basis(request: PortalRequest, reference: str) -> HttpResponse:
    """A publisher names the public source or adopted record on which the record is shared."""
    activity = record_for(request, reference, "record_basis")
    form = BasisForm(request.POST or None, initial={"reference": activity.source})

    def save(valid: forms.Form) -> object:
        return record_basis(actor=request.actor, activity=activity, **valid.cleaned_data)

    done = _("The basis is recorded.")
    return beside(request, activity, form, save, done, "activities/activity_basis.html")


@login_required
def activity_consensus(request: PortalRequest, reference: str) -> HttpResponse:
    """An officer notes where the consensus on an 8(d) activity stands."""
    activity = record_for(request, reference, "record_consensus")
    initial = {"kind": activity.consensus_kind, "reference": activity.consensus_reference}
    form = ConsensusForm(request.POST or None, initial=initial)

    def save(valid: forms.Form) -> object:
        return record_consensus(actor=request.actor, activity=activity, **valid.cleaned_data)

    return beside(request, activity, form, save, _("The consensus is recorded."), "activities/activity_consensus.html")


@login_required
def activity_hold(request: PortalRequest, reference: str) -> HttpResponse:
    """Put on hold, or lift the hold, each with its reason."""
    activity = record_for(request, reference, "hold")
    held = getattr(activity, "hold_reason", None) is not None
    if held and activity.state == State.ACCEPTED:
        return redirect("activities:activity-hold-decision", reference)
    form = HoldForm(request.POST or None)

    def save(valid: forms.Form) -> object:
        change = release_activity if held else hold_activity
        return change(actor=request.actor, activity=activity, reason=valid.cleaned_data["reason"])

    done = _("The hold is lifted.") if held else _("The record is on hold.")
    return beside(request, activity, form, save, done, "activities/activity_hold.html")


def beside(
    request: PortalRequest, activity: Activity, form: forms.Form, save: Save, done: str, template: str
) -> HttpResponse:
    """The form of a page beside the record, or back to the record."""
    if request.method == "POST" and form.is_valid():
        save(form)
        messages.success(request, done)
        return redirect("activities:activity-detail", activity.reference)
    return render(request, template, {"activity": activity, "form": form}, status=422 if form.errors else 200)


@login_required
def activity_wish(request: PortalRequest, reference: str) -> HttpResponse:
    """A named state asks that the record be not reported, or lifts its wish; the page says first what that does."""
    activity = record_for(request, reference, "ask_not_to_report")
    lifting = bool(page_of(activity, request.actor).asked_not_to_report)
    if request.method != "POST":
        return render(request, "activities/activity_wish.html", {"activity": activity, "lifting": lifting})
    if request.POST.get("lift"):
        lift_not_to_report(actor=request.actor, activity=activity)
        messages.success(request, _("Your state’s request is lifted."))
    else:
        ask_not_to_report(actor=request.actor, activity=activity)
        messages.success(request, _("Your state asked not to report this record. It alone can lift that."))
    return redirect("activities:activity-detail", reference)

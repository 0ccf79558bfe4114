"""A record the secretariat enters for a state, and the state's word on it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from activities.forms.activity import ActivityForm
from activities.forms.entry import EntryForm
from activities.models import Activity
from activities.selectors.detail import page_of
from activities.services.entry import confirm_entry, enter_for_state
from activities.views.detail import record_for
from activities.views.record_form import Purpose, answer
from kernel.access.request import PortalRequest
from kernel.errors import Forbidden
from kernel.members.models import Office


@login_required
def activity_enter(request: PortalRequest) -> HttpResponse:
    """An officer enters what a state told by mail, by telephone or at a meeting."""
    states = Office.objects.allowing(request.actor, "enter_for")
    names = list(states.values_list("code", "name"))
    if not names:
        raise Forbidden
    entry = EntryForm(request.POST or None, states=names)

    def save(form: ActivityForm) -> Activity:
        office = states.get_for(request.actor, "enter_for", code=entry.cleaned_data["office"])
        given = {"data": form.record(), "token": form.cleaned_data["token"]}
        return enter_for_state(actor=request.actor, office=office, told=entry.told(), **given)

    return answer(request, Purpose(_("Enter an activity for a state"), entry=entry), save)


@login_required
def activity_entry(request: PortalRequest, reference: str) -> HttpResponse:
    """The state reads what was entered for it, and confirms."""
    activity = record_for(request, reference, "confirm_entry")
    if request.method == "POST":
        confirm_entry(actor=request.actor, activity=activity)
        messages.success(request, _("Confirmed. The record is your state’s own."))
        return redirect("activities:activity-detail", reference)
    context = {"activity": activity, "page": page_of(activity, request.actor)}
    return render(request, "activities/activity_entry.html", context)

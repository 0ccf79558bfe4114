"""What the sides of a record say of its date and place."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from activities.forms.sides import HeldForm, OtherVersionForm
from activities.selectors.detail import page_of
from activities.selectors.held import awaits_word
from activities.selectors.other_versions import sides_of
from activities.services.held import say_what_came_of_it
from activities.services.other_version import give_other_version, say_no_more_than_both
from activities.views.detail import record_for
from kernel.access.request import PortalRequest
from kernel.ui.posted import posted_version

SAID = {
    "note_held": lazy("Noted: it took place."),
    "postpone": lazy("Noted: it is postponed."),
    "cancel": lazy("Noted: it is cancelled."),
}


@login_required
def activity_differs(request: PortalRequest, reference: str) -> HttpResponse:
    """A named state that is asked to confirm gives its own date or place."""
    activity = record_for(request, reference, "differ")
    form = OtherVersionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = {"place": form.cleaned_data["place"], "source": form.cleaned_data["source"], "days": form.days()}
        give_other_version(actor=request.actor, activity=activity, version=posted_version(request), **given)
        messages.success(request, _("Your date or place stands beside the record’s. Its owner sees both."))
        return redirect("activities:activity-versions", reference)
    context = {"activity": activity, "form": form, "page": page_of(activity, request.actor)}
    return render(request, "activities/activity_differs.html", context, status=422 if form.errors else 200)


@login_required
def activity_versions(request: PortalRequest, reference: str) -> HttpResponse:
    """Both versions with their sources; an officer lets the record say no more than both."""
    activity = record_for(request, reference, "settle_versions" if request.method == "POST" else "view")
    if request.method == "POST":
        say_no_more_than_both(actor=request.actor, activity=activity, version=posted_version(request))
        messages.success(request, _("The record says no more than both. The state is asked to confirm it."))
        return redirect("activities:activity-detail", reference)
    sides = sides_of(activity, request.actor)
    if sides is None:  # the same answer whether there is none or none for this reader
        return redirect("activities:activity-detail", reference)
    context = {"activity": activity, "sides": sides, "page": page_of(activity, request.actor)}
    return render(request, "activities/activity_versions.html", context)


@login_required
def activity_held(request: PortalRequest, reference: str) -> HttpResponse:
    """The owner says whether an announced activity was held."""
    activity = record_for(request, reference, "note_held")
    if not awaits_word(activity):
        return redirect("activities:activity-detail", reference)
    form = HeldForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = form.cleaned_data["answer"]
        given = {"answer": answer, "days": form.days(), "version": posted_version(request)}
        say_what_came_of_it(actor=request.actor, activity=activity, **given)
        messages.success(request, SAID[answer])
        return redirect("activities:activity-detail", reference)
    context = {"activity": activity, "form": form}
    return render(request, "activities/activity_held.html", context, status=422 if form.errors else 200)

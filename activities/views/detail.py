"""One record, its receipt, and the buttons that act on it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from activities.models import Activity
from activities.selectors.detail import page_of, with_asides
from activities.selectors.duplicates import duplicates_of
from activities.selectors.lists import is_own
from activities.selectors.merged import moved_to
from activities.selectors.scope_words import prompts_of
from activities.services.step import take_step
from activities.states import State
from kernel.access.request import PortalRequest
from kernel.errors import NotFound
from kernel.ui.posted import posted_text, posted_version
from kernel.workflow.offers import offers
from kernel.workflow.registry import machines_of


def record_for(request: PortalRequest, reference: str, action: str = "view") -> Activity:
    """The record with what stands beside it."""
    rows = with_asides(Activity.objects.visible_to(request.actor), request.actor)
    activity: Activity = rows.get_for(request.actor, action, reference=reference)
    return activity


def in_force(request: PortalRequest, reference: str) -> Activity | None:
    """The record; None when it is not there for this reader, or ended in another."""
    try:
        activity = record_for(request, reference)
    except NotFound:
        return None
    return activity if activity.merged_into_id is None else None


def where_it_ended(request: PortalRequest, reference: str) -> HttpResponse:
    """On to the other record, for those who may see that; for all others there is no such page."""
    other = moved_to(request.actor, reference)
    if other is None:
        raise NotFound
    return redirect("activities:activity-detail", other.reference, permanent=True)


@require_safe
@login_required
def activity_detail(request: PortalRequest, reference: str) -> HttpResponse:
    """The record as this reader may read it; one that ended in another leads there."""
    activity = in_force(request, reference)
    if activity is None:
        return where_it_ended(request, reference)
    context = {
        "activity": activity,
        "page": page_of(activity, request.actor),
        "offers": offers(activity, request.actor),
        "duplicates": duplicates_of(activity, request.actor),
        "prompts": prompts_of(activity, request.actor),
    }
    return render(request, "activities/activity_detail.html", context)


@require_safe
@login_required
def activity_receipt(request: PortalRequest, reference: str) -> HttpResponse:
    """What was submitted, when, and what happens next; for the owner's office while it waits."""
    activity = record_for(request, reference)
    if not is_own(activity, request.actor) or activity.state != State.SUBMITTED:
        return redirect("activities:activity-detail", reference)
    hints = {"duplicates": duplicates_of(activity, request.actor), "prompts": prompts_of(activity, request.actor)}
    context = {"activity": activity, **hints}
    return render(request, "activities/activity_receipt.html", context)


@login_required
@require_POST
def activity_fire(request: PortalRequest, reference: str, name: str) -> HttpResponse:
    """One transition by its name; the page says what came of it."""
    activity = Activity.objects.get_for(request.actor, "view", reference=reference)
    labels = {row.name: row for machine in machines_of(Activity._meta.label) for row in machine.transitions}
    if name not in labels:
        raise NotFound
    take_step(
        actor=request.actor,
        activity=activity,
        name=name,
        comment=posted_text(request, "comment"),
        version=posted_version(request),
        attested=bool(request.POST.get("attested")),
    )
    if name == "submit":
        return redirect("activities:activity-receipt", reference)
    messages.success(request, f"Done: you {labels[name].past}.")
    return redirect("activities:activity-detail", reference)

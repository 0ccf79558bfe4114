"""The decision on a hold of an accepted record: who may see it, propose it and answer it (¶9)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from activities.forms.hold import DecisionForm
from activities.models import Activity
from activities.selectors.hold import hold_page
from activities.services.hold_decision import answer_decision, propose_decision
from kernel.access.querysets import can
from kernel.access.request import PortalRequest
from kernel.errors import Objected
from kernel.ui.posted import posted_text


@login_required
def activity_hold_decision(request: PortalRequest, reference: str) -> HttpResponse:
    """The record on hold with its reason and what was proposed; a publisher proposes."""
    action = "propose_hold_decision" if request.method == "POST" else "see_hold"
    activity = Activity.objects.select_related("owner").get_for(request.actor, action, reference=reference)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _proposed(request, activity, form):
        messages.success(request, _("Your proposal waits for the Chair’s post-holder."))
        return redirect("activities:activity-hold-decision", reference)
    context = {
        "activity": activity,
        "page": hold_page(activity),
        "form": form,
        "may_propose": can(request.actor, "propose_hold_decision", activity),
        "may_decide": can(request.actor, "decide_hold", activity),
        "may_view": can(request.actor, "view", activity),
    }
    return render(request, "activities/activity_hold_decision.html", context, status=422 if form.errors else 200)


def _proposed(request: PortalRequest, activity: Activity, form: DecisionForm) -> bool:
    """Whether it could be proposed; otherwise the form says why not."""
    try:
        propose_decision(actor=request.actor, activity=activity, **form.cleaned_data)
    except Objected as error:
        for objection in error.objections:
            form.add_error(objection.field or None, objection.sentence)
        return False
    return True


@login_required
@require_POST
def activity_hold_answer(request: PortalRequest, reference: str) -> HttpResponse:
    """The Chair's post-holder agrees or does not."""
    activity = Activity.objects.get_for(request.actor, "decide_hold", reference=reference)
    agreed = request.POST.get("answer") == "agree"
    answer_decision(actor=request.actor, activity=activity, agreed=agreed, answer=posted_text(request, "comment"))
    messages.success(request, _("You agreed. It is done.") if agreed else _("Noted. The record stays on hold."))
    return redirect("home")

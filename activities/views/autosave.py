"""Saving while somebody writes: the same services as the button, and one line that says what came of it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from activities.content import working_data
from activities.forms.activity import ActivityForm
from activities.models import Activity
from activities.selectors.log import office_that_logs
from activities.services.edit import edit_activity
from activities.services.log import log_activity
from activities.views.record_form import Purpose, conflict_of, form_for
from kernel import clock
from kernel.access.request import PortalRequest
from kernel.errors import Forbidden, Objected, Stale
from kernel.ui.fields import problems_of


@login_required
@require_POST
def autosave_new(request: PortalRequest) -> HttpResponse:
    """The first save of a new record; later ones go to the record's own address."""
    office_id = office_that_logs(request.actor)
    form = form_for(request, Purpose(""))
    if not form.is_valid():
        return not_yet(request, form)
    given = {"owner_id": office_id, "data": form.record(), "token": form.cleaned_data["token"]}
    return saved(request, log_activity(actor=request.actor, **given))


@login_required
@require_POST
def autosave(request: PortalRequest, reference: str) -> HttpResponse:
    """Save a draft or a returned record; 409 with both texts when somebody else saved meanwhile."""
    activity = Activity.objects.for_record().get_for(request.actor, "save", reference=reference)
    purpose = Purpose("", activity, working_data(activity))
    form = form_for(request, purpose)
    if not form.is_valid():
        return not_yet(request, form, activity)
    given = {"activity": activity, "data": form.record(), "version": form.cleaned_data["version"]}
    try:
        return saved(request, edit_activity(actor=request.actor, **given))
    except Objected as error:
        return not_yet(request, form, activity, error.sentence)
    except (Stale, Forbidden) as error:
        found = conflict_of(request.actor, purpose, form, error)
        return render(request, "activities/_autosave_conflict.html", {"conflict": found}, status=409)


def saved(request: PortalRequest, activity: Activity) -> HttpResponse:
    """The time of saving and the version the next one builds on; the page is now that of the draft."""
    context = {"activity": activity, "saved_at": clock.now()}
    response = render(request, "activities/_autosave.html", context)
    response["HX-Replace-Url"] = reverse("activities:activity-edit", args=[activity.reference])
    return response


def not_yet(
    request: PortalRequest, form: ActivityForm, activity: Activity | None = None, sentence: str = ""
) -> HttpResponse:
    """Why it is not saved yet; what was typed stays on the page, and the next change tries again."""
    problems = [*problems_of(form), *problems_of(form.places)]
    why = sentence or next((problem.sentence for problem in problems), _("Something is to be put right."))
    return render(request, "activities/_autosave.html", {"activity": activity, "why": why})

"""Log, edit, duplicate and correct: one form, four ways in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _

from activities.content import working_data
from activities.forms.activity import ActivityForm
from activities.guards import awaits_clearance
from activities.models import Activity
from activities.record import RecordData
from activities.selectors.duplicate import duplicate_of
from activities.selectors.lists import is_own
from activities.selectors.log import clears_first, office_that_logs
from activities.services.correct import propose_and_submit, propose_correction
from activities.services.edit import edit_activity
from activities.services.log import log_activity, log_and_submit
from activities.services.step import edit_and_submit
from activities.views.record_form import Purpose, answer
from kernel.access.request import PortalRequest


@login_required
def activity_new(request: PortalRequest) -> HttpResponse:
    """Log an activity of one's own office."""
    return log(request, None)


@login_required
def activity_duplicate(request: PortalRequest, reference: str) -> HttpResponse:
    """Log another like one that the office logged before."""
    earlier = Activity.objects.for_record().get_for(request.actor, "log", reference=reference)
    return log(request, duplicate_of(working_data(earlier)))


def log(request: PortalRequest, base: RecordData | None) -> HttpResponse:
    """The form of a new record, empty or filled from an earlier one."""
    office_id = office_that_logs(request.actor)

    def save(form: ActivityForm) -> Activity:
        given = {
            "actor": request.actor,
            "owner_id": office_id,
            "data": form.record(),
            "token": form.cleaned_data["token"],
        }
        return log_and_submit(**given, attested=True) if form.submitting else log_activity(**given)

    purpose = Purpose(_("Log an activity"), base=base, clears=clears_first(office_id))
    return answer(request, purpose, save)


@login_required
def activity_edit(request: PortalRequest, reference: str) -> HttpResponse:
    """Change a draft or a returned record; what was saved meanwhile is shown, never overwritten unseen."""
    action = "save" if request.method == "POST" else "edit"  # a form may come when the record has moved on
    activity = Activity.objects.for_record().get_for(request.actor, action, reference=reference)

    def save(form: ActivityForm) -> Activity:
        given = {
            "actor": request.actor,
            "activity": activity,
            "data": form.record(),
            "version": form.cleaned_data["version"],
        }
        return edit_and_submit(**given, attested=True) if form.submitting else edit_activity(**given)

    title = _("Edit the correction") if activity.is_correction else _("Edit the record")
    base, owns = working_data(activity), is_own(activity, request.actor)
    purpose = Purpose(title, activity, base, activity.is_correction, submits=owns, clears=awaits_clearance(activity))
    return answer(request, purpose, save)


@login_required
def activity_correct(request: PortalRequest, reference: str) -> HttpResponse:
    """Propose new text for an accepted record."""
    activity = Activity.objects.for_record().get_for(request.actor, "propose_correction", reference=reference)
    base = working_data(activity)

    def save(form: ActivityForm) -> Activity:
        given = {
            "actor": request.actor,
            "activity": activity,
            "data": form.record(),
            "token": form.cleaned_data["token"],
        }
        return propose_and_submit(**given, attested=True) if form.submitting else propose_correction(**given)

    clears = clears_first(activity.owner_id)
    return answer(request, Purpose(_("Propose a correction"), activity, base, correcting=True, clears=clears), save)

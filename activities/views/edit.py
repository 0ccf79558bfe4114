"""Log, edit and correct: one form, three ways in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from activities.content import working_data
from activities.forms.activity import ActivityForm, initial_of
from activities.models import Activity
from activities.record import RecordData
from activities.selectors.choices import choices_for
from activities.selectors.co_authors import has_co_authors
from activities.selectors.differences import Difference, differences
from activities.selectors.lists import is_own
from activities.selectors.log import office_that_logs
from activities.services.correct import propose_and_submit, propose_correction
from activities.services.edit import edit_activity
from activities.services.log import log_activity, log_and_submit
from activities.services.step import edit_and_submit
from activities.states import State
from activities.views.preview import preview_of
from kernel.access.actor import Actor
from kernel.access.request import PortalRequest
from kernel.errors import Forbidden, Objected, Stale

Save = Callable[[ActivityForm], Activity]


@dataclass(frozen=True)
class Purpose:
    """What the form is for on this page."""

    title: str
    activity: Activity | None = None
    base: RecordData | None = None
    correcting: bool = False
    submits: bool = True
    beside: tuple[Difference, ...] = ()


@login_required
def activity_new(request: PortalRequest) -> HttpResponse:
    """Log an activity of one's own office."""
    office_id = office_that_logs(request.actor)

    def save(form: ActivityForm) -> Activity:
        given = {
            "actor": request.actor,
            "owner_id": office_id,
            "data": form.record(),
            "token": form.cleaned_data["token"],
        }
        return log_and_submit(**given, attested=True) if form.submitting else log_activity(**given)

    return answer(request, Purpose(_("Log an activity")), save)


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
    return answer(request, Purpose(title, activity, base, activity.is_correction, submits=owns), save)


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

    return answer(request, Purpose(_("Propose a correction"), activity, base, correcting=True), save)


def answer(request: PortalRequest, purpose: Purpose, save: Save) -> HttpResponse:
    """The form, or what came of it."""
    form = form_for(request, purpose)
    if request.method != "POST" or not form.is_valid():
        return page(request, purpose, form)
    try:
        activity = save(form)
    except Objected as error:
        form.show(error.objections)
        return page(request, purpose, form)
    except (Stale, Forbidden) as error:
        if purpose.activity is None:
            raise
        return conflict(request, purpose, form, error, purpose.activity.reference)
    return sent(request, activity, submitted=form.submitting)


def form_for(request: PortalRequest, purpose: Purpose) -> ActivityForm:
    """The form with what was typed, or with what is stored."""
    rules: dict[str, Any] = {"choices": choices_for(request.actor), "base": purpose.base}
    if request.method == "POST":
        return ActivityForm(request.POST, submitting=request.POST.get("act") == "submit", **rules)
    initial = initial_of(purpose.base) if purpose.base else {}
    version = purpose.activity.version if purpose.activity else None
    return ActivityForm(initial={**initial, "token": uuid4(), "version": version}, **rules)


def page(request: PortalRequest, purpose: Purpose, form: ActivityForm, **more: Any) -> HttpResponse:
    """The page with the form; 422 when something is to be put right."""
    status = more.pop("status", 422 if form.is_bound and form.errors else 200)
    context = {"form": form, "purpose": purpose, "preview": preview_of(form, request.actor), **more}
    return render(request, "activities/activity_form.html", context, status=status)


def conflict(
    request: PortalRequest, purpose: Purpose, form: ActivityForm, error: Stale | Forbidden, reference: str
) -> HttpResponse:
    """409: what somebody saved meanwhile beside what was typed; saving again saves over it knowingly."""
    now = Activity.objects.for_record().get_for(request.actor, "view", reference=reference)
    closed = now.state not in (State.DRAFT, State.RETURNED)
    typed = request.POST.copy()
    typed["version"] = str(now.version)
    form.data = typed
    changes = differences(working_data(now), form.record())
    return page(
        request, purpose, form, status=409, conflict={"error": error, "changes": changes, "closed": closed, "now": now}
    )


def saved_words(activity: Activity, actor: Actor) -> str:
    """Who can read what was just saved."""
    if not is_own(activity, actor):
        return _("The draft is saved. Its owner submits it.")
    if has_co_authors(activity):
        return _("The draft is saved. Only your office and the co-authors it named can read it.")
    return _("The draft is saved. Only your office can read it.")


def sent(request: PortalRequest, activity: Activity, *, submitted: bool) -> HttpResponse:
    """On to the receipt, or to the saved draft."""
    if submitted and activity.state == State.SUBMITTED:
        return redirect("activities:activity-receipt", activity.reference)
    messages.success(request, saved_words(activity, request.actor))
    return redirect("activities:activity-detail", activity.reference)

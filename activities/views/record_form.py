"""The form of a record: shown, sent, sent again, saved over; which service saves it is the caller's."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from activities.content import working_data
from activities.forms.activity import ActivityForm, initial_of
from activities.models import Activity
from activities.policy import EDITABLE
from activities.record import RecordData
from activities.selectors.choices import choices_for
from activities.selectors.co_authors import has_co_authors
from activities.selectors.differences import Difference, differences
from activities.selectors.lists import is_own
from activities.selectors.log import may_enter
from activities.states import Precision, State
from activities.views.typed import typed_of
from kernel.access.actor import Actor
from kernel.access.request import PortalRequest
from kernel.errors import Forbidden, Objected, Stale
from kernel.members.selectors import state_names
from kernel.ui.forms import show

Save = Callable[[ActivityForm], Activity]
SUBMIT, ANOTHER = "submit", "another"


@dataclass(frozen=True)
class Purpose:
    """What the form is for on this page."""

    title: str
    activity: Activity | None = None
    base: RecordData | None = None
    correcting: bool = False
    submits: bool = True
    clears: bool = False
    beside: tuple[Difference, ...] = ()
    entry: forms.Form | None = None

    @property
    def autosaves(self) -> bool:
        """Whether the page saves by itself: not where saving would begin a correction."""
        return self.entry is None and (self.activity is None or self.activity.state in EDITABLE)

    @property
    def offers_submission(self) -> bool:
        """Whether it can be submitted from here: by its owner, and not while it must be cleared first."""
        return self.submits and not self.clears

    @property
    def own(self) -> list[str]:
        """The references of the record in the form: its own, and of a correction that of the record it corrects."""
        rows = (self.activity, self.activity.corrects if self.activity else None)
        return [row.reference for row in rows if row]

    @property
    def begun(self) -> bool:
        """Whether it goes on with a draft that nobody else has read."""
        return self.activity is not None and self.activity.state == State.DRAFT and self.base is not None

    @property
    def well_told(self) -> bool:
        """Whether what stands above the record is complete."""
        return self.entry is None or self.entry.is_valid()


def answer(request: PortalRequest, purpose: Purpose, save: Save) -> HttpResponse:
    """The form, or what came of it."""
    form = form_for(request, purpose)
    if request.method != "POST" or not all([form.is_valid(), purpose.well_told]):
        return page(request, purpose, form)
    try:
        activity = save(form)
    except Objected as error:
        show(form, error.objections)
        return page(request, purpose, form)
    except (Stale, Forbidden) as error:
        if purpose.activity is None:
            raise
        return conflict(request, purpose, form, error)
    return sent(request, activity)


def form_for(request: PortalRequest, purpose: Purpose) -> ActivityForm:
    """The form with what was typed, or with what is stored."""
    choices = choices_for(request.actor)
    rules: dict[str, Any] = {"choices": choices, "base": purpose.base}
    if request.method == "POST":
        return ActivityForm(request.POST, submitting=request.POST.get("act") == SUBMIT, **rules)
    initial = initial_of(purpose.base, choices) if purpose.base else {}
    if purpose.begun and initial["precision"] == Precision.UNKNOWN:
        initial["precision"] = Precision.DAY  # not given yet: the form asks for it again
    version = purpose.activity.version if purpose.activity else None
    return ActivityForm(initial={**initial, "token": uuid4(), "version": version}, **rules)


def page(request: PortalRequest, purpose: Purpose, form: ActivityForm, **more: Any) -> HttpResponse:
    """The page with the form; 422 when something is to be put right."""
    wrong = form.is_bound and not all([form.is_valid(), purpose.well_told])
    status = more.pop("status", 422 if wrong else 200)
    typed = typed_of(form, request.actor, exclude=purpose.own)
    context = {"form": form, "purpose": purpose, "typed": typed, "may_enter": may_enter(request.actor), **more}
    return render(request, "activities/activity_form.html", context, status=status)


def conflict(request: PortalRequest, purpose: Purpose, form: ActivityForm, error: Stale | Forbidden) -> HttpResponse:
    """409: what somebody saved meanwhile beside what was typed; saving again saves over it knowingly."""
    found = conflict_of(request.actor, purpose, form, error)
    typed = request.POST.copy()
    typed["version"] = str(found.now.version)
    form.data = typed
    return page(request, purpose, form, status=409, conflict=found)


@dataclass(frozen=True)
class Conflict:
    """Two texts of one record: the one saved meanwhile and the one typed."""

    error: Stale | Forbidden
    now: Activity
    changes: tuple[Difference, ...]

    @property
    def closed(self) -> bool:
        """Whether the record can no longer be changed here."""
        return self.now.state not in EDITABLE


def conflict_of(actor: Actor, purpose: Purpose, form: ActivityForm, error: Stale | Forbidden) -> Conflict:
    """The record as it is now, and what differs in what was typed."""
    reference = purpose.activity.reference if purpose.activity else ""
    now = Activity.objects.for_record().get_for(actor, "view", reference=reference)
    return Conflict(error, now, differences(working_data(now), form.record(), state_names()))


def saved_words(activity: Activity, actor: Actor) -> str:
    """Who can read what was just saved."""
    if not is_own(activity, actor):
        return _("The draft is saved. Its owner submits it.")
    if has_co_authors(activity):
        return _("The draft is saved. Only your office and the co-authors it named can read it.")
    return _("The draft is saved. Only your office can read it.")


def sent(request: PortalRequest, activity: Activity) -> HttpResponse:
    """On to the receipt, to an empty form, or to the saved draft."""
    act = request.POST.get("act")
    if act == SUBMIT and activity.state == State.SUBMITTED:
        return redirect("activities:activity-receipt", activity.reference)
    words = saved_words(activity, request.actor)
    if act == ANOTHER:
        link = reverse("activities:activity-detail", args=[activity.reference])
        which = format_html('<a href="{}">{}</a> “{}”. {}', link, activity.reference, activity.title, words)
        messages.success(request, which)
        return redirect("activities:activity-new")
    messages.success(request, words)
    return redirect("activities:activity-detail", activity.reference)

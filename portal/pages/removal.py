"""Removing text that must not be here: one person asks, another agrees (docs/adr/0016)."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from activities.models import Activity
from kernel.access.request import PortalRequest
from portal.models import Removal
from portal.pages.removal_form import ParagraphRemovalForm, RecordRemovalForm
from portal.selectors import FULL, page_of, removals_for
from portal.services.removal.ask import ask_of_paragraph, ask_of_record, close_request
from portal.services.removal.carry_out import agree_to_removal
from reporting.models import Paragraph


@require_safe
@login_required
def removal_list(request: PortalRequest) -> HttpResponse:
    """The requests this person may see."""
    return render(request, "portal/removal_list.html", {"removals": removals_for(request.actor)})


@login_required
def removal_of_record(request: PortalRequest, reference: str) -> HttpResponse:
    """Ask that text of a record be removed."""
    activity = Activity.objects.get_for(request.actor, "ask_removal", reference=reference)
    form = RecordRemovalForm(request.POST if request.method == "POST" else None)

    def ask(given: dict[str, object]) -> Removal:
        return ask_of_record(
            actor=request.actor, activity=activity, fields=list(form.cleaned_data["where"]), ground=str(given["ground"])
        )

    return _asking(request, form, ask, activity.reference, "activities:activity-detail", activity.reference)


@login_required
def removal_of_paragraph(request: PortalRequest, public_id: str) -> HttpResponse:
    """Ask that the text of a paragraph be removed."""
    rows = Paragraph.objects.select_related("stage__cycle", "section")
    paragraph = rows.get_for(request.actor, "ask_removal", public_id=public_id)
    form = ParagraphRemovalForm(request.POST if request.method == "POST" else None)

    def ask(given: dict[str, object]) -> Removal:
        return ask_of_paragraph(actor=request.actor, paragraph=paragraph, ground=str(given["ground"]))

    about = _("%(stage)s, section %(letter)s") % {"stage": paragraph.stage, "letter": paragraph.section.letter}
    return _asking(request, form, ask, about, "reporting:paragraph-edit", public_id)


def _asking(
    request: PortalRequest, form: forms.Form, ask: Callable[[dict[str, object]], Removal], about: str, *back: str
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        removal = ask(form.cleaned_data)
        messages.success(request, _("Asked. A second person decides."))
        return redirect("removal", removal.public_id)
    context = {"form": form, "about": about, "back": back}
    return render(request, "portal/removal_ask.html", context, status=422 if form.errors else 200)


@require_safe
@login_required
def removal_detail(request: PortalRequest, public_id: str) -> HttpResponse:
    """What is asked, or what was removed and where it is still held."""
    removal = Removal.objects.select_related(*FULL).get_for(request.actor, "view", public_id=public_id)
    return render(request, "portal/removal.html", {"page": page_of(removal, request.actor), "removal": removal})


@require_POST
@login_required
def removal_agree(request: PortalRequest, public_id: str) -> HttpResponse:
    """The second person agrees, and the text is removed."""
    removal = Removal.objects.get_for(request.actor, "agree", public_id=public_id)
    agree_to_removal(actor=request.actor, removal=removal)
    messages.success(request, _("The text is removed."))
    return redirect("removal", public_id)


@require_POST
@login_required
def removal_close(request: PortalRequest, public_id: str) -> HttpResponse:
    """The second person does not agree, or who asked takes the request back."""
    removal = Removal.objects.get_for(request.actor, "view", public_id=public_id)
    close_request(actor=request.actor, removal=removal)
    messages.success(request, _("The request is closed. Nothing was removed."))
    return redirect("removal", public_id)

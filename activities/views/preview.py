"""What the form shows while a record is being written: the sentence of the report, and records that look like it."""

from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from activities.forms.activity import ActivityForm, offered
from activities.record import RecordData
from activities.selectors.choices import choices_for
from activities.selectors.duplicates import likely_duplicates
from activities.selectors.log import office_that_logs
from activities.selectors.scope_words import scope_prompts
from activities.sentences import Words, pieces, report_text
from activities.states import Precision
from kernel.access.actor import Actor
from kernel.access.request import PortalRequest

Pieces = list[tuple[str, bool]]
RUNNING = {"PH": "the Philippines"}


def preview_of(form: ActivityForm, actor: Actor) -> Pieces:
    """The sentence of what is typed or stored, with its open parts."""
    if form.is_bound:
        form.is_valid()
        data = replace(form.record(), precision=form.cleaned_data.get("precision") or Precision.UNKNOWN)
    else:
        data = form.base
    return pieces(report_text(data, words_of(form), gaps=True))


def words_of(form: ActivityForm) -> Words:
    """The names the form offers, as they read inside a sentence; no further query."""
    names = {code: RUNNING.get(code, str(name)) for code, name in offered(form, "states")}
    return Words(states=names, mechanisms=dict(offered(form, "mechanisms")), roll=form.roll)


@login_required
@require_POST
def activity_sentence(request: PortalRequest) -> HttpResponse:
    """The preview for the form as it is typed now; nothing is stored."""
    office_that_logs(request.actor)
    form = ActivityForm(request.POST, choices=choices_for(request.actor), base=RecordData())
    return render(request, "activities/_sentence.html", {"preview": preview_of(form, request.actor)})


@login_required
@require_POST
def activity_duplicates(request: PortalRequest) -> HttpResponse:
    """Records that look like what is typed now, but for those that `?record=` names; nothing is stored."""
    office_that_logs(request.actor)
    form = ActivityForm(request.POST, choices=choices_for(request.actor), base=RecordData())
    form.is_valid()
    found = likely_duplicates(request.actor, form.record(), exclude=request.GET.getlist("record"))
    return render(request, "activities/_duplicates.html", {"duplicates": found})


@login_required
@require_POST
def activity_scope_words(request: PortalRequest) -> HttpResponse:
    """Words of what is typed now that deserve a second look (¶9); nothing is stored, and nothing is stopped."""
    office_that_logs(request.actor)
    form = ActivityForm(request.POST, choices=choices_for(request.actor), base=RecordData())
    form.is_valid()
    return render(request, "activities/_scope_words.html", {"prompts": scope_prompts(request.actor, form.record())})

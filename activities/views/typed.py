"""What the portal says while a record is being written; nothing is stored here."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from activities.forms.activity import ActivityForm
from activities.forms.fields import offered
from activities.models import Activity
from activities.record import RecordData
from activities.rules import cautions
from activities.selectors.choices import choices_for
from activities.selectors.duplicates import likely_duplicates
from activities.selectors.log import office_that_logs
from activities.selectors.scope_words import Prompt, scope_prompts
from activities.sentences import Words, pieces, report_text
from activities.states import Precision
from kernel.access.actor import Actor
from kernel.access.request import PortalRequest

Pieces = list[tuple[str, bool]]


@dataclass(frozen=True)
class Typed:
    """The sentence of the report with its open parts, what to think of again, records and words to look at."""

    sentence: Pieces
    cautions: list[str]
    prompts: list[Prompt]
    duplicates: list[Activity]


def typed_of(form: ActivityForm, actor: Actor, *, exclude: Collection[str] = ()) -> Typed:
    """What can be said of the record as it stands in the form; `exclude` are the references of the record itself."""
    data = data_typed(form)
    sentence = pieces(report_text(data, words_of(form), gaps=True))
    if not form.is_bound:  # the page as it opens; the receipt and the page of the record say it too
        return Typed(sentence, cautions(data), [], [])
    return Typed(sentence, cautions(data), scope_prompts(actor, data), likely_duplicates(actor, data, exclude=exclude))


def data_typed(form: ActivityForm) -> RecordData:
    """The content of what is typed or stored, with the precision that was chosen."""
    if not form.is_bound:
        return form.base
    form.is_valid()
    return replace(form.record(), precision=form.cleaned_data.get("precision") or Precision.UNKNOWN)


def words_of(form: ActivityForm) -> Words:
    """The names of the register as they read inside a sentence, from the lists of the form; no further query."""
    return Words(states=form.running, mechanisms=dict(offered(form, "mechanisms")), roll=form.roll)


def form_typed(request: PortalRequest) -> ActivityForm:
    """The form as it is typed now, for somebody who may log."""
    office_that_logs(request.actor)
    return ActivityForm(request.POST, choices=choices_for(request.actor))


@login_required
@require_POST
def activity_sentence(request: PortalRequest) -> HttpResponse:
    """The sentence and the hints for the form as it is typed now; `record` names the records it is itself."""
    own = request.POST.getlist("record")
    return render(
        request, "activities/_typed.html", {"typed": typed_of(form_typed(request), request.actor, exclude=own)}
    )


@login_required
@require_POST
def activity_clauses(request: PortalRequest) -> HttpResponse:
    """The clauses in force on the date as it is typed now; those already ticked stay."""
    form = form_typed(request)
    form.is_valid()
    return render(request, "activities/_clauses.html", {"form": form})

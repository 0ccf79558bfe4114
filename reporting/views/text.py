"""Editing one paragraph, before the text is settled."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kernel.access.request import PortalRequest
from kernel.errors import Objected, Stale
from reporting.forms.objections import show
from reporting.forms.stage import ParagraphForm
from reporting.models import Paragraph
from reporting.selectors.paragraph import paragraph_page
from reporting.services.edit import edit_paragraph


@login_required
def paragraph_edit(request: PortalRequest, public_id: str) -> HttpResponse:
    """Write a new text; a stale version shows both texts and loses neither."""
    paragraphs = Paragraph.objects.select_related("stage__cycle", "stage__round", "section")
    paragraph = paragraphs.get_for(request.actor, "edit", public_id=public_id)
    initial = {"text": paragraph.text, "version": paragraph.version}
    form = ParagraphForm(request.POST or None, initial=initial)
    stale = False
    if request.method == "POST" and form.is_valid():
        try:
            edit_paragraph(actor=request.actor, paragraph=paragraph, **form.cleaned_data)
        except Objected as error:
            show(form, error)
        except Stale:
            stale = True
        else:
            messages.success(request, "The paragraph is saved.")
            return redirect("reporting:stage-detail", public_id=paragraph.stage.public_id)
    context = {"form": form, "stale": stale, **paragraph_page(paragraph)}
    return render(
        request, "reporting/paragraph_edit.html", context, status=409 if stale else 422 if form.errors else 200
    )

"""Editing one paragraph or one annex row, before the text is settled."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kernel.access.querysets import can
from kernel.access.request import PortalRequest
from kernel.errors import Objected, Stale
from kernel.ui.forms import show
from reporting.forms.stage import ParagraphForm, RowForm
from reporting.models import AnnexRow, Paragraph
from reporting.selectors.paragraph import paragraph_link, paragraph_page
from reporting.selectors.reading import columns_of
from reporting.services.edit import cells_hash, edit_paragraph, edit_row


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
            show(form, error.objections)
        except Stale:
            stale = True
        else:
            messages.success(request, "The paragraph is saved.")
            return redirect(paragraph_link(paragraph))
    context = {"form": form, "stale": stale, **paragraph_page(paragraph)}
    context["may_ask_removal"] = can(request.actor, "ask_removal", paragraph)
    context["back"] = paragraph_link(paragraph, context["label"])
    return render(
        request, "reporting/paragraph_edit.html", context, status=409 if stale else 422 if form.errors else 200
    )


@login_required
def row_edit(request: PortalRequest, public_id: str) -> HttpResponse:
    """Write the cells of an annex row; a stale form shows the row as it is and loses nothing typed."""
    rows = AnnexRow.objects.select_related("stage__cycle", "stage__round")
    row = rows.get_for(request.actor, "edit", public_id=public_id)
    initial = {**row.cells, "shown": cells_hash(row)}
    form = RowForm(request.POST or None, initial=initial, columns=columns_of(row.annex))
    stale = False
    if request.method == "POST" and form.is_valid():
        try:
            edit_row(actor=request.actor, row=row, cells=form.cells, shown=form.cleaned_data["shown"])
        except Stale:
            stale = True
        else:
            messages.success(request, "The row is saved.")
            return redirect("reporting:stage-read", public_id=row.stage.public_id)
    context = {"form": form, "stale": stale, "row": row, "stage": row.stage, "shown": initial["shown"]}
    return render(request, "reporting/row_edit.html", context, status=409 if stale else 422 if form.errors else 200)

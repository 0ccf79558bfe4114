"""The reference documents, and the page of each; never a document's text."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kernel.access.request import PortalRequest
from mechanisms.models import Document
from mechanisms.selectors.documents import documents, page_of
from mechanisms.selectors.editing import may_edit
from mechanisms.subnav import pages_of_the_register


@require_safe
@login_required
def document_list(request: PortalRequest) -> HttpResponse:
    """Every document with its validity."""
    context = {
        "lines": documents(request.actor),
        "pages": pages_of_the_register("document-list"),
        "may_edit": may_edit(request.actor, Document),
    }
    return render(request, "mechanisms/document_list.html", context)


@require_safe
@login_required
def document_detail(request: PortalRequest, code: str) -> HttpResponse:
    """One document: validity, chain, adoptions, clauses, where it is cited."""
    document = Document.objects.select_related("proponent").get_for(request.actor, "view", code=code)
    context = {
        "document": document,
        "page": page_of(request.actor, document),
        "may_edit": may_edit(request.actor, Document),
    }
    return render(request, "mechanisms/document_detail.html", context)

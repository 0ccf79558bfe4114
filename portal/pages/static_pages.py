"""Help, the words we use, accessibility: pages open to everyone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.pages.words import WORDS


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """How the portal works, step by step."""
    return render(request, "portal/help.html")


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """The words of the field, explained in plain English."""
    return render(request, "portal/glossary.html", {"words": WORDS})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What works for whom, what does not yet, whom to tell."""
    return render(request, "portal/accessibility.html")

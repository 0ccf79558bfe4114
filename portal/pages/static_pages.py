"""Help, the words we use, accessibility: pages open to everyone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.pages.words import WORDS


def help_page(request: HttpRequest) -> HttpResponse:
    """How the portal works, step by step."""
    return render(request, "portal/help.html")


def glossary(request: HttpRequest) -> HttpResponse:
    """The words of the field, explained in plain English."""
    return render(request, "portal/glossary.html", {"words": WORDS})


def accessibility(request: HttpRequest) -> HttpResponse:
    """What works for whom, what does not yet, whom to tell."""
    return render(request, "portal/accessibility.html")

"""The words of ¶9 that prompt a second look."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kernel.access.request import PortalRequest
from mechanisms.models import ScopeWord
from mechanisms.selectors.editing import may_edit
from mechanisms.subnav import pages_of_the_register


@require_safe
@login_required
def scope_word_list(request: PortalRequest) -> HttpResponse:
    """The list with the reason for each; staff change it."""
    context = {
        "words": ScopeWord.objects.visible_to(request.actor),
        "pages": pages_of_the_register("scope-word-list"),
        "may_edit": may_edit(request.actor, ScopeWord),
    }
    return render(request, "mechanisms/scope_word_list.html", context)

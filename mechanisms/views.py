"""The register's pages."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kernel import clock
from kernel.access.request import PortalRequest
from mechanisms.forms import MechanismSearch
from mechanisms.models import Mechanism
from mechanisms.selectors import grouped, matching, mechanism_members, sources_of


@require_safe
@login_required
def mechanism_list(request: PortalRequest) -> HttpResponse:
    """Every mechanism: those ¶7(c) names first, in its order, then other related platforms."""
    form = MechanismSearch(request.GET or None)
    text = form.cleaned_data["q"] if form.is_valid() else ""
    found = matching(Mechanism.objects.visible_to(request.actor), text)
    context = {"form": form, "text": text, "found": found, "groups": grouped(found)}
    return render(request, "mechanisms/mechanism_list.html", context)


@require_safe
@login_required
def mechanism_detail(request: PortalRequest, code: str) -> HttpResponse:
    """What one mechanism is, who belongs today, where the paper names it, and the sources."""
    mechanism = Mechanism.objects.get_for(request.actor, "view", code=code)
    today = clock.today()
    context = {
        "mechanism": mechanism,
        "members": mechanism_members(mechanism, today),
        "today": today,
        "sources": sources_of(mechanism),
    }
    return render(request, "mechanisms/mechanism_detail.html", context)

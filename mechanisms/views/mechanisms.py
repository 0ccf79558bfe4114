"""The register's list of mechanisms, and the page of each."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kernel import clock
from kernel.access.request import PortalRequest
from mechanisms.forms import AsAt, MechanismSearch
from mechanisms.models import Mechanism
from mechanisms.selectors.editing import may_edit
from mechanisms.selectors.involved import activities_of
from mechanisms.selectors.mechanisms import belonging, grouped, matching, sources_of
from mechanisms.selectors.talks import membership_rows, talks_of
from mechanisms.subnav import pages_of_the_register


@require_safe
@login_required
def mechanism_list(request: PortalRequest) -> HttpResponse:
    """Every mechanism: those ¶7(c) names first, in its order, then other related platforms."""
    form = MechanismSearch(request.GET or None)
    text = form.cleaned_data["q"] if form.is_valid() else ""
    found = matching(Mechanism.objects.visible_to(request.actor), text)
    context = {
        "form": form,
        "text": text,
        "found": found,
        "groups": grouped(found),
        "pages": pages_of_the_register("mechanism-list"),
        "may_edit": may_edit(request.actor, Mechanism),
    }
    return render(request, "mechanisms/mechanism_list.html", context)


@require_safe
@login_required
def mechanism_detail(request: PortalRequest, code: str) -> HttpResponse:
    """What one mechanism is, who belongs on a day, its sessions, the activities that involved it, its contacts."""
    mechanism = Mechanism.objects.select_related("parent").get_for(request.actor, "view", code=code)
    form = AsAt(request.GET, today=clock.today())
    context = {
        "mechanism": mechanism,
        "form": form,
        "on": form.day,
        "who": belonging(mechanism, form.day),
        "rows": membership_rows(request.actor, mechanism),
        "talks": talks_of(request.actor, mechanism),
        "involved": activities_of(request.actor, mechanism),
        "sources": sources_of(mechanism),
        "may_edit": may_edit(request.actor, Mechanism),
    }
    return render(request, "mechanisms/mechanism_detail.html", context, status=422 if form.errors else 200)

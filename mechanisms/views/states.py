"""The eleven Member States, and the page of each."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kernel import clock
from kernel.access.request import PortalRequest
from kernel.members.models import Office
from kernel.members.states import OfficeKind
from mechanisms.forms import AsAt
from mechanisms.selectors.editing import may_edit
from mechanisms.selectors.states import lines_on, page_of
from mechanisms.subnav import pages_of_the_register


@require_safe
@login_required
def state_list(request: PortalRequest) -> HttpResponse:
    """All Member States in ASEAN order, and how each sits in the three bodies on a day."""
    form = AsAt(request.GET, today=clock.today())
    context = {
        "form": form,
        "on": form.day,
        "lines": lines_on(request.actor, form.day),
        "pages": pages_of_the_register("state-list"),
        "may_edit": may_edit(request.actor, Office),
    }
    return render(request, "mechanisms/state_list.html", context, status=422 if form.errors else 200)


@require_safe
@login_required
def state_detail(request: PortalRequest, code: str) -> HttpResponse:
    """One Member State on a day: its seats, its establishments, the role it declares itself, its calendar."""
    offices = Office.objects.prefetch_related("local_names")
    office = offices.get_for(request.actor, "read_register", code=code, kind=OfficeKind.STATE)
    form = AsAt(request.GET, today=clock.today(office.zone))
    context = {
        "office": office,
        "form": form,
        "on": form.day,
        "page": page_of(request.actor, office, form.day),
        "may_declare": office.pk in request.actor.office_ids and may_edit(request.actor, Office, "declare_role"),
        "may_edit": may_edit(request.actor, Office),
    }
    return render(request, "mechanisms/state_detail.html", context, status=422 if form.errors else 200)

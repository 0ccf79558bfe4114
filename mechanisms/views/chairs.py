"""Who chairs which body, and who leads on which paper."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kernel import clock
from kernel.access.request import PortalRequest
from kernel.members.models import Chair
from mechanisms.forms import AsAt
from mechanisms.selectors.editing import may_edit
from mechanisms.selectors.presiding import chairs_on, leads_on
from mechanisms.subnav import pages_of_the_register


@require_safe
@login_required
def chair_list(request: PortalRequest) -> HttpResponse:
    """The Chairs of the three bodies and the lead countries, on a day and before."""
    form = AsAt(request.GET, today=clock.today())
    context = {
        "form": form,
        "on": form.day,
        "bodies": chairs_on(request.actor, form.day),
        "papers": leads_on(request.actor, form.day),
        "pages": pages_of_the_register("chair-list"),
        "may_edit": may_edit(request.actor, Chair),
    }
    return render(request, "mechanisms/chair_list.html", context, status=422 if form.errors else 200)

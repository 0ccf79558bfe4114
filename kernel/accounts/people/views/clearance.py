"""How the own office clears its records."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kernel.access.request import PortalRequest
from kernel.accounts.forms import ClearanceForm
from kernel.accounts.people.views.act import act
from kernel.accounts.services.choose_clearance import choose_clearance
from kernel.errors import NotFound
from kernel.members.models import Office


@require_http_methods(["GET", "POST"])
@login_required
def clearance(request: PortalRequest) -> HttpResponse:
    """Two boxes, for the approvers of a Member State."""
    office = Office.objects.allowing(request.actor, "choose_clearance").first()
    if office is None:
        raise NotFound

    def do(data: dict[str, Any]) -> str:
        choose_clearance(actor=request.actor, office=office, **data)
        messages.success(request, _("Saved. It holds for every record that is sent from now on."))
        return reverse("people:clearance")

    form = ClearanceForm(request.POST or None, initial={"clears": office.clears, "on_paper": office.clears_on_paper})
    form.is_bound = request.method == "POST"
    return act(request, "people/clearance.html", form, {"office": office}, do)

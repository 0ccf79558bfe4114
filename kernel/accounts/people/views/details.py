"""My details: where notices go, and the wish for another sign-in address."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kernel.access.request import PortalRequest
from kernel.accounts.forms import NoticeAddressForm, SignInAddressForm
from kernel.accounts.people.shown import my_details
from kernel.accounts.people.views.act import act
from kernel.accounts.services.ask import ask_for_address
from kernel.accounts.services.details import change_notice_address


@require_http_methods(["GET", "POST"])
@login_required
def details(request: PortalRequest) -> HttpResponse:
    """Where notices go."""
    shown = my_details(request.actor)

    def do(data: dict[str, Any]) -> str:
        change_notice_address(actor=request.actor, address=data["address"])
        messages.success(request, _("Your address for notices is saved."))
        return reverse("people:details")

    form = NoticeAddressForm(request.POST or None, initial={"address": shown.person.notify_email})
    form.is_bound = request.method == "POST"
    return act(request, "people/details.html", form, {"shown": shown}, do)


@require_http_methods(["GET", "POST"])
@login_required
def details_address(request: PortalRequest) -> HttpResponse:
    """Asks for another sign-in address."""
    shown = my_details(request.actor)

    def do(data: dict[str, Any]) -> str:
        ask_for_address(actor=request.actor, email=data["new_email"])
        messages.success(request, _("Your wish waits for a second person of your office."))
        return reverse("people:details")

    form = SignInAddressForm(request.POST or None)
    return act(request, "people/address.html", form, {"shown": shown}, do)

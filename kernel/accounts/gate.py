"""Before the second factor is given, a person whose post needs one sees the page that sets it up, and nothing else."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from kernel.access.request import PortalRequest
from kernel.accounts.middleware import OPEN_ROUTES
from kernel.accounts.models import User
from kernel.accounts.second_factor import gave_second_factor, is_compulsory, may_enrol, methods_of
from kernel.errors import Forbidden
from kernel.ui.problems import asked_by_program, problem_answer

PAGE = "account_second_factor"
TO_EVERYBODY = OPEN_ROUTES | {
    PAGE,
    *("account_login", "account_logout", "account_inactive", "account_first_password"),
    *("account_reset_password", "account_confirm_password_reset_code"),
    *("account_complete_password_reset", "account_password_reset_completed"),
}
SHOW = frozenset({"mfa_reauthenticate", "mfa_reauthenticate_webauthn"})
ENROL = frozenset({"mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate"})


class SecondFactorMiddleware:
    """Asks of the session, not of the account: a factor that somebody else has added opens nothing here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: PortalRequest, *_view: Any) -> HttpResponse | None:
        """The way to the page, in place of any other page."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in TO_EVERYBODY or not isinstance(request.user, User):
            return None
        if gave_second_factor(request) or not is_compulsory(request.actor) or _leads_there(request.user, name):
            return None
        return _to_the_page(request)


def _leads_there(user: User, name: str) -> bool:
    """Whether this page is a step on the way: showing the factor one has, or adding the first one."""
    if name not in SHOW | ENROL:
        return False
    methods = methods_of(user)
    return name in (SHOW if methods.any else ENROL if may_enrol(user, methods) else ())


def _to_the_page(request: PortalRequest) -> HttpResponse:
    if asked_by_program(request):
        sentence = _("A second factor is needed first: sign in on the pages of the portal.")
        return problem_answer(Forbidden.status, sentence)
    after = f"?{urlencode({'next': request.get_full_path()})}" if request.method == "GET" and not request.htmx else ""
    address = reverse(PAGE) + after
    return HttpResponseClientRedirect(address) if request.htmx else HttpResponseRedirect(address)

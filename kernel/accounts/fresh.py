"""A page that needs a second factor given within FRESH_FOR: else the factor first, then back; nothing typed is lost."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import urlencode

from kernel.access.request import PortalRequest
from kernel.accounts.adapter import ClosedSignup
from kernel.accounts.second_factor import is_fresh
from kernel.ui.posted import fields_to_send_again

KEPT = "accounts.kept_form"
ANEW = "anew"
UNSEEN = ("once", "version", "hash-")  # what a form carries beside what was typed
View = Callable[..., HttpResponseBase]


def fresh_factor_required(view: View) -> View:
    """Under `login_required`; what was sent too late is kept in the session and offered to be sent again."""

    @wraps(view)
    def asked(request: PortalRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not is_fresh(request):
            return _factor_first(request)
        if request.method == "POST":
            request.session.pop(KEPT, None)
        elif ANEW not in request.GET and (fields := _kept_for(request)) is not None:
            return _offered_again(request, fields)
        return view(request, *args, **kwargs)

    return asked


def _factor_first(request: PortalRequest) -> HttpResponse:
    methods = ClosedSignup().get_reauthentication_methods(request.user)
    if not methods:
        raise ReauthenticationRequired
    if request.method == "POST":
        fields = fields_to_send_again(request)
        request.session[KEPT] = {"path": request.path, "at": time.time(), "fields": fields}
    return redirect(f"{methods[0]['url']}?{urlencode({'next': request.path})}")


def _kept_for(request: PortalRequest) -> list[tuple[str, str]] | None:
    """The fields that were sent to this address, for as long as a factor is fresh; None when nothing was sent."""
    kept = request.session.get(KEPT) or {}
    if kept.get("path") != request.path or time.time() - kept["at"] > settings.FRESH_FOR.total_seconds():
        return None
    return [(name, value) for name, value in kept["fields"]]


def _offered_again(request: PortalRequest, fields: list[tuple[str, str]]) -> HttpResponse:
    shown = [(name, value) for name, value in fields if not name.startswith(UNSEEN) and value.strip()]
    typed = [(name.replace("_", " "), value) for name, value in shown]
    return render(request, "kernel/account_send_again.html", {"again": fields, "typed": typed})

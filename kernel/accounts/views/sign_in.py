"""The page that a session without its second factor sees, and the list of sessions."""

from allauth.account.utils import get_next_redirect_url
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kernel.access.request import PortalRequest
from kernel.accounts.adapter import ClosedSignup
from kernel.accounts.forms_sign_in import StepAgainForm
from kernel.accounts.second_factor import gave_second_factor, may_enrol, methods_of, signed_in
from kernel.accounts.services.end_sessions import sign_out_elsewhere
from kernel.accounts.session_list import sessions_of


@require_http_methods(["GET", "POST"])
@login_required
def second_factor(request: PortalRequest) -> HttpResponse:
    """Set up the second factor, or show the one there is; the way back is kept."""
    person = signed_in(request)
    after = get_next_redirect_url(request)
    if gave_second_factor(request):
        return redirect(after or "home")
    methods = methods_of(person)
    if methods.totp or methods.passkeys:
        way = ClosedSignup().get_reauthentication_methods(person)[0]["url"]
        return redirect(f"{way}?{urlencode({'next': after or '/'})}")
    form = StepAgainForm(request.POST or None, user=person)
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect(after or "home")
    context = {"form": form, "after": after, "may_enrol": may_enrol(person, methods)}
    return render(request, "kernel/account_second_factor.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@login_required
def sessions(request: PortalRequest) -> HttpResponse:
    """Where this person is signed in; the button ends every session but this one."""
    person = signed_in(request)
    here = request.session.session_key or ""
    if request.method == "POST":
        sign_out_elsewhere(actor=request.actor, person=person, here=here)
        messages.success(request, _("You are signed out everywhere else."))
        return redirect("usersessions_list")
    return render(request, "kernel/account_sessions.html", {"lines": sessions_of(person, here)})

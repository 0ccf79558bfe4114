"""The pages of the second factor: django-allauth's own views, with the house's services behind them."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.mfa.base import views as base
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.utils import decrypt
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.internal import auth
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kernel.access.request import PortalRequest
from kernel.accounts.models import User
from kernel.accounts.second_factor import Methods, methods_of, passkey_of, signed_in
from kernel.accounts.services.factors import add_passkey, add_totp, make_recovery_codes, remove_factor
from kernel.accounts.services.second_step import code_at, step_now
from kernel.errors import NotFound

RESTRICTED = reauthentication_required(app="allauth.mfa")


def step_context(person: User) -> dict[str, Any]:
    """What the second step offers this person, and in a demonstration the present code of a demo person."""
    methods = methods_of(person)
    shown = settings.DEMO_CODES and person.is_demo and methods.totp
    return {"methods": methods, "demo_code": _present_code(methods) if shown else ""}


def _present_code(methods: Methods) -> str:
    return code_at(decrypt(methods.totp.data["secret"]), step_now()) if methods.totp else ""


class SecondStepView(base.AuthenticateView):
    """The second step of signing in."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Its own context, and what the person can answer with."""
        return {**super().get_context_data(**kwargs), **step_context(self.stage.login.user)}


class StepAgainView(base.ReauthenticateView):
    """The second step again, in the middle of a session."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Its own context, and what the person can answer with."""
        return {**super().get_context_data(**kwargs), **step_context(self.request.user)}


class PasskeyAgainView(webauthn.ReauthenticateWebAuthnView):
    """A passkey again, in the middle of a session."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """Stays on the page, with the reason."""
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form that was sent stays, with its reason."""
        return {**super().get_context_data(**kwargs), **kwargs}


class ActivateTotpView(totp.ActivateTOTPView):
    """Set up an authenticator."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Adds it, then shows the recovery codes if they are new."""
        person = self.request.user
        came = add_totp(actor=self.request.actor, person=person, secret=form.secret, request=self.request)
        messages.success(self.request, _("The authenticator is set up."))
        return redirect("mfa_view_recovery_codes" if came else "mfa_index")


class AddPasskeyView(webauthn.AddWebAuthnView):
    """Set up a passkey."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the browser is asked for: a passkey it finds by itself, which asks for a finger, a face or a PIN."""
        form = kwargs.get("form") or self.get_form()
        return {"form": form, "js_data": {"creation_options": auth.begin_registration(self.request.user, True)}}  # noqa: FBT003

    def form_valid(self, form: Any) -> HttpResponse:
        """Adds it, then shows the recovery codes if they are new."""
        name, credential = form.cleaned_data["name"], form.cleaned_data["credential"]
        person, actor = self.request.user, self.request.actor
        came = add_passkey(actor=actor, person=person, name=name, credential=credential, request=self.request)
        messages.success(self.request, _("The passkey is set up."))
        return redirect("mfa_view_recovery_codes" if came else "mfa_index")


class MakeRecoveryCodesView(recovery.GenerateRecoveryCodesView):
    """New recovery codes."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Makes them, then shows them."""
        make_recovery_codes(actor=self.request.actor, person=self.request.user, request=self.request)
        messages.success(self.request, _("These are your new recovery codes. The earlier ones no longer work."))
        return redirect(reverse("mfa_view_recovery_codes"))


second_step = SecondStepView.as_view()
step_again = StepAgainView.as_view()
passkey_again = PasskeyAgainView.as_view()
activate_totp = ActivateTotpView.as_view()
add_passkey_page = AddPasskeyView.as_view()
make_codes = MakeRecoveryCodesView.as_view()


@require_safe
@login_required
def sign_in_methods(request: PortalRequest) -> HttpResponse:
    """Every way this person signs in."""
    person = signed_in(request)
    return render(request, "mfa/index.html", {"methods": methods_of(person)})


@require_http_methods(["GET", "POST"])
@login_required
@RESTRICTED
def remove_totp(request: PortalRequest) -> HttpResponse:
    """Take the authenticator away."""
    person = signed_in(request)
    return _remove(request, person, methods_of(person).totp)


@require_http_methods(["GET", "POST"])
@login_required
@RESTRICTED
def remove_passkey(request: PortalRequest, public_id: str) -> HttpResponse:
    """Take a passkey away."""
    person = signed_in(request)
    return _remove(request, person, passkey_of(methods_of(person), public_id))


def _remove(request: PortalRequest, person: User, factor: Authenticator | None) -> HttpResponse:
    if factor is None:
        raise NotFound
    if request.method == "POST":
        remove_factor(actor=request.actor, person=person, factor=factor)
        messages.success(request, _("It is removed."))
        return redirect("mfa_index")
    return render(request, "mfa/remove.html", {"factor": factor})

"""The forms of the second step, in place of django-allauth's: they know the printed sheet, and no code works twice."""

from typing import Any

from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm, ReauthenticateWebAuthnForm
from allauth.mfa.webauthn.internal import auth as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

from kernel.accounts.mfa_adapter import person_of_handle
from kernel.accounts.models import User
from kernel.accounts.services.second_step import Given, give, note_code_refused, take_code

CODE = {"autocomplete": "one-time-code", "autocapitalize": "off", "spellcheck": "false"}
NO_SCRIPT = {"required": _("A passkey needs JavaScript. Use another way, or turn JavaScript on.")}


class SecondStepForm(forms.Form):
    """One field for every kind of code."""

    code = forms.CharField(label=_("Code"), max_length=40, widget=forms.TextInput(attrs=CODE))
    again = False

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_code(self) -> str:
        """Counts the guess first; the code is used up here."""
        clear = check_rate_limit(self.user)
        code: str = self.cleaned_data["code"]
        given = take_code(person=self.user, code=code)
        if given is None:
            raise get_adapter().validation_error("incorrect_code")
        clear()
        self.given: Given = given
        return code

    def save(self) -> None:
        """The session keeps that the second factor was given."""
        give(context.request, self.given, again=self.again)


class StepAgainForm(SecondStepForm):
    """The second step in the middle of a session."""

    again = True


class TotpForm(ActivateTOTPForm):
    """The first code of a new authenticator."""

    code = forms.CharField(label=_("The code it shows now"), max_length=40, widget=forms.TextInput(attrs=CODE))


class PasskeyForm(AddWebAuthnForm):
    """A new passkey and the name its owner gives it."""

    passwordless = None
    name = forms.CharField(
        label=_("Name"),
        max_length=60,
        required=False,
        help_text=_("So that you know it again, such as “office laptop”."),
    )
    credential = forms.JSONField(required=True, widget=forms.HiddenInput, error_messages=NO_SCRIPT)


class PasskeyStepForm(AuthenticateWebAuthnForm):
    """A passkey as the second step."""

    credential = forms.JSONField(required=True, widget=forms.HiddenInput, error_messages=NO_SCRIPT)

    def clean_credential(self) -> Authenticator:
        """As django-allauth's; a refusal is in the audit."""
        try:
            return super().clean_credential()
        except forms.ValidationError:
            note_code_refused(person=self.user)
            raise


class PasskeyAgainForm(PasskeyStepForm, ReauthenticateWebAuthnForm):
    """A passkey in the middle of a session."""


class PasskeySignInForm(AuthenticateWebAuthnForm):
    """A passkey in place of the password and the second step; no guess of a stranger counts against its owner."""

    credential = forms.JSONField(required=True, widget=forms.HiddenInput, error_messages=NO_SCRIPT)
    passwordless = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, user=None, **kwargs)

    def clean_credential(self) -> Authenticator:
        """The passkey names its owner by a public name, never by a key of the database."""
        credential = self.cleaned_data["credential"]
        webauthn.parse_authentication_response(credential)
        person = person_of_handle(credential)
        if person is None:
            raise get_adapter().validation_error("incorrect_code")
        return webauthn.complete_authentication(person, credential)

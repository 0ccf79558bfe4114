"""The forms of passwords, in place of django-allauth's: the same checks, in the words of this portal."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ResetPasswordForm, ResetPasswordKeyForm
from django import forms
from django.utils.translation import gettext_lazy as _

RULE = _("At least 15 characters. A few words in a row are easy to keep.")
AGAIN = _("The same password again")
DIFFERENT = _("You must type the same password each time.")
ADDRESS = _("E-mail address")


def word(field: forms.Field, label: Any, hint: Any = "") -> None:
    """Give a field of a library its label and its hint."""
    field.label, field.help_text = label, hint


class SignInForm(LoginForm):
    """Address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        word(self.fields["login"], ADDRESS)
        word(self.fields["password"], _("Password"))


class ForgottenForm(ResetPasswordForm):
    """Where the code for a new password goes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        word(self.fields["email"], ADDRESS)


class ForgottenPasswordForm(ResetPasswordKeyForm):
    """A new password in place of a forgotten one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        word(self.fields["password1"], _("New password"), RULE)
        word(self.fields["password2"], AGAIN)


class AnotherPasswordForm(ChangePasswordForm):
    """A new password in place of the present one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        word(self.fields["oldpassword"], _("Present password"))
        word(self.fields["password1"], _("New password"), RULE)
        word(self.fields["password2"], AGAIN)

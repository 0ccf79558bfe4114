"""Forms of the account pages."""

from django.contrib.auth.forms import SetPasswordForm
from django.utils.translation import gettext_lazy as _

from kernel.accounts.models import User


class FirstPasswordForm(SetPasswordForm):
    """Two equal passwords that pass the house's rules."""

    def __init__(self, user: User, data: object = None) -> None:
        super().__init__(user, data)
        self.fields["new_password1"].label = _("Password")
        self.fields["new_password1"].help_text = _("At least 15 characters. A few words in a row are easy to keep.")
        self.fields["new_password2"].label = _("The same password again")
        self.fields["new_password2"].help_text = ""

"""What stands on a signed clearance sheet."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from activities.models.clearance import Signature
from kernel import clock
from kernel.files.refusals import SCANNED
from kernel.ui.day_field import DayField
from kernel.ui.posted import plain_text


class SignatureForm(forms.Form):
    """Gives `signature()`; the version on the paper must be the version of the record."""

    authority = forms.CharField(
        label=lazy("On the authority of"),
        max_length=200,
        validators=[plain_text],
        help_text=lazy("Name and post of whoever signed."),
        error_messages={"required": lazy("Write who signed.")},
    )
    signed_on = DayField(label=lazy("Signed on"), error_messages={"required": lazy("Write when it was signed.")})
    version_code = forms.CharField(
        label=lazy("Version code on the sheet"),
        max_length=20,
        help_text=lazy("It stands at the top of the sheet, for example 1B22-D9C8-1DA7."),
        error_messages={"required": lazy("Write the version code.")},
    )
    file = forms.FileField(label=lazy("Scan of the signed sheet (optional)"), required=False, allow_empty_file=True)

    def __init__(self, *args: Any, code: str, **kwargs: Any) -> None:
        self.code = code
        super().__init__(*args, **kwargs)
        most = settings.UPLOAD_MOST_BYTES // 1_000_000
        sentence = _("%(kinds)s; %(most)s MB at most. Only your office can open it.")
        self.fields["file"].help_text = sentence % {"kinds": SCANNED, "most": most}

    def clean_signed_on(self) -> Any:
        """Nobody has signed tomorrow."""
        day = self.cleaned_data["signed_on"]
        if day > clock.today():
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def clean_version_code(self) -> str:
        """The record as it is now is the one that was signed; blanks may stand for hyphens, or nothing between."""
        typed = self.cleaned_data["version_code"].upper()
        if "".join(filter(str.isalnum, typed)) != self.code.replace("-", ""):
            sentence = _(
                "This is not the code of the record as it is now: look at the sheet again. "
                "If the record was changed since it was printed, print it again."
            )
            raise forms.ValidationError(sentence)
        return self.code

    def signature(self) -> Signature:
        """What was typed."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "file"}
        return Signature(**typed)

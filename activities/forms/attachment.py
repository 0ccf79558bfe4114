"""The form that adds a file to a record."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from kernel.files.refusals import TAKEN
from kernel.ui.forms import offer


class AttachmentForm(forms.Form):
    """One file, its mark, and whether all who read the record may open it."""

    file = forms.FileField(
        label=lazy("File"), allow_empty_file=True, error_messages={"required": lazy("Choose a file.")}
    )
    mark = forms.ChoiceField(label=lazy("Handling mark"))
    for_readers = forms.BooleanField(
        label=lazy("For everybody who can read the record"),
        help_text=lazy("Otherwise for your office, its co-authors and the secretariat."),
        required=False,
    )

    def __init__(self, *args: Any, mark: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        marks = dict.fromkeys([*settings.HANDLING_MARKS, mark])
        offer(self, "mark", [(each, each) for each in marks])
        self.fields["mark"].initial = mark
        most = settings.UPLOAD_MOST_BYTES // 1_000_000
        self.fields["file"].help_text = _("%(kinds)s; %(most)s MB at most.") % {"kinds": TAKEN, "most": most}

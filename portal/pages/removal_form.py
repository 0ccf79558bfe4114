"""What somebody says who asks that text be removed: where it stands and why, never the text itself."""

from django import forms
from django.utils.translation import gettext_lazy as lazy

from portal.models import Ground
from portal.services.removal.record import FIELDS


class ParagraphRemovalForm(forms.Form):
    """Why a paragraph must not be here."""

    ground = forms.ChoiceField(
        label=lazy("Why must it not be here?"),
        choices=Ground.choices,
        widget=forms.RadioSelect,
        error_messages={"required": lazy("Say why.")},
    )


class RecordRemovalForm(ParagraphRemovalForm):
    """Which fields of a record hold it."""

    field_order = ("where", "ground")
    where = forms.MultipleChoiceField(
        label=lazy("Where does it stand?"),
        help_text=lazy("Each field is emptied in every version, and copies of its text are looked for."),
        choices=list(FIELDS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": lazy("Choose at least one field.")},
    )

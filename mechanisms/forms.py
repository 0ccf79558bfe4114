"""What a reader may ask of the register."""

from django import forms
from django.utils.translation import gettext_lazy as _


class MechanismSearch(forms.Form):
    """The one box of the register's list."""

    q = forms.CharField(
        label=_("Name or abbreviation"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )

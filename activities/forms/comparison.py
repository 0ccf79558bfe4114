"""Which two versions of a record are compared."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from kernel.ui.forms import offer


class ComparisonForm(forms.Form):
    """The earlier and the later one; any two may be chosen."""

    old = forms.ChoiceField(label=lazy("Compare"))
    new = forms.ChoiceField(label=lazy("with"))

    def __init__(self, *args: Any, versions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields:
            offer(self, name, versions)

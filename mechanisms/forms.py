"""What a reader may ask of the register."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kernel.members.states import DeclaredRole
from kernel.ui.day_field import DayField
from kernel.ui.words import Words
from mechanisms.states import MeetingBody


class MechanismSearch(forms.Form):
    """The one box of the register's list."""

    q = forms.CharField(
        label=_("Name or abbreviation"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


class AsAt(forms.Form):
    """The day for which a page is read; today when none is given."""

    on = DayField(label=_("As at"), required=False)

    def __init__(self, query: Any, *, today: date) -> None:
        super().__init__(query if "on" in query else None, initial={"on": today}, auto_id="as-at-%s")
        self.today = today

    @property
    def day(self) -> date:
        """The day asked for; today when it is left out or cannot be read."""
        given = self.cleaned_data.get("on") if self.is_valid() else None
        return given or self.today


class MeetingFilter(forms.Form):
    """Which meetings: of one body, of one year; an unknown value is left out."""

    body = forms.ChoiceField(label=_("Body"), required=False, choices=[("", _("Any")), *MeetingBody.choices])

    def __init__(self, query: Any, *, years: list[int]) -> None:
        super().__init__(query)
        offered = [("", _("Any")), *((str(year), str(year)) for year in years)]
        self.fields["year"] = forms.TypedChoiceField(
            label=_("Year"), required=False, coerce=int, empty_value=None, choices=offered
        )

    def asked(self) -> dict[str, Any]:
        """The valid part of what was asked."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


ROLES = (
    (
        DeclaredRole.SUPPORTING.value,
        Words("Supporting role", note="The establishment supports the services that manage the borders."),
    ),
    (
        DeclaredRole.PRIMARY.value,
        Words("Primary role", note="The establishment itself manages borders, or parts of them."),
    ),
    (
        DeclaredRole.NO_ROLE.value,
        Words("No role", note="The establishment has no part in border management. Paragraph 5(a) provides for that."),
    ),
)


class RoleForm(forms.Form):
    """The role that a state means to declare."""

    role = forms.ChoiceField(
        label=_("Role in border management"),
        choices=ROLES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the role that the draft is to say.")},
    )

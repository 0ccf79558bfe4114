"""The filters of the audit page, kept in the address so that a view can be sent to a colleague."""

from dataclasses import replace
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from kernel.audit.selectors import Wanted
from kernel.ui.dates import day_words
from kernel.ui.day_field import DayField
from kernel.ui.posted import plain_text

FAMILIES = {
    "accounts": lazy("People and sign-in"),
    "activities": lazy("The log"),
    "reporting": lazy("Texts and packs"),
    "consensus": lazy("Rounds"),
    "mechanisms": lazy("The register"),
    "members": lazy("Roles of Member States"),
    "removal": lazy("Removals"),
    "jobs": lazy("Background work"),
    "audit": lazy("The audit itself"),
}
SET = ("first", "last", "family", "reference", "person")


class AuditFilter(forms.Form):
    """Period, kind of act, reference and person; a Member State has no use for the kinds and names of others."""

    reference = forms.CharField(
        label=lazy("Reference"), required=False, max_length=80, validators=[plain_text], strip=True
    )
    first = DayField(label=lazy("From"), required=False)
    last = DayField(label=lazy("To"), required=False)
    family = forms.ChoiceField(
        label=lazy("Kind of act"), required=False, choices=[("", lazy("Any")), *FAMILIES.items()]
    )
    person = forms.CharField(label=lazy("Person"), required=False, max_length=100, validators=[plain_text])

    def __init__(self, *args: Any, everything: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not everything:
            del self.fields["family"], self.fields["person"]

    def clean(self) -> dict[str, Any]:
        """A period has its days in order."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("first") and given.get("last") and given["first"] > given["last"]:
            self.add_error("last", _("The last day is before the first day."))
        return given

    def wanted(self, query: QueryDict) -> Wanted:
        """The valid part of what was asked, and where the page begins."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        return replace(Wanted(before=query.get("before", ""), after=query.get("after", "")), **given)

    def chips(self, query: QueryDict) -> list[dict[str, str]]:
        """One chip per filter in use, each with the address without it."""
        words = {name: self._words(name) for name in SET if self.cleaned_data.get(name)}
        return [{"text": text, "url": address(query, without=name)} for name, text in words.items()]

    def _words(self, name: str) -> str:
        given = self.cleaned_data[name]
        if name in ("first", "last"):
            sentence = _("From %(day)s") if name == "first" else _("To %(day)s")
            return sentence % {"day": day_words(given)}
        return str(FAMILIES[given]) if name == "family" else str(given)

    def set_names(self) -> list[str]:
        """The filters in use, by name."""
        return [name for name in SET if self.cleaned_data.get(name)]


def address(query: QueryDict, *, without: str = "", **places: str) -> str:
    """The address of the same list without one filter, beginning elsewhere; every part of it as it was typed."""
    rest = query.copy()
    for name in (without, "before", "after"):
        rest.pop(name, None)
    for name, value in places.items():
        rest[name] = value
    return f"?{rest.urlencode()}"

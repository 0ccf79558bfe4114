"""The filters of the list, kept in the address so that a view can be sent to a colleague."""

from dataclasses import replace
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from activities.forms.fields import offer, offered
from activities.selectors.lists import Wanted
from activities.states import Form, State, paragraph

ANY = [("", lazy("Any"))]
LISTED_STATES = [State.DRAFT, State.SUBMITTED, State.RETURNED, State.ACCEPTED, State.WITHDRAWN]
FORM_LABELS = {form.value: f"{paragraph(form.value)} {form.label}" for form in Form}


class ActivityFilter(forms.Form):
    """Search and four filters; an unknown value is left out and said, never an error page."""

    q = forms.CharField(
        label=lazy("Search"), required=False, max_length=200, widget=forms.TextInput({"type": "search"})
    )
    form = forms.ChoiceField(label=lazy("Form (¶8)"), required=False, choices=[*ANY, *FORM_LABELS.items()])
    mechanism = forms.ChoiceField(label=lazy("Mechanism"), required=False)
    year = forms.TypedChoiceField(label=lazy("Year"), required=False, coerce=int, empty_value=None)
    state = forms.ChoiceField(
        label=lazy("Record"), required=False, choices=[*ANY, *((state.value, state.label) for state in LISTED_STATES)]
    )
    view = forms.ChoiceField(required=False, choices=[("", ""), ("own", "own")], widget=forms.HiddenInput)

    def __init__(self, *args: Any, mechanisms: list[tuple[str, str]], years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "mechanism", [*ANY, *mechanisms])
        offer(self, "year", [*ANY, *((str(year), str(year)) for year in years)])

    def wanted(self) -> Wanted:
        """The valid part of what was asked."""
        self.is_valid()
        return replace(Wanted(), **{name: value for name, value in self.cleaned_data.items() if value})

    def left_out(self) -> list[str]:
        """A sentence for each part of the address that could not be understood."""
        self.is_valid()
        sentence = _("%(label)s: “%(value)s” is not known here, so it is left out.")
        return [
            sentence % {"label": self.fields[name].label or name, "value": str(self.data.get(name, ""))[:60]}
            for name in self.errors
        ]

    def chips(self, query: QueryDict) -> list[dict[str, str]]:
        """One chip per filter in use, each with the address without it."""
        return [
            {"text": words, "url": without(query, name)}
            for name, words in self._words().items()
            if name != "view" and words
        ]

    def _words(self) -> dict[str, str]:
        given = self.cleaned_data
        words = {name: str(dict(offered(self, name)).get(str(given.get(name) or ""), "")) for name in CHOSEN}
        quoted = _("“%(words)s”") % {"words": given["q"]} if given.get("q") else ""
        return {"q": quoted} | {name: text for name, text in words.items() if given.get(name)}


CHOSEN = ("form", "mechanism", "year", "state")


def without(query: QueryDict, *names: str) -> str:
    """The address of the same list without these parts."""
    rest = query.copy()
    for name in (*names, "page"):
        rest.pop(name, None)
    return f"?{rest.urlencode()}"


def page_url(query: QueryDict, number: int) -> str:
    """The address of another page of the same list."""
    rest = query.copy()
    rest["page"] = str(number)
    return f"?{rest.urlencode()}"

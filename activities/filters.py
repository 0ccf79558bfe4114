"""The filters of the list, kept in the address so that a view can be sent to a colleague."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from activities.forms.fields import offered
from activities.selectors.choices import Lists
from activities.selectors.lists import Wanted
from activities.states import LISTED, Domain, Form, Level, Timing, paragraph
from kernel.ui.forms import offer

ANY = [("", lazy("Any"))]
FORM_LABELS = {form.value: f"{paragraph(form.value)} {form.label}" for form in Form}
NEAR = ("q", "form", "mechanism", "year", "party")
FURTHER = ("state", "timing", "domain", "challenge", "level")
CHOSEN = (*NEAR[1:], *FURTHER)
PLACES = ("after", "before")


class ActivityFilter(forms.Form):
    """Search and filters; an unknown value is left out and said, never an error page."""

    q = forms.CharField(
        label=lazy("Search"), required=False, max_length=200, widget=forms.TextInput({"type": "search"})
    )
    form = forms.ChoiceField(label=lazy("Form (¶8)"), required=False, choices=[*ANY, *FORM_LABELS.items()])
    mechanism = forms.ChoiceField(label=lazy("Mechanism"), required=False)
    year = forms.TypedChoiceField(label=lazy("Year"), required=False, coerce=int, empty_value=None)
    party = forms.ChoiceField(label=lazy("Member State"), required=False)
    state = forms.ChoiceField(
        label=lazy("Record"), required=False, choices=[*ANY, *((state.value, state.label) for state in LISTED)]
    )
    timing = forms.ChoiceField(label=lazy("Activity"), required=False, choices=[*ANY, *Timing.choices])
    domain = forms.ChoiceField(label=lazy("Domain"), required=False, choices=[*ANY, *Domain.choices])
    challenge = forms.ChoiceField(label=lazy("Challenge (¶2)"), required=False)
    level = forms.ChoiceField(label=lazy("Level"), required=False, choices=[*ANY, *Level.choices])
    view = forms.ChoiceField(required=False, choices=[("", ""), ("own", "own")], widget=forms.HiddenInput)

    def __init__(self, *args: Any, choices: Lists, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.roll = choices.roll
        offer(self, "mechanism", [*ANY, *choices.mechanisms])
        offer(self, "challenge", [*ANY, *choices.challenges])
        offer(self, "party", [*ANY, *choices.states])
        offer(self, "year", [*ANY, *((str(year), str(year)) for year in years)])

    def near(self) -> list[forms.BoundField]:
        """The filters in view."""
        return [self[name] for name in NEAR]

    def further(self) -> list[forms.BoundField]:
        """The filters in the fold."""
        return [self[name] for name in FURTHER]

    def uses_further(self) -> bool:
        """Whether one of those in the fold is in use, so that it stands open."""
        return any(name in self.kept() for name in FURTHER)

    def wanted(self) -> Wanted:
        """The valid part of what was asked."""
        self.is_valid()
        return replace(Wanted(), **{name: value for name, value in self.cleaned_data.items() if value})

    def kept(self) -> dict[str, str]:
        """The same as an address says it, for a view that is kept."""
        self.is_valid()
        return {name: str(value) for name, value in self.cleaned_data.items() if value}

    def left_out(self) -> list[str]:
        """A sentence for each part of the address that could not be understood."""
        self.is_valid()
        sentence = _("%(label)s: “%(value)s” is not known here, so it is left out.")
        return [
            sentence % {"label": self.fields[name].label or name, "value": str(self.data.get(name, ""))[:60]}
            for name in self.errors
        ]

    def words(self) -> list[tuple[str, str]]:
        """Each filter in use, in words."""
        kept = self.kept()
        quoted = [("q", _("“%(words)s”") % {"words": kept["q"]})] if "q" in kept else []
        return quoted + [(name, str(dict(offered(self, name))[kept[name]])) for name in CHOSEN if name in kept]

    def chips(self, query: QueryDict) -> list[dict[str, str]]:
        """One chip per filter in use, each with the address without it."""
        return [{"text": words, "url": without(query, name)} for name, words in self.words()]


def without(query: QueryDict, *names: str) -> str:
    """The first page of the same list without these parts."""
    left_out = (*names, *PLACES)
    return view_url({name: str(value) for name, value in query.items() if value and name not in left_out})


def page_url(query: QueryDict, name: str, place: str) -> str:
    """The address of the page after or before a place of the same list; empty when there is none."""
    rest = without(query)
    return f"{rest}&{name}={place}".replace("?&", "?") if place else ""


def view_url(kept: Mapping[str, str]) -> str:
    """The address of a kept view."""
    return f"?{urlencode(kept)}"

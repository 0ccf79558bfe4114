"""The places of a record: as many as it had, one more in view, some in reserve; no button is needed to add one."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from activities.forms.fields import Pairs, chosen, text
from activities.record import LONGEST, Place
from activities.states import OUTSIDE
from kernel.ui.forms import offer

SPARE = 3
MOST = 20
PREFIX = "places"


class PlaceForm(forms.Form):
    """One place. Each side keeps its own name for it; none is called the right one."""

    name = text(lazy("Place"), max_length=LONGEST["name"], help_text=lazy("Town or venue. Leave empty if not known."))
    where = chosen(lazy("Where it lies"), required=False)
    other_name = text(lazy("Another side’s own name for it"), max_length=LONGEST["name"])
    other_side = chosen(lazy("Whose name that is"), required=False)

    def __init__(self, *args: Any, states: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "where", [("", _("Not said")), *states, (OUTSIDE, _("Outside ASEAN"))])
        offer(self, "other_side", [("", _("Not said")), *states])

    def clean(self) -> dict[str, Any]:
        """A place has a name before it has anything else."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("name") and any(cleaned.values()) and "name" not in self.errors:
            self.add_error("name", _("Write the name of the place."))
        return cleaned

    @property
    def folded(self) -> bool:
        """Whether nothing stands in its second half."""
        return not any(self[name].value() or self[name].errors for name in ("other_name", "other_side"))

    def place(self) -> Place:
        """The place as typed; a field with an error counts as empty."""
        given = getattr(self, "cleaned_data", {})
        return Place(**{name: (given.get(name) or "").strip() for name in PlaceForm.base_fields})


class PlacesBase(forms.BaseFormSet):
    """Every place of a record."""

    default_error_messages = {
        **forms.BaseFormSet.default_error_messages,
        "missing_management_form": lazy("The list of places did not arrive whole. Open the page again."),
    }

    def places(self) -> tuple[Place, ...]:
        """Those that have a name, each once."""
        found = (form.place() for form in self.forms)
        return tuple(dict.fromkeys(place for place in found if place.name))

    @property
    def shown(self) -> list[PlaceForm]:
        """Those in use and the first that is not."""
        return self.forms[: len(self.forms) - SPARE + 1]

    @property
    def spare(self) -> list[PlaceForm]:
        """The rest, kept folded."""
        return self.forms[len(self.forms) - SPARE + 1 :]


Places = forms.formset_factory(PlaceForm, formset=PlacesBase, extra=SPARE, max_num=MOST, absolute_max=MOST)


def places_form(data: Any, *, states: Pairs, places: Iterable[Place] = ()) -> PlacesBase:
    """The rows with what was typed, else with what is stored: beside it, what was typed again would count as empty."""
    initial = [] if data else [vars(place) for place in places]
    return cast("PlacesBase", Places(data, prefix=PREFIX, initial=initial, form_kwargs={"states": states}))

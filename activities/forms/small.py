"""The short forms: basis, consensus and hold beside a record, and the name of a view of the list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from activities.record import LONGEST
from activities.rules import place_missing
from activities.states import BasisKind, ConsensusKind


class BasisForm(forms.Form):
    """Why the record may be shared without each state's own confirmation."""

    kind = forms.ChoiceField(
        label=lazy("The record rests on"),
        choices=BasisKind.choices,
        widget=forms.RadioSelect,
        initial=BasisKind.PUBLIC_SOURCE,
    )
    reference = forms.CharField(
        label=lazy("Source"),
        help_text=lazy("Name, date and address of the publication, or meeting and paragraph of the record."),
        widget=forms.Textarea({"rows": 3}),
        max_length=LONGEST["basis"],
        error_messages={"required": lazy("Name the source.")},
    )


class ConsensusForm(forms.Form):
    """Where the consensus on an 8(d) activity is recorded."""

    kind = forms.ChoiceField(
        label=lazy("The consensus was"),
        choices=[choice for choice in ConsensusKind.choices if choice[0]],
        widget=forms.RadioSelect,
        error_messages={"required": lazy("Say where the consensus stands.")},
    )
    reference = forms.CharField(
        label=lazy("Reference"),
        required=False,
        max_length=LONGEST["consensus_reference"],
        help_text=lazy("The meeting and the paragraph of its record."),
    )

    def clean(self) -> dict[str, Any]:
        """Recorded elsewhere needs to say where."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for objection in place_missing(cleaned.get("kind") or "", cleaned.get("reference") or ""):
            self.add_error("reference", objection.sentence)
        return cleaned


class HoldForm(forms.Form):
    """Why a record is put on hold, or why the hold is lifted."""

    reason = forms.CharField(
        label=lazy("Reason"),
        help_text=lazy(
            "Seen by the secretariat and the owner of the record, and once the record is accepted by the Chair’s "
            "post-holder, who decides it with a publisher."
        ),
        widget=forms.Textarea({"rows": 3}),
        max_length=LONGEST["reason"],
        error_messages={"required": lazy("Write the reason.")},
    )


class ViewForm(forms.Form):
    """What a person calls a view of the list."""

    name = forms.CharField(
        label=lazy("Name of the view"),
        help_text=lazy("Only you see it. 60 characters at most."),
        max_length=60,
        error_messages={"required": lazy("Give the view a name.")},
    )

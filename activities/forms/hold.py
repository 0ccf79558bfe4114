"""The form of a decision on a hold (¶9)."""

from django import forms
from django.utils.translation import gettext_lazy as lazy

from activities.record import LONGEST
from activities.states import HoldEnd


class DecisionForm(forms.Form):
    """What a publisher proposes, and why."""

    kind = forms.ChoiceField(
        label=lazy("What do you propose?"),
        choices=HoldEnd.choices,
        widget=forms.RadioSelect,
        error_messages={"required": lazy("Choose one of the three.")},
    )
    reason = forms.CharField(
        label=lazy("Reason"),
        help_text=lazy("Seen by the secretariat, the owner of the record and the Chair’s post-holder only."),
        widget=forms.Textarea({"rows": 3}),
        max_length=LONGEST["reason"],
        error_messages={"required": lazy("Write the reason.")},
    )

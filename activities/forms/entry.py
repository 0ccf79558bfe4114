"""For which state the secretariat enters a record, and how the state told it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from activities.forms.fields import Pairs, chosen, text
from activities.models.entry import Told
from activities.record import LONGEST
from activities.states import Channel
from kernel.ui.forms import offer


class EntryForm(forms.Form):
    """Gives `told()`."""

    office = chosen(lazy("For which Member State"))
    channel = chosen(lazy("How the state told you"), [("", lazy("Choose one")), *Channel.choices])
    evidence = text(
        lazy("Where that can be looked up"),
        rows=2,
        max_length=LONGEST["evidence"],
        help_text=lazy("Sender, date and file number of the mail or note; who called, and when; the meeting."),
    )

    def __init__(self, *args: Any, states: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["evidence"].required = True
        self.fields["evidence"].error_messages["required"] = lazy("Write where it can be looked up.")
        offer(self, "office", [("", lazy("Choose a Member State")), *states])
        self.fields["office"].error_messages["required"] = lazy("Choose the Member State.")

    def told(self) -> Told:
        """What was typed."""
        return Told(channel=self.cleaned_data["channel"], evidence=self.cleaned_data["evidence"].strip())

"""What an officer enters about a cycle."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kernel.access.actor import Actor
from kernel.members.models import Office
from kernel.ui.day_field import DayField
from mechanisms.models import Meeting
from reporting.states import BODIES, BODY_LABELS, Choice


class MeetingField(forms.ModelChoiceField):
    """A meeting of the register, by its name and day."""

    def label_from_instance(self, obj: Meeting) -> str:
        """14th ADMM, 9 December 2020."""
        return f"{obj.title}, {obj.start:%-d %B %Y}" if obj.start else f"{obj.title}, {_('date not set')}"


class CycleForm(forms.Form):
    """Name, cut-off, the three meetings, the lead country."""

    title = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("As people will call it: 2020 update."),
        error_messages={"required": _("Write the name of the cycle.")},
    )
    cutoff = DayField(
        label=_("Cut-off"),
        help_text=_("The last day of the period. What ended later waits for the next update."),
        error_messages={"required": _("Write the cut-off.")},
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = Office.objects.visible_to(actor).filter(kind="state")
        self.fields["lead"] = forms.ModelChoiceField(
            label=_("Lead country"),
            queryset=states,
            to_field_name="code",
            required=False,
            empty_label=_("Not known yet"),
        )
        meetings = Meeting.objects.visible_to(actor)
        for body in BODIES:
            self.fields[body.lower()] = MeetingField(
                label=_("Meeting of %(body)s") % {"body": BODY_LABELS[body]},
                queryset=meetings.filter(body=body),
                to_field_name="public_id",
                required=False,
                empty_label=_("Not known yet"),
            )

    @property
    def meetings(self) -> dict[str, Meeting | None]:
        """The chosen meetings by body."""
        return {body: self.cleaned_data.get(body.lower()) for body in BODIES}


class DecisionForm(forms.Form):
    """What to do with one candidate, and why."""

    reference = forms.CharField(widget=forms.HiddenInput)
    choice = forms.ChoiceField(
        label=_("Decision"), choices=Choice.choices, error_messages={"required": _("Choose what to do with it.")}
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Only the secretariat reads it."),
        error_messages={"required": _("Write the reason; only the secretariat reads it.")},
    )

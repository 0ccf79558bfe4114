"""What staff enter when a Chair or a lead passes on, and which posts act for a Chair."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from kernel.access.actor import Actor
from kernel.accounts.models import Post
from kernel.members.models import LeadCountry, Office
from kernel.members.states import Body, OfficeKind
from kernel.ui.day_field import DayField
from kernel.ui.posted import plain_text
from kernel.ui.words import Words
from mechanisms.models import Document, Meeting
from mechanisms.register.mechanisms_table import meeting_name


class MeetingChoice(forms.ModelChoiceField):
    """A meeting of the register, by its name and day."""

    def label_from_instance(self, obj: Meeting) -> str:
        """14th ADMM, 9 December 2020."""
        return meeting_name(obj)


class PassingForm(forms.Form):
    """To whom, at which meeting or on which day, with what note."""

    office: forms.ModelChoiceField = forms.ModelChoiceField(
        label=lazy("Next"), queryset=None, to_field_name="code", empty_label=lazy("Choose")
    )
    meeting = MeetingChoice(
        label=lazy("At the meeting"),
        queryset=None,
        to_field_name="public_id",
        required=False,
        empty_label=lazy("None of these"),
        help_text=lazy("Its last day is the last day of the present holder."),
    )
    day = DayField(
        label=lazy("Or on the day"),
        required=False,
        help_text=lazy("Only when the meeting is not in the list. For example 30 September 2020."),
    )
    note = forms.CharField(
        label=lazy("Handover note"),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 5}),
        validators=[plain_text],
        help_text=lazy(
            "What the next should know: texts under way, dates, open questions. Every Member State can read it."
        ),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows: dict[str, Any] = {
            "office": Office.objects.visible_to(actor).filter(kind=OfficeKind.STATE),
            "meeting": Meeting.objects.visible_to(actor).filter(body__in=Body.values, start__isnull=False),
        }
        for name, queryset in rows.items():
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = queryset

    def clean(self) -> dict[str, Any]:
        """A meeting or a day, and not both."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "day" in self.errors or "meeting" in self.errors:
            return cleaned
        if bool(cleaned.get("meeting")) == bool(cleaned.get("day")):
            self.add_error("meeting", _("Choose a meeting, or write a day: one of the two."))
        return cleaned

    @property
    def on_day(self) -> date:
        """The last day of the present holder."""
        meeting = self.cleaned_data["meeting"]
        day: date = (meeting.end or meeting.start) if meeting else self.cleaned_data["day"]
        return day


class ChairHandoverForm(PassingForm):
    """The Chairs of one or several bodies pass on together."""

    bodies = forms.MultipleChoiceField(
        label=lazy("Chair of"),
        choices=Body.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": lazy("Tick the bodies whose Chair passes on.")},
    )
    field_order = ("bodies", "office", "meeting", "day", "note")


class LeadHandoverForm(PassingForm):
    """The lead on one paper passes on."""

    paper: forms.ModelChoiceField = forms.ModelChoiceField(
        label=lazy("Paper"), queryset=None, to_field_name="code", empty_label=lazy("Choose")
    )
    field_order = ("paper", "office", "meeting", "day", "note")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        led = LeadCountry.objects.visible_to(actor).values("paper")
        field = self.fields["paper"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Document.objects.visible_to(actor).filter(code__in=led)


class PostsForm(forms.Form):
    """Which approvers of the state in the Chair act for it; `seen` carries what the page showed."""

    seen = forms.CharField(required=False, max_length=4000, widget=forms.HiddenInput)
    posts = forms.MultipleChoiceField(
        label=lazy("Posts that act for the Chair"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": lazy("Choose one of the list.")},
    )

    def __init__(self, *args: Any, posts: list[Post], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_key = {str(post.public_id): post for post in posts}
        field = self.fields["posts"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [
                (key, Words(post.user.name, note=post.get_role_display())) for key, post in self.by_key.items()
            ]

    @property
    def chosen(self) -> list[Post]:
        """The posts ticked."""
        return [self.by_key[key] for key in self.cleaned_data["posts"]]

"""Forms of a text on its way."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kernel import clock
from kernel.consensus.models import Item, Position, Round
from kernel.consensus.services.reply import Answer
from kernel.consensus.states import Channel, Kind
from kernel.ui.dates import day_words
from kernel.ui.day_field import DayField
from reporting.models import Stage
from reporting.states import SILENCE_WORDING, Verb

LAST_DAY_HELP = _("At 17:00 in Jakarta. Never on a rest day of a seated capital.")


class CirculateForm(forms.Form):
    """Until when replies are taken, and what silence means."""

    last_day = DayField(
        label=_("Replies until"),
        help_text=LAST_DAY_HELP,
        error_messages={"required": _("Write the last day for replies.")},
    )
    silence = forms.BooleanField(
        label=_("Silence counts as no objection"),
        required=False,
        help_text=_("Only for text that lay before all seats for the full period."),
    )
    wording = forms.CharField(
        label=_("What the note says about silence"),
        required=False,
        initial=SILENCE_WORDING,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Used only if silence counts."),
    )

    def __init__(self, *args: Any, stage: Stage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["last_day"].help_text = " ".join(filter(None, (str(LAST_DAY_HELP), _meets(stage))))


def _meets(stage: Stage) -> str:
    """When the meeting is, so that replies come in before it."""
    start = stage.meeting.start if stage.meeting else None
    if start is None:
        return ""
    words = {"body": stage.label, "day": day_words(start)}
    if start < clock.today():
        return str(_("The %(body)s met on %(day)s: replies come after its meeting.") % words)
    return str(_("The %(body)s meets on %(day)s; choose a day before it.") % words)


class MoreTimeForm(forms.Form):
    """A later end."""

    last_day = DayField(
        label=_("Replies until"),
        help_text=_("At 17:00 in Jakarta."),
        error_messages={"required": _("Write the last day for replies.")},
    )


class CloseForm(forms.Form):
    """What an officer declares before a round is closed."""

    mail_checked = forms.BooleanField(label=_("I have checked the mail for replies."), required=False)
    phone_checked = forms.BooleanField(label=_("I have asked those who take calls."), required=False)


class MeetingForm(forms.Form):
    """What the meeting agreed."""

    record = forms.CharField(
        label=_("Where it is recorded"),
        max_length=200,
        error_messages={"required": _("Say where the agreement of the meeting is recorded.")},
    )


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write the reason.")},
    )


class ParagraphForm(forms.Form):
    """The text of one paragraph."""

    text = forms.CharField(
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Write the text of the paragraph.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class RowForm(forms.Form):
    """The cells of one annex row, one field for each column."""

    shown = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, columns: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place, (column, label) in enumerate(columns.items()):
            self.fields[column] = forms.CharField(
                label=label,
                required=place == 0,
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 2}),
                error_messages={"required": _("Fill in “%(column)s”.") % {"column": label}},
            )

    @property
    def cells(self) -> dict[str, str]:
        """What the row is to print, by column."""
        return {column: text for column, text in self.cleaned_data.items() if column != "shown"}


class OutcomeForm(forms.Form):
    """What the body did with the update."""

    verb = forms.ChoiceField(
        label=_("Outcome"), choices=Verb.choices, error_messages={"required": _("Choose the outcome.")}
    )
    on = DayField(label=_("Date"), error_messages={"required": _("Write the date of the outcome.")})
    reference = forms.CharField(
        label=_("Record"),
        max_length=200,
        help_text=_("Where it is recorded, such as a paragraph of the summary record."),
        error_messages={"required": _("Say where the outcome is recorded.")},
    )


class PositionForm(forms.Form):
    """What a seat said by phone or note."""

    channel = forms.ChoiceField(
        label=_("How it came"),
        choices=[c for c in Channel.choices if c[0] != Channel.PORTAL],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether it came by phone or by note.")},
    )
    kind = forms.ChoiceField(
        label=_("Position"),
        choices=Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the position.")},
    )
    text = forms.CharField(label=_("What was said"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    proposed = forms.CharField(label=_("Wording proposed"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    evidence = forms.CharField(
        label=_("What shows it"), required=False, help_text=_("Who called and when, or the number of the note.")
    )

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seats = [(seat.office.code, seat.office.name) for seat in round_.bench]
        texts = [("", _("The whole text")), *((item.key, item.label) for item in round_.texts)]
        self.fields["seat"] = forms.ChoiceField(label=_("Seat"), choices=seats)
        self.fields["items"] = forms.ChoiceField(label=_("About"), choices=texts, required=False)
        self.order_fields(["seat", "channel", "items", "kind", "text", "proposed", "evidence"])

    def given(self, round_: Round) -> dict[str, Any]:
        """What the service needs: the seat, the texts it is about, the answer, how it came."""
        data, chosen = self.cleaned_data, self.cleaned_data["items"]
        return {
            "seat": next(seat for seat in round_.bench if seat.office.code == data["seat"]),
            "keys": [chosen] if chosen else [item.key for item in round_.texts],
            "answer": Answer(data["kind"], data["text"], data["proposed"]),
            "channel": data["channel"],
            "evidence": data["evidence"],
        }


class ReplyForm(forms.Form):
    """A seat's answer to the whole text, and otherwise to single items."""

    KINDS = [("", _("Nothing to add")), *Kind.choices]
    SCOPES = [("all", _("The whole text")), ("marked", _("Only what I mark below"))]

    scope = forms.ChoiceField(
        label=_("This reply is about"), choices=SCOPES, widget=forms.RadioSelect, initial="all", required=False
    )

    def __init__(self, *args: Any, keys: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key in keys:
            self.fields[f"kind-{key}"] = forms.ChoiceField(label=_("Position"), choices=self.KINDS, required=False)
            self.fields[f"text-{key}"] = forms.CharField(
                label=_("What you wish to say"), required=False, widget=forms.Textarea(attrs={"rows": 3})
            )
            self.fields[f"proposed-{key}"] = forms.CharField(
                label=_("Wording you propose"), required=False, widget=forms.Textarea(attrs={"rows": 3})
            )
            self.fields[f"hash-{key}"] = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        """A reply says something: nothing marked and no button for the whole text is no reply."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        marked = any(value for name, value in cleaned.items() if name.startswith("kind-"))
        if "everything" not in self.data and not marked:
            sentence = _("You have marked nothing. Mark a paragraph, or send: no objection to the whole text.")
            self.add_error("scope", sentence)
        return cleaned

    def given(self) -> dict[str, Any]:
        """The hashes shown and the answers given; 'only what I mark' leaves the other texts unanswered."""
        data = self.cleaned_data
        keys = [name.removeprefix("hash-") for name in self.fields if name.startswith("hash-") and data[name]]
        marked = [key for key in keys if data[f"kind-{key}"]]
        answers = {k: Answer(data[f"kind-{k}"], data[f"text-{k}"], data[f"proposed-{k}"]) for k in marked}
        chosen = marked if data["scope"] == "marked" and "everything" not in self.data else keys
        return {"shown": {key: data[f"hash-{key}"] for key in chosen}, "answers": answers}

    def rows(self, items: Iterable[Item], own: Mapping[int, Position]) -> list[dict[str, Any]]:
        """Each text with its fields and what the seat said before."""
        return [
            {
                "item": item,
                "own": own.get(item.pk),
                "kind": self[f"kind-{item.key}"],
                "text": self[f"text-{item.key}"],
                "proposed": self[f"proposed-{item.key}"],
                "hash": self.data.get(f"hash-{item.key}") or item.text_hash,
                "wrong": bool(self.errors.get(f"text-{item.key}")),
                "annex": item.key.startswith("r-"),
            }
            for item in items
        ]

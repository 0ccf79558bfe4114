"""The kinds of field the form of a record is made of, and their lists."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from activities.record import LONGEST
from kernel.ui.posted import plain_text

NOT_IN_LIST = {"invalid_choice": lazy("“%(value)s” is not in the list.")}
Pairs = list[tuple[str, str]]


def boxes(label: Any, choices: Iterable[tuple[str, Any]] = (), **rules: Any) -> forms.MultipleChoiceField:
    """A list of boxes of which any number may be ticked."""
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        choices=list(choices),
        widget=forms.CheckboxSelectMultiple,
        error_messages=NOT_IN_LIST,
        **rules,
    )


def chosen(label: Any, choices: Iterable[tuple[str, Any]] = (), **rules: Any) -> forms.ChoiceField:
    """One of a list."""
    return forms.ChoiceField(label=label, choices=list(choices), error_messages=NOT_IN_LIST, **rules)


def text(label: Any, rows: int = 0, **rules: Any) -> forms.CharField:
    """A line or a paragraph."""
    widget = forms.Textarea({"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, required=False, widget=widget, validators=[plain_text], **rules)


def names(label: Any, **rules: Any) -> forms.CharField:
    """Names, one on each line, each short enough to be a name."""
    field = text(label, rows=2, **rules)
    field.validators.append(short_lines)
    return field


def tick(label: Any, **rules: Any) -> forms.BooleanField:
    """One box."""
    return forms.BooleanField(label=label, required=False, **rules)


def short_lines(typed: str) -> None:
    """A validator: a sentence for the first line that is too long for a name; nothing is cut off."""
    for name in lines(typed):
        if len(name) > LONGEST["name"]:
            sentence = _("Write at most %(most)d characters on a line. “%(start)s…” has %(number)d.")
            raise forms.ValidationError(sentence % {"most": LONGEST["name"], "start": name[:30], "number": len(name)})


def lines(typed: str | None) -> list[str]:
    """The lines that say something, each once."""
    return list(dict.fromkeys(line.strip() for line in (typed or "").splitlines() if line.strip()))


def offered(form: forms.BaseForm, name: str) -> Pairs:
    """The list of a field."""
    field = form.fields[name]
    choices: Any = field.choices if isinstance(field, forms.ChoiceField) else ()
    return list(choices)

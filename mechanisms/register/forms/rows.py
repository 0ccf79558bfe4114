"""One form for every kind of row: its fields come from the table, their limits from the columns."""

from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from kernel.access.actor import Actor
from kernel.members.models import Establishment
from kernel.ui.day_field import DayField
from kernel.ui.posted import plain_text
from mechanisms.register.fields import LinesField, LooseDay, LooseDayField
from mechanisms.register.kinds import Kind, key_field
from mechanisms.register.words import LINES_HINT, fingerprint, hint_of, label_of

LONGEST_TEXT = 4000
LONG_LINE = 160
LETTERS, MOST_ROWS = 70, 14
NOT_LISTED = {"invalid_choice": lazy("“%(value)s” is not in the list.")}
NOT_THERE = {"invalid_choice": lazy("Choose one of the list.")}


class RowChoice(forms.ModelChoiceField):
    """A row of another table, called by its code or public id, never by its key."""

    def label_from_instance(self, obj: models.Model) -> str:
        """Its name; an establishment's with its state."""
        return f"{obj.office.name}: {obj.name_en}" if isinstance(obj, Establishment) else str(obj)


class RowForm(forms.Form):
    """The form of one row; `seen` carries what the page showed."""

    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, kind: Kind, actor: Actor, row: Any = None, parent: Any = None) -> None:
        self.kind = kind
        super().__init__(data, initial=_initial(kind, row, parent))
        for name in kind.fields:
            if row is None or name not in kind.fixed:
                self.fields[name] = _field(kind, name, actor)
                _make_room(self.fields[name], self.initial.get(name))

    def values(self) -> dict[str, Any]:
        """What was entered, column by column."""
        values = {name: self.cleaned_data[name] for name in self.fields if name != "seen"}
        for name, value in list(values.items()):
            if isinstance(value, LooseDay):
                values |= dict(zip(self.kind.loose, (value.day, value.precision), strict=True))
            elif name in self.kind.codes and value is not None:
                values[name] = value.code
        return values


class TakeOutForm(forms.Form):
    """Why a row is taken out."""

    reason = forms.CharField(
        label=lazy("Reason"),
        max_length=300,
        validators=[plain_text],
        error_messages={"required": lazy("Write the reason.")},
        help_text=lazy("It stays in the audit."),
    )


class EndForm(forms.Form):
    """The last day of a row, and why."""

    last_day = DayField(label=lazy("Last day"), help_text=lazy("The day itself still counts."))
    why = forms.CharField(label=lazy("Note"), required=False, max_length=300, validators=[plain_text])


def _initial(kind: Kind, row: Any, parent: Any) -> dict[str, Any]:
    if row is None:
        columns: list[Any] = [kind.model._meta.get_field(name) for name in kind.fields]
        usual = {column.name: column.get_default() for column in columns if column.has_default()}
        return usual | ({kind.parent: parent} if parent is not None else {})
    shown = {name: getattr(row, name) for name in kind.fields}
    if kind.loose:
        shown[kind.loose[0]] = str(LooseDay(*(getattr(row, name) for name in kind.loose)))
    return shown | {"seen": fingerprint(kind, row)}


def _make_room(field: forms.Field, shown: Any) -> None:
    """A box in which one sees what stands there, without moving inside it."""
    if isinstance(field.widget, forms.Textarea):
        text = "\n".join(shown) if isinstance(shown, list) else str(shown or "")
        needed = sum(1 + len(line) // LETTERS for line in text.split("\n"))
        field.widget.attrs["rows"] = max(int(field.widget.attrs["rows"]), min(needed + 1, MOST_ROWS))


def _field(kind: Kind, name: str, actor: Actor) -> forms.Field:
    column: Any = kind.model._meta.get_field(name)
    words: dict[str, Any] = {"label": label_of(kind, name), "help_text": hint_of(kind, name)}
    words["required"] = name in kind.required or not (column.blank or isinstance(column, models.BooleanField))
    model = kind.codes.get(name) or column.related_model
    if model is not None:
        return _reference(kind, name, model, actor, words)
    if isinstance(column, ArrayField):
        return _list(kind, name, column, words)
    if name in kind.loose:
        return LooseDayField(**words)
    pairs = kind.choices.get(name) or column.choices
    if pairs:
        pairs = [pair for pair in pairs if pair[0] != ""]
        return forms.ChoiceField(choices=[("", _none(words)), *pairs], error_messages=NOT_LISTED, **words)
    return _plain(column, words)


def _reference(kind: Kind, name: str, model: Any, actor: Actor, words: dict[str, Any]) -> forms.Field:
    rows = model.objects.visible_to(actor)
    if name in kind.limits:
        rows = rows.filter(kind.limits[name])
    if model is Establishment:
        rows = rows.select_related("office")
    return RowChoice(
        queryset=rows, to_field_name=key_field(model), empty_label=_none(words), error_messages=NOT_THERE, **words
    )


def _none(words: dict[str, Any]) -> str:
    """The first line of a list from which nothing is chosen yet."""
    return _("Choose") if words["required"] else _("Not given")


def _list(kind: Kind, name: str, column: Any, words: dict[str, Any]) -> forms.Field:
    pairs = kind.choices.get(name)
    if pairs:
        return forms.TypedMultipleChoiceField(
            choices=list(pairs),
            coerce=int if isinstance(pairs[0][0], int) else str,
            widget=forms.CheckboxSelectMultiple,
            error_messages=NOT_LISTED,
            **words,
        )
    words["help_text"] = words["help_text"] or LINES_HINT
    return LinesField(longest=column.base_field.max_length, widget=forms.Textarea({"rows": 4}), **words)


def _plain(column: Any, words: dict[str, Any]) -> forms.Field:
    if isinstance(column, models.BooleanField):
        return forms.BooleanField(**words)
    if isinstance(column, models.DateField):
        return DayField(**words)
    if isinstance(column, models.IntegerField):
        return forms.IntegerField(min_value=0, max_value=32767, **words)
    if isinstance(column, models.EmailField):
        return forms.EmailField(max_length=column.max_length, **words)
    if isinstance(column, models.TextField):
        rows = forms.Textarea({"rows": 4})
        return forms.CharField(max_length=LONGEST_TEXT, widget=rows, validators=[plain_text], **words)
    widget = forms.Textarea({"rows": 2}) if column.max_length > LONG_LINE else forms.TextInput()
    return forms.CharField(max_length=column.max_length, widget=widget, validators=[plain_text], **words)

"""What every form does alike: offers a list at a field, and shows the objections of a service."""

from collections.abc import Iterable
from typing import Any

from django import forms

from kernel.errors import Objection


def offer(form: forms.BaseForm, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
    """Give a field its list."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)


def show(form: forms.BaseForm, objections: Iterable[Objection]) -> None:
    """Put each objection at its field, or above the form when it has none there; one sentence at a field is enough."""
    for objection in objections:
        field = objection.field if objection.field in form.fields else None
        if field is None or field not in form.errors:
            form.add_error(field, objection.sentence)

"""An objection of a service, shown at the field it is about."""

from django import forms

from kernel.errors import Objected


def show(form: forms.Form, error: Objected) -> None:
    """Put each objection at its field, or above the form when it has none."""
    for objection in error.objections:
        field = objection.field if objection.field in form.fields else None
        form.add_error(field, objection.sentence)

"""Django's own form fields in the portal's look: classes, boxes, errors (no form library)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm, BoundField, Form
from django.forms.formsets import BaseFormSet
from django.forms.widgets import (
    CheckboxInput,
    CheckboxSelectMultiple,
    ClearableFileInput,
    FileInput,
    PasswordInput,
    RadioSelect,
    Select,
    Textarea,
    TextInput,
)
from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Option:
    """One box with its words."""

    type: str
    name: str
    value: str
    id: str
    label: str
    code: str = ""
    note: str = ""
    checked: bool = False
    disabled: bool = False


@dataclass(frozen=True)
class Problem:
    """One error and the control it belongs to; no target when it is about the whole form."""

    sentence: str
    target: str = ""


def kind_of(bound: BoundField) -> str:
    """How the look draws a field: options, tick, hidden or control."""
    widget = bound.field.widget
    if isinstance(widget, CheckboxSelectMultiple | RadioSelect):
        return "options"
    if isinstance(widget, CheckboxInput):
        return "tick"
    return "hidden" if bound.is_hidden else "control"


def described_by(bound: BoundField, *, counter: bool = False, hint: bool = True) -> str:
    """The ids of the hint, the error and the counter, in the order they are read."""
    ids = []
    if bound.help_text and hint:
        ids.append(f"{bound.auto_id}_helptext")
    if bound.errors:
        ids.append(f"{bound.auto_id}_error")
    if counter:
        ids.append(f"{bound.auto_id}_counter")
    return " ".join(ids)


def render_widget(bound: BoundField, attrs: dict[str, Any]) -> SafeString:
    """The control with its class, `aria-describedby` and, when wrong, `aria-invalid`."""
    counter, hint = bool(attrs.pop("counter", False)), not attrs.pop("nohint", False)
    widget = bound.field.widget
    name = "form-select" if isinstance(widget, Select) else "form-control"
    if isinstance(widget, CheckboxInput):
        name = "form-check-input"
    classes = [
        name,
        str(widget.attrs.get("class", "")),
        str(attrs.pop("class", "")),
        "is-invalid" if bound.errors else "",
    ]
    wanted: dict[str, Any] = {"class": " ".join(filter(None, classes)), "placeholder": False, **_given(attrs, widget)}
    wanted["aria-describedby"] = described_by(bound, counter=counter, hint=hint) or False
    return bound.as_widget(attrs=wanted)


def _given(attrs: dict[str, Any], widget: Any) -> dict[str, Any]:
    given = {name.replace("_", "-"): value for name, value in attrs.items() if value not in ("", None, False)}
    if not isinstance(widget, Textarea):
        given.pop("rows", None)
    if isinstance(widget, ClearableFileInput):
        given.pop("autocomplete", None)
    return given


def options_of(bound: BoundField) -> list[Option]:
    """The boxes of a field; an empty first radio is left out."""
    return [option for option in map(_option, bound.subwidgets) if option.value or option.type == "checkbox"]


def _option(box: Any) -> Option:
    data, label = box.data, box.choice_label
    return Option(
        type=data["type"],
        name=data["name"],
        value=str(data["value"]),
        id=box.id_for_label or "",
        label=str(label),
        code=getattr(label, "code", ""),
        note=getattr(label, "note", ""),
        checked=bool(data["selected"]),
        disabled=bool(data["attrs"].get("disabled")),
    )


def _shown(form: Any) -> list[Any]:
    """The fields a person sees; none of what is no form."""
    return form.visible_fields() if isinstance(form, BaseForm) else []


def takes_text(form: Any) -> bool:
    """Whether a form has a field for words of one's own."""
    return any(type(bound.field.widget) in (Textarea, TextInput) for bound in _shown(form))


def keeps_all(form: Any) -> bool:
    """Whether every field shows again what was typed into it; a password never does."""
    return not any(isinstance(bound.field.widget, PasswordInput) for bound in _shown(form))


def takes_file(form: Any) -> bool:
    """Whether a file is chosen in this form: a browser does not keep it."""
    return any(isinstance(bound.field.widget, FileInput) for bound in _shown(form))


def file_was_sent(form: Any) -> bool:
    """Whether a file came with this form, which must be chosen again when the form is shown again."""
    return any(isinstance(bound.field.widget, FileInput) and bound.html_name in form.files for bound in _shown(form))


def problems_of(form: Any) -> list[Problem]:
    """Every error in page order: the field, and the words that stand at it."""
    if isinstance(form, BaseFormSet):
        found = [Problem(str(error)) for error in form.non_form_errors()] if form.is_bound else []
        return found + [problem for each in form.forms for problem in problems_of(each)]
    if not isinstance(form, Form | BaseForm) or not form.is_bound:
        return []
    return [*(Problem(str(error)) for error in form.non_field_errors()), *_at_fields(form)]


def _at_fields(form: BaseForm) -> Iterator[Problem]:
    for bound in form:
        for error in bound.errors:
            yield Problem(str(error)) if bound.is_hidden else Problem(f"{bound.label} – {error}", target_of(bound))


def target_of(bound: BoundField) -> str:
    """The id of the first control of a field, where the summary's link leads."""
    if kind_of(bound) == "options":
        boxes = options_of(bound)
        return boxes[0].id if boxes else f"{bound.auto_id}"
    return bound.id_for_label or f"{bound.auto_id}"

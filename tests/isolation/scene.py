"""What a request may name in two worlds: the rows both have, the rows only one has, and the words of what is hidden."""

from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import Model

NAMES = ("reference", "public_id", "code")  # what an address calls a row, first found first
Ids = dict[str, list[str]]


@dataclass
class Scene:
    """The people's sessions, the ids of all rows by model, and what the hidden thing adds to them."""

    sessions: dict[str, str] = field(default_factory=dict)
    common: Ids = field(default_factory=dict)
    hidden: Ids = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)


def ids() -> Ids:
    """Every id of the present database that an address could hold, by model."""
    found: Ids = {}
    for model in apps.get_models():
        if (name := name_of(model)) is not None:
            rows: Any = model._base_manager.order_by(name)
            found[model._meta.label] = [str(value) for value in rows.values_list(name, flat=True)]
    return found


def name_of(model: type[Model]) -> str | None:
    """The field by which an address calls rows of this model; None when it never does."""
    fields = {each.name for each in model._meta.concrete_fields}
    return next((name for name in NAMES if name in fields), None)


def only_in(one: Ids, other: Ids) -> Ids:
    """The ids of the first that the second has not."""
    found = {label: sorted(set(values) - set(other.get(label, ()))) for label, values in one.items()}
    return {label: values for label, values in found.items() if values}

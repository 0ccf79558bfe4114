"""What the editor of the register knows of one kind of row. A new kind: docs/recipes.md."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q

from kernel.errors import Objection

Rule = Callable[[Any], Iterable[Objection]]
Pairs = tuple[tuple[Any, Any], ...]
Text = Any  # a string, or one that is translated when it is shown
DAYS = ("start", "end")


def never(row: Any) -> bool:
    """No row of this kind is kept for its own sake."""
    return False


def as_it_is(row: Any) -> None:
    """Nothing follows from what was entered."""


@dataclass(frozen=True)
class Kind:
    """One table of the register as its editor shows it; who edits stands in its policy (`create`, `edit`, `remove`)."""

    slug: str
    model: type[Model]
    one: str
    many: str
    fields: tuple[str, ...]
    title: Callable[[Any], str]
    key: str = "public_id"
    parent: str = ""  # the field that `?of=` fills
    fixed: tuple[str, ...] = ()  # entered once: other rows and texts are known by it
    required: tuple[str, ...] = ()  # must be given, though the column may be empty
    span: tuple[str, ...] = ()  # first and last day of the row
    alone: tuple[str, ...] = ()  # rows that share these share no day
    loose: tuple[str, ...] = ()  # a day, and the column that says how exactly it is known
    ends: str = ""  # the day that ends a row; such a row is ended, not removed
    removable: bool = True  # a mistake may be taken out while nothing refers to it; never where a draft may name it
    kept: Callable[[Any], bool] = never  # rows that are never taken out, so that a refusal tells of nothing hidden
    choices: Mapping[str, Pairs] = field(default_factory=dict)
    limits: Mapping[str, Q] = field(default_factory=dict)  # which rows a reference may lead to
    personal: tuple[str, ...] = ()  # says something of a person: the audit does not keep the words
    codes: Mapping[str, type[Model]] = field(default_factory=dict)  # columns of text that hold the code of a row
    labels: Mapping[str, Text] = field(default_factory=dict)
    hints: Mapping[str, Text] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    derive: Callable[[Any], None] = as_it_is
    note: Text = ""  # what the page says above the form
    leads_to: tuple[Text, ...] = ()  # the route and the words of an act that belongs to the kind

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column the editor writes, in the form's order."""
        return (*self.fields, *self.loose[1:])

    def name_of(self, row: Any) -> str:
        """How a sentence calls a row."""
        return f"{self.one}: {self.title(row)}"

    def key_of(self, row: Any) -> str:
        """The name of a row in an address."""
        return str(getattr(row, self.key))


def key_field(model: type[Model]) -> str:
    """What a form and an address call a row of this table by: its code, else its public id; never its key."""
    names = {column.name for column in model._meta.get_fields()}
    return "code" if "code" in names else "public_id"

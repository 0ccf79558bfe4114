"""Input of which nothing is passed over: a name that is not known is an objection, and a number is no text."""

from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from rest_framework import serializers

from kernel.ui.posted import plain_text

MOST = 100


class Strict(serializers.Serializer):
    """A serializer that refuses fields it does not have; with `only`, it asks for no others than these."""

    def __init__(self, *args: Any, only: Collection[str] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in set(self.fields) - set(only) if only is not None else ():
            self.fields.pop(name)

    def to_internal_value(self, data: Any) -> Any:
        """As always, once every name is known."""
        unknown = sorted(set(data) - set(self.fields)) if isinstance(data, Mapping) else []
        if unknown:
            sentence = _("There is no such field here.")
            raise serializers.ValidationError({name: [sentence] for name in unknown})
        return super().to_internal_value(data)


class Text(serializers.CharField):
    """Text as a form takes it, without control characters; it may be left out or empty unless it is required."""

    def __init__(self, **rules: Any) -> None:
        required = rules.setdefault("required", False)
        super().__init__(**{"allow_blank": not required, **rules})
        self.validators.append(_plain)

    def to_internal_value(self, data: Any) -> str:
        """A number or a truth is no text; its length is that of what was sent, blanks at its ends included."""
        if not isinstance(data, str):
            self.fail("invalid")
        if self.max_length is not None and len(data) > self.max_length:
            self.fail("max_length", max_length=self.max_length)
        return str(super().to_internal_value(data))


def _plain(text: str) -> None:
    """The forms' own rule, in the words of a serializer."""
    try:
        plain_text(text)
    except ValidationError as problem:
        raise serializers.ValidationError(problem.messages) from None


class One(serializers.ChoiceField):
    """One of a list; it may be left out."""

    def __init__(self, choices: Any, **rules: Any) -> None:
        super().__init__(choices, **{"required": False, **rules})

    def to_internal_value(self, data: Any) -> Any:
        """The code itself: what only looks like it is refused."""
        if not isinstance(data, str):
            self.fail("invalid_choice", input=data)
        return super().to_internal_value(data)


class Several(serializers.ListField):
    """A list, in the order it is given; it may be left out."""

    def __init__(self, child: Any, most: int = MOST, **rules: Any) -> None:
        super().__init__(**{"child": child, "required": False, "max_length": most, **rules})


class Codes(Several):
    """Codes of a fixed list."""

    def __init__(self, choices: Any, **rules: Any) -> None:
        super().__init__(One(choices, required=True), **rules)


class Day(serializers.DateField):
    """A day as 2020-09-30; null where it is not known."""

    def __init__(self, **rules: Any) -> None:
        super().__init__(**{"required": False, "allow_null": True, "input_formats": ["%Y-%m-%d"], **rules})


class Tick(serializers.BooleanField):
    """True or false, and nothing that only sounds like it."""

    def __init__(self, **rules: Any) -> None:
        super().__init__(**{"required": False, **rules})

    def to_internal_value(self, data: Any) -> bool:
        """Neither "yes" nor 1."""
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return bool(data)

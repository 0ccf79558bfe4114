"""The words of the audit. A verb that nobody registered cannot be recorded."""

from collections.abc import Mapping

from django.core.exceptions import ImproperlyConfigured

_verbs: dict[str, str] = {}


def register_verbs(verbs: Mapping[str, str]) -> None:
    """Add verbs and the words that follow the person's name in a history line; two wordings of one verb raise."""
    for verb, words in verbs.items():
        if _verbs.setdefault(verb, words) != words:
            raise ImproperlyConfigured(f"The verb “{verb}” has two wordings: “{_verbs[verb]}” and “{words}”.")


def sentence(verb: str) -> str:
    """The words of a verb; an unknown one raises."""
    if verb not in _verbs:
        raise ImproperlyConfigured(f"The audit knows no verb “{verb}”.")
    return _verbs[verb]


def all_verbs() -> dict[str, str]:
    """Every verb and its words, in order."""
    return dict(sorted(_verbs.items()))

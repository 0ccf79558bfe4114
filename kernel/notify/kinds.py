"""What a notice is about, in one sentence that tells no title, state or position (DESIGN §6)."""

from collections.abc import Mapping

from django.core.exceptions import ImproperlyConfigured

_kinds: dict[str, str] = {}


def register_kinds(kinds: Mapping[str, str]) -> None:
    """Adds kinds and their sentence: {"confirm": "A record waits for your confirmation."}."""
    _kinds.update(kinds)


def sentence(kind: str) -> str:
    """The sentence of a kind; an unknown one raises."""
    if kind not in _kinds:
        raise ImproperlyConfigured(f"Nobody registered the notice “{kind}”.")
    return _kinds[kind]

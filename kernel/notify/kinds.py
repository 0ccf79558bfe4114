"""What a notice is about, in one sentence that tells no title, state or position (DESIGN §6).

Of some notices the reader only takes note; the others say that something waits, as the reader's home does.
"""

from collections.abc import Mapping

from django.core.exceptions import ImproperlyConfigured

_kinds: dict[str, str] = {}
_news: set[str] = set()


def register_kinds(kinds: Mapping[str, str]) -> None:
    """Adds kinds of what waits, and their sentence: {"confirm": "A record waits for your confirmation."}."""
    _kinds.update(kinds)


def register_news(kinds: Mapping[str, str]) -> None:
    """Adds kinds that only inform: {"settled": "A text has been settled."}."""
    register_kinds(kinds)
    _news.update(kinds)


def sentence(kind: str) -> str:
    """The sentence of a kind; an unknown one raises."""
    if kind not in _kinds:
        raise ImproperlyConfigured(f"Nobody registered the notice “{kind}”.")
    return _kinds[kind]


def waits(kind: str) -> bool:
    """Whether the reader is asked to do something."""
    return kind not in _news

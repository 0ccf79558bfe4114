"""Words of a record that may lead beyond the scope (¶9): a prompt with its reason, which never stops anybody."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext_lazy as lazy

from activities.content import data_of, working_data
from activities.likeness import plain
from activities.models import Activity
from activities.record import RecordData
from activities.selectors.lists import reads_all, reads_working
from activities.states import OPEN_STATES
from kernel.access.actor import Actor
from mechanisms.models import ScopeWord

LOOKED_AT = {
    "title": lazy("the title"),
    "summary": lazy("the summary"),
    "reportable_text": lazy("the text for the report"),
    "place": lazy("the place"),
    "framework": lazy("the framework"),
    "practice": lazy("the best-practice note"),
}


@dataclass(frozen=True)
class Prompt:
    """A word, where it stands, and why it deserves a second look."""

    words: str
    field: str
    why: str


def scope_prompts(actor: Actor, data: RecordData) -> list[Prompt]:
    """Each listed word with the first place it stands in; one query."""
    if not any(getattr(data, name) for name in LOOKED_AT):
        return []
    found = words_in(data, listed_words(actor))
    return [Prompt(row.words, str(LOOKED_AT[fields[0]]), row.why) for row, fields in found]


def listed_words(actor: Actor) -> list[ScopeWord]:
    """The list, fetched once for as many records as are looked at."""
    return list(ScopeWord.objects.visible_to(actor))


def words_in(data: RecordData, listed: Iterable[ScopeWord]) -> list[tuple[ScopeWord, list[str]]]:
    """The listed words that this content holds, each with every field it stands in; no query."""
    texts = {name: f" {_folded(getattr(data, name))} " for name in LOOKED_AT if getattr(data, name)}
    found = ((row, [name for name, text in texts.items() if _stands_in(row.words, text)]) for row in listed)
    return [(row, fields) for row, fields in found if fields]


def prompts_of(activity: Activity, actor: Actor) -> list[Prompt]:
    """The words of a record that is still on its way, for its owner and the secretariat, which check it."""
    if activity.state not in OPEN_STATES or activity.is_correction or not reads_all(activity, actor):
        return []
    return scope_prompts(actor, working_data(activity) if reads_working(activity, actor) else data_of(activity))


@lru_cache(maxsize=1000)
def _sought(words: str) -> str:
    """A listed word as it is looked for: the same for every record."""
    return _folded(words)


def _folded(text: str) -> str:
    return " ".join(plain(text).split())


def _stands_in(words: str, text: str) -> bool:
    """Letters that are set apart by spaces stand as whole words, also in the plural; others anywhere."""
    sought = _sought(words)
    if not sought.isascii():
        return sought in text
    return bool(sought) and (f" {sought} " in text or f" {sought}s " in text)

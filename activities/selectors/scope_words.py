"""Words of a record that may lead beyond the scope (¶9): a prompt with its reason, which never stops anybody."""

from dataclasses import dataclass

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
    """The first place of each listed word, in the order of the form; one query."""
    texts = {name: f" {_folded(getattr(data, name))} " for name in LOOKED_AT if getattr(data, name)}
    if not texts:
        return []
    found = []
    for row in ScopeWord.objects.visible_to(actor):
        place = next((name for name, text in texts.items() if _stands_in(row.words, text)), "")
        if place:
            found.append(Prompt(row.words, str(LOOKED_AT[place]), row.why))
    return found


def prompts_of(activity: Activity, actor: Actor) -> list[Prompt]:
    """The words of a record that is still on its way, for its owner and the secretariat, which check it."""
    if activity.state not in OPEN_STATES or activity.is_correction or not reads_all(activity, actor):
        return []
    return scope_prompts(actor, working_data(activity) if reads_working(activity, actor) else data_of(activity))


def _folded(text: str) -> str:
    return " ".join(plain(text).split())


def _stands_in(words: str, text: str) -> bool:
    """Letters that are set apart by spaces stand as whole words, also in the plural; others anywhere."""
    sought = _folded(words)
    if not sought.isascii():
        return sought in text
    return bool(sought) and (f" {sought} " in text or f" {sought}s " in text)

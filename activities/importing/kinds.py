"""How a cell of each kind is read, and how the same value is shown again."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from activities.exporting.columns import listed
from activities.importing.problems import Unclear
from activities.importing.words import Vocabulary
from activities.record import BETWEEN_PLACES, LONGEST, Place

NOTHING = Vocabulary.of(())
IN_BRACKETS = re.compile(r"(?P<name>[^()]+?) *\((?P<where>[^()]+)\)")
COMMA = re.compile(",")
NAMES = re.compile(r"[;\n]")
YES = {"yes", "y", "x", "true", "1", "✓"}
NO = {"", "no", "n", "false", "0", "-"}


@dataclass(frozen=True)
class Kind:
    """A kind of cell: the words of a list, the longest text, what was written → the value, and back."""

    read: Callable[[str, Vocabulary, int], Any]
    show: Callable[[Any, Vocabulary], str]


def _text(text: str, vocabulary: Vocabulary, most: int) -> str:
    if most and len(text) > most:
        sentence = _("Write at most %(most)d characters. This has %(number)d.")
        raise Unclear(sentence % {"most": most, "number": len(text)})
    return text


def _one(text: str, vocabulary: Vocabulary, most: int) -> str:
    return vocabulary.code(text) if text else ""


def _many(text: str, vocabulary: Vocabulary, most: int) -> tuple[str, ...]:
    """Codes with a semicolon, a comma or a line between them, once each in the list's order."""
    parts = _split(NAMES, text)
    words = [word for part in parts for word in ([part] if vocabulary.knows(part) else _split(COMMA, part))]
    found = {vocabulary.code(word) for word in words}
    return tuple(code for code in vocabulary.shown if code in found)


def _names(text: str, vocabulary: Vocabulary, most: int) -> tuple[str, ...]:
    """Names with a semicolon or a line between them: a comma may be part of one."""
    names = tuple(dict.fromkeys(_split(NAMES, text)))
    for name in names:
        if len(name) > LONGEST["name"]:
            words = {"most": LONGEST["name"], "start": name[:30], "number": len(name)}
            raise Unclear(_("Write at most %(most)d characters for a name. “%(start)s…” has %(number)d.") % words)
    return names


def _places(text: str, vocabulary: Vocabulary, most: int) -> tuple[Place, ...]:
    """“Dong Hoi (Viet Nam); Prum”: names, and the state where it stands in brackets."""
    return tuple(
        _place(name, vocabulary)
        for name in _names(_text(text, vocabulary, most).replace(BETWEEN_PLACES, ";"), vocabulary, most)
    )


def _place(name: str, vocabulary: Vocabulary) -> Place:
    found = IN_BRACKETS.fullmatch(name)
    if found is None or not vocabulary.knows(found["where"]):
        return Place(name)
    return Place(found["name"], vocabulary.code(found["where"]))


def _split(between: re.Pattern[str], text: str) -> list[str]:
    return [part.strip() for part in between.split(text) if part.strip()]


def _tick(text: str, vocabulary: Vocabulary, most: int) -> bool:
    if text.casefold() in YES:
        return True
    if text.casefold() in NO:
        return False
    raise Unclear(_("“%(word)s” is not known. Write yes or no.") % {"word": text[:60]})


def _by_state(text: str, vocabulary: Vocabulary, most: int) -> dict[str, str]:
    """“Viet Nam: Border Guard Command; Lao PDR: …”: a text for each state named."""
    found: dict[str, str] = {}
    for part in _split(NAMES, text):
        state, colon, words = part.partition(":")
        if not colon or not words.strip():
            raise Unclear(_("“%(part)s”: write the state, a colon and the name.") % {"part": part[:60]})
        found[vocabulary.code(state)] = _text(words.strip(), vocabulary, most)
    return found


def _show_many(value: Any, vocabulary: Vocabulary) -> str:
    known = [label for code, label in vocabulary.shown.items() if code in value]
    return "; ".join([*known, *sorted(code for code in value if code not in vocabulary.shown)])


def _show_places(value: Any, vocabulary: Vocabulary) -> str:
    where = {place: vocabulary.shown.get(place.where, place.where) for place in value}
    return "; ".join(f"{place.name} ({where[place]})" if place.where else place.name for place in value)


def _show_by_state(value: Any, vocabulary: Vocabulary) -> str:
    codes = [code for code in vocabulary.shown if code in value]
    return listed(f"{vocabulary.shown[code]}: {value[code]}" for code in codes)


TEXT = Kind(_text, lambda value, vocabulary: str(value))
ONE = Kind(_one, lambda value, vocabulary: vocabulary.shown.get(value, value))
MANY = Kind(_many, _show_many)
MANY_NAMES = Kind(_names, lambda value, vocabulary: listed(sorted(value)))
PLACES = Kind(_places, _show_places)
TICK = Kind(_tick, lambda value, vocabulary: "yes" if value else "")
BY_STATE = Kind(_by_state, _show_by_state)

"""The one function that numbers a text: 1 … n through the document, (a) … below."""

from collections.abc import Iterable
from typing import Protocol, TypeVar


class Numbered(Protocol):
    """Anything with a level: 0 for a paragraph, 1 for an item under it."""

    level: int


T = TypeVar("T", bound=Numbered)


def letter(place: int) -> str:
    """The label of the item at this place, from 0: a … z, aa, bb, …"""
    return chr(97 + place % 26) * (place // 26 + 1)


def anchor(label: str) -> str:
    """Where a link to a paragraph leads on the page: p7, or p7-b."""
    return "p" + label.replace("(", "-").replace(")", "")


def labels(paragraphs: Iterable[T]) -> list[tuple[T, str]]:
    """Each paragraph, in order, with its label: '7' or '7(b)'."""
    numbered: list[tuple[T, str]] = []
    number = place = 0
    for paragraph in paragraphs:
        if paragraph.level == 0:
            number, place = number + 1, 0
            numbered.append((paragraph, str(number)))
        else:
            numbered.append((paragraph, f"{number}({letter(place)})"))
            place += 1
    return numbered

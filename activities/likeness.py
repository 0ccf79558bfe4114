"""How alike two titles are, in any script: a plain measure, for hints alone."""

import unicodedata
from functools import lru_cache

PIECE = 3


def likeness(one: str, other: str) -> float:
    """From 0, nothing in common, to 1, the same letters: the share of three-letter pieces that both have."""
    first, second = pieces_of(one), pieces_of(other)
    return 2 * len(first & second) / ((len(first) + len(second)) or 1)


@lru_cache(maxsize=20_000)
def pieces_of(text: str) -> frozenset[str]:
    """Every three letters that follow each other, without case, accents and punctuation."""
    letters = f" {' '.join(plain(text).split())} "
    return frozenset(letters[start : start + PIECE] for start in range(len(letters) - PIECE + 1))


def plain(text: str) -> str:
    """The letters and figures alone; Thai, Lao, Khmer and Burmese keep their vowels, which are marks too."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter if _is_spoken(letter) else " " for letter in folded if not _is_accent(letter))


def _is_spoken(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LMN"


def _is_accent(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("COMBINING")

"""The piece of a text in which a search found something, cut in Python."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from kernel.search.text import folded, stretches

BEFORE, LENGTH = 60, 180
Span = tuple[int, int]
one_folded = lru_cache(maxsize=4096)(folded)


@dataclass(frozen=True)
class Piece:
    """A piece of the text, and whether it is what was asked."""

    text: str
    found: bool = False


def snippet(text: str, asked: str) -> list[Piece]:
    """The text around the first find with every find marked; nothing when nothing was found in it."""
    spans = found_in(text, asked)
    if not spans:
        return []
    start = _start(text, spans[0][0])
    end = _end(text, max(start + LENGTH, spans[0][1]))
    pieces = [Piece("…")] if start else []
    for first, last in (span for span in spans if span[1] <= end):
        pieces += [Piece(text[start:first]), Piece(text[first:last], found=True)]
        start = last
    return [piece for piece in [*pieces, Piece(text[start:end] + ("…" if end < len(text) else ""))] if piece.text]


def found_in(text: str, asked: str) -> list[Span]:
    """Where the words that were asked begin and end in the text as it is written."""
    words = sorted({stretch.text for stretch in stretches(asked)}, key=len, reverse=True)
    if not words:
        return []
    plain, origin = _with_origin(text)
    one_of = "|".join(rf"(?<![a-z0-9]){re.escape(word)}" if word.isascii() else re.escape(word) for word in words)
    return [(origin[m.start()], _whole(text, origin[m.end() - 1])) for m in re.finditer(one_of, plain)]


def _with_origin(text: str) -> tuple[str, list[int]]:
    """The text as it is compared, and for each sign of it the place it comes from."""
    parts = [one_folded(char) for char in text]
    return "".join(parts), [place for place, part in enumerate(parts) for _sign in part]


def _whole(text: str, last: int) -> int:
    """The end of a find with the signs that belong to its last letter."""
    end = last + 1
    while end < len(text) and unicodedata.category(text[end]).startswith("M"):
        end += 1
    return end


def _start(text: str, found: int) -> int:
    if found <= BEFORE:
        return 0
    space = text.find(" ", found - BEFORE, found)
    return space + 1 if space >= 0 else found - BEFORE


def _end(text: str, wanted: int) -> int:
    if wanted >= len(text):
        return len(text)
    space = text.rfind(" ", wanted - BEFORE, wanted)
    return space if space >= 0 else wanted

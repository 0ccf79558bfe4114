"""What an abbreviation of the register may mean: one mechanism, or every committee of one kind."""

from collections.abc import Iterable, Iterator

from kernel.search.text import words_of
from mechanisms.models import Mechanism


def meanings(mechanisms: Iterable[Mechanism]) -> dict[str, tuple[str, ...]]:
    """Every abbreviation as it is written, with the codes of the mechanisms that it may stand for.

    One that ends the names of others too, in words or by its letters, is a kind of committee: GBC stands for every
    General Border Committee, whichever of them the register calls so. What only begins a name is another thing: ADMM.
    """
    rows, ends = list(mechanisms), dict[str, dict[str, None]]()
    for row in rows:
        for ending in (ending for text in (row.name, *row.abbreviations) for ending in _endings(words_of(text))):
            ends.setdefault(ending, {})[row.code] = None
    written = ((text, " ".join(words_of(text))) for row in rows for text in row.abbreviations)
    return {text: tuple(ends[words]) for text, words in written if words}


def _endings(words: list[str]) -> Iterator[str]:
    """The last words of a name, however many, and the letters they begin with."""
    for place in range(len(words)):
        yield " ".join(words[place:])
        yield "".join(word[0] for word in words[place:])

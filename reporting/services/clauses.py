"""Clauses in few words: “Articles 2, 20, 31”, “B.3.7(i), (ii)”, “CP 5–8, 10, 11”."""

import re
from collections.abc import Collection, Iterable, Sequence

REMARK = re.compile(r"\s\([^)]*\)$")
COUNTED = re.compile(r"^(Art\.|Article|Annex|Strategic Goal)\s+(\w+)$")
ITEM = re.compile(r"^(.+?)((?:\([a-z]+\))+)$")
WORDS = {
    "Art.": ("Article", "Articles"),
    "Article": ("Article", "Articles"),
    "Annex": ("Annex", "Annexes"),
    "Strategic Goal": ("Strategic Goal", "Strategic Goals"),
}


def compact(labels: Iterable[str]) -> str:
    """Clauses of one document, each heading said once."""
    groups: dict[str, list[str]] = {}
    for label in labels:
        plain = REMARK.sub("", label)
        counted, item = COUNTED.match(plain), ITEM.match(plain)
        head, tail = counted.groups() if counted else item.groups() if item else (plain, "")
        groups.setdefault(head, []).append(tail)
    return "; ".join(_group(head, tails) for head, tails in groups.items())


def _group(head: str, tails: Sequence[str]) -> str:
    if head in WORDS and any(tails):
        return f"{WORDS[head][len(tails) > 1]} {', '.join(tails)}"
    return f"{head}{', '.join(tails)}"


def paper_ranges(labels: Iterable[str], cited: Collection[int]) -> str:
    """The paragraphs of the Concept Paper among these that a text cites, as ranges."""
    known = {int(found[0]) for label in labels if (found := re.match(r"\d+", label))}
    numbers = sorted(known & set(cited))
    return f"CP {', '.join(_ranges(numbers))}" if numbers else ""


def _ranges(numbers: Sequence[int]) -> list[str]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [_run(run) for run in runs]


def _run(run: Sequence[int]) -> str:
    if len(run) < 3:
        return ", ".join(map(str, run))
    return f"{run[0]}–{run[-1]}"


def cited_words(places: Sequence[str]) -> str:
    """Where the Concept Paper cites a document: “CP 4(b), (c)”."""
    words: list[str] = []
    for place in places:
        head, bracket, tail = place.partition("(")
        same = words and bracket and words[0].startswith(f"{head}(")
        words.append(f"({tail}" if same else place)
    return f"CP {', '.join(words)}" if words else ""

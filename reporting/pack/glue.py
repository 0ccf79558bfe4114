"""What keeps words together in print: non-breaking spaces, and the lines of the cover's title. Pure text, no markup."""

import re
from itertools import combinations, pairwise

from django import template

from reporting.pack.snapshot import Item

NB = "\u00a0"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
NAMES = ("Viet Nam", "Lao PDR", "ADSOM WG", "Ha Noi", "Member State")
GLUE = (
    (re.compile(rf"(\d{{1,2}}) ({MONTHS})\b"), rf"\1{NB}\2"),
    (re.compile(r"\b([Pp]aragraphs?|CP|Annex|Figure|section|no\.|nos\.) (?=[\dIVA-F(])"), rf"\1{NB}"),
    (re.compile(r"\b(\d+(?:st|nd|rd|th)) (?=[A-Z])"), rf"\1{NB}"),
    (re.compile(r"\b(\d+) (to|and) (\d+)\b"), rf"\1{NB}\2{NB}\3"),
    (re.compile(r"\b(Articles?|Annexes) (?=\d)"), rf"\1{NB}"),
    (re.compile(r" †"), f"{NB}†"),
    (re.compile(r"(?<=\w\))\((?=\w+\))"), "\u2060("),  # 8(a)(ii) in one piece
)
SHORT_PLACE = 18
SHORT_LAST = 100
TITLE_LINE = 30

register = template.Library()


@register.filter
def nb(text: str) -> str:
    """The text with what must not part glued: day and month, paragraph and number, names of two words."""
    for pattern, replacement in GLUE:
        text = pattern.sub(replacement, text)
    for name in NAMES:
        text = text.replace(name, name.replace(" ", NB))
    return text


@register.filter
def nbplace(text: str) -> str:
    """A short place name in one piece; a long one may break."""
    return text.replace(" ", NB) if len(text) < SHORT_PLACE else nb(text)


def shortened(text: str, width: int) -> str:
    """The text, or as many of its words as fit, then "…"."""
    if len(text) <= width:
        return text
    return text[: width - 1].rpartition(" ")[0].rstrip(" ,;:") + " …"


def balanced(title: str, width: int = TITLE_LINE) -> list[str]:
    """The title in as few lines of about this width as it needs, their lengths as even as the words allow."""
    words = title.split()
    count = max(1, -(-len(title) // width))
    if len(words) <= count or len(words) > 24 or count > 4:
        return [title]
    options = ((0, *cut, len(words)) for cut in combinations(range(1, len(words)), count - 1))
    splits = [[" ".join(words[a:b]) for a, b in pairwise(o)] for o in options]
    return min(splits, key=lambda lines: (sum(len(line) ** 2 for line in lines), [-len(line) for line in lines]))


@register.filter
def paragraph_number(label: str) -> str:
    """The paragraph of a label: 7 of 7(b)(iv)."""
    return label.partition("(")[0]


@register.filter
def keep(item: Item, items: tuple[Item, ...]) -> str:
    """How an item keeps with its neighbours: no lone first item of a long list, no lone short last line."""
    if item.items:
        return "lead"
    if item is items[0] and len(items) > 3:
        return "keep"
    return "last" if item is items[-1] and len(item.text) < SHORT_LAST else ""

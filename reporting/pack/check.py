"""What a snapshot must satisfy before it is printed; each fault is one sentence."""

from collections.abc import Iterator
from itertools import chain

from reporting.pack.annexes import Figure
from reporting.pack.snapshot import FigureHere, Item, Paragraph, Recommendation, Snapshot, SubItem

BODIES = ("ADSOM_WG", "ADSOM", "ADMM")
ROMANS = (
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
    "xvi",
    "xvii",
    "xviii",
)


def letter(n: int) -> str:
    """The label of the n-th item from 0: a … z, aa, bb, …"""
    return chr(97 + n % 26) * (n // 26 + 1)


def roman(n: int) -> str:
    """The label of the n-th sub-item from 0: i, ii, …; after the table, plain numbers."""
    return ROMANS[n] if n < len(ROMANS) else str(n + 1)


def labels(snapshot: Snapshot) -> frozenset[str]:
    """Every place of the text an annex may point at: 7, 7(b), 7(b)(iv)."""
    return frozenset(_labels(snapshot))


def _labels(snapshot: Snapshot) -> Iterator[str]:
    numbered: list[Paragraph | Recommendation] = [*snapshot.paragraphs, snapshot.recommendation]
    for p in numbered:
        yield str(p.number)
        for item in p.items:
            yield f"{p.number}({item.label})"
            yield from (f"{p.number}({item.label})({sub.label})" for sub in item.items)


def problems(snapshot: Snapshot) -> list[str]:
    """A sentence for each fault; an empty list if the snapshot can be printed."""
    return list(chain(_document(snapshot), _numbers(snapshot), _annexes(snapshot), _figures(snapshot)))


def _document(snapshot: Snapshot) -> Iterator[str]:
    doc = snapshot.document
    if doc.body not in BODIES:
        yield f"The body {doc.body!r} is not one of {', '.join(BODIES)}."
    if not doc.mark.strip():
        yield "The handling mark is empty."
    if doc.period_from > doc.period_to:
        yield "The reporting period ends before it starts."
    if doc.edition < 1:
        yield "The edition is to be 1 or more."


def _numbers(snapshot: Snapshot) -> Iterator[str]:
    numbered: list[Paragraph | Recommendation] = [*snapshot.paragraphs, snapshot.recommendation]
    if [p.number for p in numbered] != list(range(1, len(numbered) + 1)):
        yield "The paragraphs are not numbered 1, 2, 3 … through the document."
    for p in numbered:
        yield from _items(p.items, f"Paragraph {p.number}")


def _items(items: tuple[Item, ...] | tuple[SubItem, ...], where: str) -> Iterator[str]:
    wanted = [roman(n) if isinstance(i, SubItem) else letter(n) for n, i in enumerate(items)]
    if [i.label for i in items] != wanted:
        yield f"{where}: the items are not lettered {', '.join(wanted)}."
    for item in items:
        if isinstance(item, Item):
            yield from _items(item.items, f"{where}({item.label})")


def _annexes(snapshot: Snapshot) -> Iterator[str]:
    upcoming = [r.no for g in snapshot.upcoming.groups for r in g.rows]
    lists = {
        "I": [r.no for r in snapshot.activities.rows],
        "II": upcoming,
        "III": [r.no for r in snapshot.references.rows],
    }
    for annex, numbers in lists.items():
        if numbers != list(range(1, len(numbers) + 1)):
            yield f"The rows of Annex {annex} are not numbered 1, 2, 3 …"
    known = labels(snapshot)
    for row in snapshot.activities.rows:
        if row.paragraph and row.paragraph not in known:
            yield f"Row {row.no} of Annex I points at paragraph {row.paragraph}, which is not in the text."


def _figures(snapshot: Snapshot) -> Iterator[str]:
    places = sum(isinstance(b, FigureHere) for s in snapshot.sections for b in s.blocks)
    if places != (snapshot.figure is not None):
        yield "The figure and its place in the text do not match."
    if snapshot.figure is not None:
        yield from _sums(snapshot.figure)


def _sums(figure: Figure) -> Iterator[str]:
    if any(len(r.counts) != len(figure.years) for r in figure.rows) or len(figure.totals) != len(figure.years):
        yield "The figure does not have one count for each year."
    elif tuple(map(sum, zip(*(r.counts for r in figure.rows), strict=True))) != figure.totals and figure.rows:
        yield "The totals of the figure do not add up by year."
    if any(sum(r.counts) != r.total for r in figure.rows) or sum(r.total for r in figure.rows) != figure.total:
        yield "The totals of the figure do not add up by form."

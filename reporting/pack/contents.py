"""The contents page: each section and sub-section with its paragraphs and page, then the annexes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reporting.pack.process import ANCHOR_END, ANCHOR_START
from reporting.pack.snapshot import Block, Heading, Paragraph, Snapshot

PAGE_MM, FRAME_MM, BRIEF_MM = 226, 78, 36  # the page; heading, notes and imprint; the frame of “In brief”
LINE_MM = {"l1": 7.8, "l2": 6.0}
TITLE_CHARS, BRIEF_CHARS = 58, 84


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line; ``page`` is a mark that the typesetter replaces by the anchor's first page."""

    css: str
    label: str
    title: str
    anchor: str
    paragraphs: str

    @property
    def page(self) -> str:
        """The mark for this line's page number."""
        return f"{ANCHOR_START}{self.anchor}{ANCHOR_END}"


@dataclass(frozen=True, kw_only=True)
class Annex:
    """An annex with its roman number and the template that sets it."""

    number: str
    anchor: str
    template: str
    content: Any


def annexes(snapshot: Snapshot) -> list[Annex]:
    """Annex I, II, III and, if it has names, IV."""
    parts = [("activities", snapshot.activities), ("upcoming", snapshot.upcoming), ("references", snapshot.references)]
    if snapshot.establishments.rows:
        parts.append(("establishments", snapshot.establishments))
    return [
        Annex(number=number, anchor=f"ax{n}", template=f"reporting/pack/annex_{name}.html", content=content)
        for n, (number, (name, content)) in enumerate(zip(("I", "II", "III", "IV"), parts, strict=False), 1)
    ]


def lines(snapshot: Snapshot) -> list[Line]:
    """The lines of the contents, in order."""
    return [*_sections(snapshot), *_annexes(snapshot)]


def overflow(snapshot: Snapshot, contents: list[Line]) -> bool:
    """Whether the contents need more than one page; the imprint then follows them instead of standing at the foot."""
    height = FRAME_MM + sum(LINE_MM[c.css[:2]] + 5 * (len(c.title) // TITLE_CHARS) for c in contents)
    if snapshot.brief:
        height += BRIEF_MM + 5.3 * (len(snapshot.brief.text) // BRIEF_CHARS)
    return height > PAGE_MM


def _sections(snapshot: Snapshot) -> Iterator[Line]:
    for section in snapshot.sections:
        anchor = f"s{section.letter}"
        yield Line(
            css="l1", label=f"{section.letter}.", title=section.title, anchor=anchor, paragraphs=_range(section.blocks)
        )
        for n, block in enumerate(section.blocks, 1):
            if isinstance(block, Heading) and block.level == 2:
                title = " – ".join(filter(None, (block.text, block.cp)))
                reach = _range(_until_next_heading(section.blocks[n:]))
                yield Line(css="l2", label="", title=title, anchor=f"{anchor}-{n}", paragraphs=reach)
    last = snapshot.recommendation
    yield Line(
        css="l1", label=f"{last.letter}.", title=last.title, anchor=f"s{last.letter}", paragraphs=str(last.number)
    )


def _annexes(snapshot: Snapshot) -> Iterator[Line]:
    for n, annex in enumerate(annexes(snapshot)):
        css = "l1 ax" if n else "l1 ax one"
        yield Line(
            css=css, label=f"Annex {annex.number}", title=annex.content.title, anchor=annex.anchor, paragraphs=""
        )


def _until_next_heading(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    ends = [n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.level == 2]
    return blocks[: ends[0]] if ends else blocks


def _range(blocks: tuple[Block, ...]) -> str:
    numbers = [b.number for b in blocks if isinstance(b, Paragraph)]
    if not numbers:
        return ""
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"

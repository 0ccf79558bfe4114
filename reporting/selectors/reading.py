"""The text as it is read on a page: sections, numbers, what changed, the figure, the annexes."""

from dataclasses import dataclass, field

from reporting.models import AnnexRow, Paragraph, Stage
from reporting.numbering import anchor, labels
from reporting.states import COLUMNS, Annex, Part

HEADS = {
    Annex.ACTIVITIES: ("Date", "Activity", "Place", "Host", "Participants", "Form", "Frame"),
    Annex.UPCOMING: ("Date", "Activity", "Place", "Form", "Standing"),
    Annex.REFERENCES: ("Document", "Adopted", "Validity", "Clauses", "Cited in"),
    Annex.ESTABLISHMENTS: ("Member State", "Name in English", "Own name", "Language"),
}


@dataclass
class Line:
    """A numbered paragraph with its items."""

    paragraph: Paragraph
    label: str
    changed: bool = False
    items: list["Line"] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        """Where a link to it leads."""
        return anchor(self.label)

    @property
    def mark(self) -> str:
        """The label as it stands in front of the text: 7, or (b)."""
        return self.label[self.label.index("(") :] if "(" in self.label else self.label


@dataclass
class Chapter:
    """A section and its paragraphs."""

    letter: str
    title: str
    part: str
    lines: list[Line] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        """Where the contents lead."""
        return f"s-{self.letter.lower()}"

    @property
    def span(self) -> str:
        """The paragraphs it holds: 5–12."""
        first, last = self.lines[0].label, self.lines[-1].label
        return first if first == last else f"{first}–{last}"


@dataclass
class AnnexTable:
    """An annex as a table of printed cells."""

    annex: str
    title: str
    head: tuple[str, ...]
    rows: list[AnnexRow]

    @property
    def lines(self) -> list[tuple[AnnexRow, list[tuple[str, str]]]]:
        """Each row with its cells, each cell beside the word above its column."""
        return [(row, list(zip(self.head, row.printed, strict=True))) for row in self.rows]

    @property
    def anchor(self) -> str:
        """Where the contents lead."""
        return f"annex-{self.annex.lower()}"


def chapters_of(stage: Stage) -> list[Chapter]:
    """The whole text in order, each paragraph under its number."""
    since = stage.round.opened_at if stage.round is not None else None
    chapters: dict[int, Chapter] = {}
    rows = Paragraph.objects.filter(stage=stage).select_related("section").order_by("order")
    for row, label in labels(rows):
        section = row.section
        chapter = chapters.setdefault(section.pk, Chapter(section.letter, section.title, section.part))
        changed = bool(since and row.edited_at and row.edited_at > since)
        line = Line(row, label, changed)
        if row.level and chapter.lines:
            chapter.lines[-1].items.append(line)
        else:
            chapter.lines.append(line)
    return list(chapters.values())


def flat(chapters: list[Chapter]) -> list[Line]:
    """Every paragraph and item in order."""
    return [line for chapter in chapters for top in chapter.lines for line in (top, *top.items)]


def recommendation_of(chapters: list[Chapter]) -> Chapter | None:
    """The last section."""
    return next((chapter for chapter in chapters if chapter.part == Part.RECOMMENDATION), None)


def columns_of(annex: str) -> dict[str, str]:
    """The columns of an annex with the words above them."""
    return dict(zip(COLUMNS[annex], HEADS[Annex(annex)], strict=True))


def listed_in(annexes: list[AnnexTable]) -> list[AnnexRow]:
    """The rows of Annex I."""
    return next((table.rows for table in annexes if table.annex == Annex.ACTIVITIES), [])


def annexes_of(stage: Stage) -> list[AnnexTable]:
    """Every annex of a drafted text, an empty one too: the numbers are those of the pack."""
    found: dict[str, list[AnnexRow]] = {}
    for row in AnnexRow.objects.filter(stage=stage).order_by("order"):
        found.setdefault(row.annex, []).append(row)
    return [AnnexTable(a.value, str(a.label), HEADS[a], found.get(a.value, [])) for a in Annex if found]

"""Writing a text into a stage: sections, paragraphs with their sources, annex rows."""

from dataclasses import dataclass, field

from kernel.access.actor import Actor
from kernel.accounts.acting import person_of
from kernel.consensus.text import text_hash
from reporting.models import AnnexRow, Paragraph, ParagraphSource, Section, Stage, Wording
from reporting.numbering import letter
from reporting.services.recommend import Line, line_for
from reporting.states import Part


@dataclass
class Draft:
    """A paragraph to be written."""

    text: str
    level: int = 0
    heading: str = ""
    heading_cp: str = ""
    heading_level: int = 2
    sources: list[int] = field(default_factory=list)


@dataclass
class Row:
    """An annex row to be written."""

    annex: str
    cells: dict[str, str]
    group: str = ""
    activity_id: int | None = None
    facts: dict[str, str] = field(default_factory=dict)


Chapters = dict[str, list[Draft]]


def clear(stage: Stage) -> None:
    """Empty a stage that is still being drafted."""
    stage.rows.all().delete()
    stage.paragraphs.all().delete()
    stage.sections.all().delete()


def write_text(*, actor: Actor, stage: Stage, chapters: Chapters, rows: list[Row]) -> None:
    """Put a whole text into a stage, in place of what was there."""
    clear(stage)
    order = 0
    for place, (part, drafts) in enumerate(chapters.items()):
        section = Section.objects.create(
            stage=stage, part=part, letter=letter(place).upper(), title=str(Part(part).label), order=place + 1
        )
        order = _paragraphs(actor, section, drafts, order)
    AnnexRow.objects.bulk_create(
        AnnexRow(
            stage=stage,
            annex=row.annex,
            order=place,
            group=row.group,
            activity_id=row.activity_id,
            cells=row.cells,
            facts=row.facts,
        )
        for place, row in enumerate(rows, 1)
    )


def _paragraphs(actor: Actor, section: Section, drafts: list[Draft], order: int) -> int:
    made = Paragraph.objects.bulk_create(_paragraph(section, draft, order + n) for n, draft in enumerate(drafts, 1))
    Wording.objects.bulk_create(
        Wording(paragraph=p, version=1, text=p.text, text_hash=p.text_hash, written_by_id=person_of(actor))
        for p in made
    )
    ParagraphSource.objects.bulk_create(
        ParagraphSource(paragraph=p, activity_id=pk)
        for p, draft in zip(made, drafts, strict=True)
        for pk in draft.sources
    )
    return order + len(drafts)


def _paragraph(section: Section, draft: Draft, order: int) -> Paragraph:
    return Paragraph(
        stage_id=section.stage_id,
        section=section,
        order=order,
        level=draft.level,
        heading=draft.heading,
        heading_cp=draft.heading_cp,
        heading_level=draft.heading_level,
        text=draft.text,
        text_hash=text_hash(draft.text),
    )


def recommendation(stage: Stage) -> list[Draft]:
    """The stage's own line as paragraphs."""
    line: Line = line_for(stage)
    return [Draft(line.text), *(Draft(item, level=1) for item in line.items)]

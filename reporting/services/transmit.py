"""Sending a settled text on: the next body gets the same text with its own line (¶10)."""

from kernel.access.actor import Actor
from kernel.audit import record as audit
from kernel.workflow.fire import fire
from reporting.models import Paragraph, Stage
from reporting.services.edit import write_paragraph
from reporting.services.lock import lock_stage
from reporting.services.questions import ask_again
from reporting.services.write import Chapters, Draft, Row, recommendation, write_text
from reporting.states import Part, StageState


def transmit_stage(*, actor: Actor, stage: Stage, version: int | None = None) -> Stage:
    """Copy the settled text to the next stage, which an officer then puts before the seats."""
    with audit.unit(actor):
        sent = fire(stage, "transmit", actor=actor, version=version)
        following = Stage.objects.select_for_update(of=("self",)).get(cycle=sent.cycle_id, order=sent.order + 1)
        write_text(actor=actor, stage=following, chapters=_chapters(sent, following), rows=_rows(sent))
        audit.record("reporting.stage.received", following)
        ask_again(stage=following, before=sent)
    return following


def _chapters(stage: Stage, following: Stage) -> Chapters:
    chapters: Chapters = {}
    paragraphs = stage.paragraphs.select_related("section").prefetch_related("source_links")
    for row in paragraphs:
        chapters.setdefault(row.section.part, []).append(_copy(row))
    chapters[Part.RECOMMENDATION] = recommendation(following)
    return chapters


def _copy(row: Paragraph) -> Draft:
    return Draft(
        text=row.text,
        level=row.level,
        heading=row.heading,
        heading_cp=row.heading_cp,
        heading_level=row.heading_level,
        sources=[link.activity_id for link in row.source_links.all()],
    )


def _rows(stage: Stage) -> list[Row]:
    return [
        Row(row.annex, row.cells, group=row.group, activity_id=row.activity_id, facts=row.facts)
        for row in stage.rows.order_by("order")
    ]


def refresh_line(*, actor: Actor, stage: Stage) -> bool:
    """Bring a drafted stage's own line up to date with the outcome before it; all else in the text stays.

    A text in a round and a line that somebody edited are left alone.
    """
    with audit.unit(actor):
        locked = lock_stage(stage)
        rows = list(locked.paragraphs.filter(section__part=Part.RECOMMENDATION))
        drafts = recommendation(locked)
        stands = [row.text for row in rows] == [draft.text for draft in drafts]
        touched = any(row.version > 1 for row in rows) or len(rows) != len(drafts)
        if locked.state != StageState.DRAFTING or stands or touched:
            return False
        for row, draft in zip(rows, drafts, strict=True):
            if row.text != draft.text:
                write_paragraph(actor=actor, paragraph=row, text=draft.text)
    return True

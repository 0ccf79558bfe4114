"""Editing a paragraph or an annex row, before the text is settled and never after (DESIGN §2.10)."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from kernel import clock
from kernel.access.actor import Actor
from kernel.access.querysets import can
from kernel.accounts.acting import person_of
from kernel.audit import record as audit
from kernel.consensus.services.edit import edit_item
from kernel.consensus.text import text_hash
from kernel.errors import Forbidden, Objected, Objection, Stale
from kernel.notify.services.tell import tell
from reporting.models import AnnexRow, Paragraph, Stage, Wording
from reporting.selectors.people import approvers_of
from reporting.selectors.places import stage_link
from reporting.states import COLUMNS, StageState


def edit_paragraph(*, actor: Actor, paragraph: Paragraph, text: str, version: int) -> Paragraph:
    """Give a paragraph a new text; in a round only the positions on this one stop counting."""
    text = " ".join(text.split())
    if not text:
        raise Objected([Objection(_("Write the text of the paragraph."), field="text")])
    with audit.unit(actor):
        stage = Stage.objects.select_for_update(of=("self",)).get(pk=paragraph.stage_id)
        locked = Paragraph.objects.select_for_update(of=("self",)).get(pk=paragraph.pk)
        if not can(actor, "edit", locked):
            raise Forbidden(_("This text is settled. It does not change any more."))
        if locked.version != version:
            raise Stale
        if locked.text == text:
            return locked
        write_paragraph(actor=actor, paragraph=locked, text=text)
        if stage.state == StageState.CIRCULATED and stage.round is not None:
            edit_item(actor=actor, round_=stage.round, key=locked.key, text=text)
            tell(approvers_of(stage.round), kind="reporting.changed", link=stage_link(stage))
    return locked


def edit_row(*, actor: Actor, row: AnnexRow, cells: Mapping[str, str], shown: str) -> AnnexRow:
    """Give an annex row new cells; in a round only the positions on this row stop counting."""
    cleaned = {column: " ".join(cells.get(column, "").split()) for column in COLUMNS[row.annex]}
    with audit.unit(actor):
        stage = Stage.objects.select_for_update(of=("self",)).get(pk=row.stage_id)
        locked = AnnexRow.objects.select_for_update(of=("self",)).get(pk=row.pk)
        if not can(actor, "edit", locked):
            raise Forbidden(_("This text is settled. It does not change any more."))
        if cells_hash(locked) != shown:
            raise Stale
        before = text_hash(locked.text)
        if cleaned == {column: str(locked.cells.get(column, "")) for column in cleaned}:
            return locked
        locked.cells = locked.cells | cleaned
        locked.save(update_fields=["cells"])
        changes = {"annex": row.annex, "text_hash": [before, text_hash(locked.text)]}
        audit.record("reporting.row.edited", locked, changes=changes)
        if stage.state == StageState.CIRCULATED and stage.round is not None:
            edit_item(actor=actor, round_=stage.round, key=locked.key, text=locked.text)
            tell(approvers_of(stage.round), kind="reporting.changed", link=stage_link(stage))
    return locked


def cells_hash(row: AnnexRow) -> str:
    """What a form holds on to, so that two people never write over each other."""
    return text_hash("\x1f".join(row.printed))


def write_paragraph(*, actor: Actor, paragraph: Paragraph, text: str) -> None:
    """Store the new text with its wording and its trace; the caller holds the stage and has checked who may."""
    before = paragraph.text_hash
    if not paragraph.wordings.exists():
        _keep(paragraph, actor)
    paragraph.text, paragraph.text_hash = text, text_hash(text)
    paragraph.version += 1
    paragraph.edited_at = clock.now()
    paragraph.save(update_fields=["text", "text_hash", "version", "edited_at"])
    _keep(paragraph, actor)
    audit.record("reporting.paragraph.edited", paragraph, changes={"text_hash": [before, paragraph.text_hash]})


def _keep(paragraph: Paragraph, actor: Actor) -> None:
    Wording.objects.create(
        paragraph=paragraph,
        version=paragraph.version,
        text=paragraph.text,
        text_hash=paragraph.text_hash,
        written_by_id=person_of(actor),
    )

"""Reservations in print: at their item, in their author’s own words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from kernel.consensus.models import Position
from kernel.consensus.states import Kind
from kernel.consensus.text import normal
from reporting.models import AnnexRow, Stage
from reporting.pack.annexes import ActivityAnnex, EstablishmentAnnex, ReferenceAnnex, UpcomingAnnex
from reporting.pack.snapshot import Note

AnyAnnex = TypeVar("AnyAnnex", ActivityAnnex, UpcomingAnnex, ReferenceAnnex, EstablishmentAnnex)
Notes = Mapping[str, tuple[Note, ...]]
LEAD = "Reservation"


def reservations_of(stage: Stage) -> Notes:
    """What seats reserve on the texts of the stage's round as they read now, by the key of the text."""
    notes: dict[str, tuple[Note, ...]] = {}
    if stage.round is None:
        return notes
    for position in Position.objects.standing(stage.round):
        if position.kind == Kind.RESERVATION and not position.waits_for_its_seat:
            key = position.item.key
            notes[key] = (*notes.get(key, ()), _note(position))
    return notes


def _note(position: Position) -> Note:
    return Note(lead=LEAD, text=f"of {position.seat.office.running_name}: {normal(position.text)}")


def with_reservations(annex: AnyAnnex, rows: Sequence[AnnexRow], notes: Notes) -> AnyAnnex:
    """The annex, reservations on its rows below the table."""
    said: list[str] = [
        f"{note.lead} on row {number}, {note.text}"
        for number, row in enumerate(rows, 1)
        for note in notes.get(row.key, ())
    ]
    return replace(annex, note=" ".join(filter(None, (annex.note, *said)))) if said else annex

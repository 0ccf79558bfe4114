"""The table of seats, for those who may see positions."""

from dataclasses import dataclass

from kernel.consensus.models import Position, Round
from kernel.consensus.selectors import SeatStanding, standings
from kernel.consensus.states import Kind

TONES = {
    Kind.NO_OBJECTION: ("done", "check"),
    Kind.COMMENT: ("way", "say"),
    Kind.RESERVATION: ("care", "say"),
    Kind.OBJECTION: ("care", "stop"),
}


@dataclass(frozen=True)
class SeatRow:
    """One seat and what it says about the text as it reads now."""

    standing: SeatStanding

    @property
    def name(self) -> str:
        """The Member State."""
        return self.standing.seat.office.name

    @property
    def tone(self) -> str:
        """How the tag is drawn."""
        return self._drawn[0]

    @property
    def icon(self) -> str:
        """The icon of the tag."""
        return self._drawn[1]

    @property
    def _drawn(self) -> tuple[str, str]:
        if self.standing.waits and not self.standing.over:
            return ("way", "clock")
        nothing = ("open", "none" if self.standing.over else "clock")
        return TONES.get(Kind(self.standing.kind), nothing) if self.standing.kind else nothing

    @property
    def word(self) -> str:
        """The words of the tag."""
        return self.standing.label

    @property
    def received(self) -> Position | None:
        """The latest position."""
        return self.standing.received

    @property
    def remarks(self) -> list[Position]:
        """What it wrote."""
        return self.standing.remarks


@dataclass(frozen=True)
class TextRow:
    """One text of the round and what was said on it."""

    label: str
    text: str
    paragraph: str  # the public id of the paragraph; empty for an annex row
    changed: bool
    remarks: int

    @property
    def words(self) -> str:
        """None, one remark, three remarks."""
        return "" if not self.remarks else "One remark" if self.remarks == 1 else f"{self.remarks} remarks"


def seat_rows(round_: Round) -> list[SeatRow]:
    """All seats in ASEAN order."""
    return [SeatRow(standing) for standing in standings(round_)]


def text_rows(round_: Round) -> list[TextRow]:
    """The texts that changed or have remarks first come to the eye; the others stay in order."""
    remarks: dict[int, int] = {}
    for row in round_.said:
        if row.text or row.proposed:
            remarks[row.item_id] = remarks.get(row.item_id, 0) + 1
    return [
        TextRow(
            label=item.label[:1].upper() + item.label[1:],
            text=item.text,
            paragraph=item.key.removeprefix("p-") if item.key.startswith("p-") else "",
            changed=item.since > round_.opened_at,
            remarks=remarks.get(item.pk, 0),
        )
        for item in round_.texts
    ]

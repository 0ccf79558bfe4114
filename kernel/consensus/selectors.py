"""Reads of a round: what stands, who is seated, what one seat sees of itself."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from kernel.access.actor import Actor, Role
from kernel.consensus.models import Item, Position, Round, Seat
from kernel.consensus.states import BY_OTHER_WAYS, Kind

WEIGHT = (Kind.OBJECTION, Kind.RESERVATION, Kind.COMMENT, Kind.NO_OBJECTION)


@dataclass
class SeatStanding:
    """One line of the table that the secretariat and the Chair's post-holders read."""

    seat: Seat
    positions: list[Position] = field(default_factory=list)
    items: int = 0
    over: bool = False

    @property
    def kind(self) -> str:
        """The weightiest position; empty while some text is unanswered and nothing weighs more."""
        kinds = {row.kind for row in self.positions}
        heaviest = next((kind for kind in WEIGHT if kind in kinds), "")
        complete = len(self.positions) == self.items
        return heaviest if complete or heaviest in (Kind.OBJECTION, Kind.RESERVATION) else ""

    @property
    def label(self) -> str:
        """The words of the tag."""
        if not self.kind and self.over:
            return "Position recorded on part of the text" if self.positions else "No position recorded"
        if not self.kind:
            return "Awaiting reply on part of the text" if self.positions else "Awaiting reply"
        unconfirmed = "not confirmed by the seat" if self.over else "to be confirmed"
        return f"{Kind(self.kind).label}, {unconfirmed}" if self.waits else str(Kind(self.kind).label)

    @property
    def waits(self) -> bool:
        """Whether something said by phone or note still needs the seat's word."""
        return any(row.waits_for_its_seat for row in self.positions)

    @property
    def remarks(self) -> list[Position]:
        """The positions that say more than 'no objection'."""
        return [row for row in self.positions if row.text or row.proposed]

    @property
    def received(self) -> "Position | None":
        """The latest of them."""
        return max(self.positions, key=lambda row: row.pk, default=None)


def seat_of(round_: Round, actor: Actor) -> Seat | None:
    """The seat for which the actor may reply: an approver's, never an official's (DESIGN §4)."""
    offices = [post.office_id for post in actor.posts if post.role == Role.APPROVER]
    return round_.seats.select_related("office").filter(office_id__in=offices).first()


def standings(round_: Round) -> list[SeatStanding]:
    """Every seat with what it says about the text as it reads today, in ASEAN order."""
    by_seat: dict[int, list[Position]] = defaultdict(list)
    for row in round_.said:
        by_seat[row.seat_id].append(row)
    texts, over = len(round_.texts), not round_.is_live
    return [SeatStanding(seat, by_seat[seat.pk], texts, over) for seat in round_.bench]


def own_positions(seat: Seat) -> dict[int, Position]:
    """What this seat says today, by item."""
    return {row.item_id: row for row in Position.objects.standing(seat.round).filter(seat=seat)}


def to_confirm(seat: Seat) -> list[Position]:
    """What was recorded for this seat by phone or note and waits for its word."""
    return list(Position.objects.standing(seat.round).unconfirmed().filter(seat=seat))


def texts_without_word(round_id: F | OuterRef, offices: Collection[int]) -> QuerySet[Item]:
    """The texts on which the seat of these offices has said nothing, or something it has still to confirm."""
    said = Position.objects.filter(
        item=OuterRef("pk"), text_hash=OuterRef("text_hash"), seat__office_id__in=offices
    ).order_by("-pk")
    latest = {"channel_said": said.values("channel")[:1], "word_given": said.values("confirmed_at")[:1]}
    items = Item.objects.filter(round=round_id).annotate(**{name: Subquery(rows) for name, rows in latest.items()})
    unanswered = Q(channel_said__isnull=True)
    return items.filter(unanswered | Q(channel_said__in=BY_OTHER_WAYS, word_given__isnull=True))

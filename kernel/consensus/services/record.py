"""A position that came by phone or note, and the seat's word that it stands (DESIGN §5)."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from kernel import clock
from kernel.access.actor import Actor
from kernel.access.querysets import can
from kernel.accounts.acting import person_of
from kernel.audit import record as audit
from kernel.consensus.models import Item, Position, Round, Seat
from kernel.consensus.selectors import seat_of, to_confirm
from kernel.consensus.services.reply import Answer
from kernel.consensus.services.standing import follow, lock
from kernel.consensus.states import BY_OTHER_WAYS, NEEDS_TEXT, Kind
from kernel.errors import Forbidden, NotFound, Objected, Objection


def record_position(
    *, actor: Actor, round_: Round, seat: Seat, keys: Iterable[str], answer: Answer, channel: str, evidence: str = ""
) -> list[Position]:
    """Record what a seat said by phone or note. An objection takes effect at once; all else needs evidence."""
    if not can(actor, "record_position", round_):
        raise Forbidden
    with audit.unit(actor):
        locked = lock(round_)
        items = list(locked.items.filter(key__in=list(keys)))
        _check(items, answer, channel, evidence)
        rows = [
            Position(
                seat=seat,
                item=item,
                text_hash=item.text_hash,
                kind=answer.kind,
                text=answer.text.strip(),
                proposed=answer.proposed.strip(),
                given_by_id=person_of(actor),
                channel=channel,
                evidence=evidence.strip(),
            )
            for item in items
        ]
        created = Position.objects.bulk_create(rows)
        changes = {"seat": seat.office.code, "kinds": [answer.kind], "channel": channel}
        audit.record("consensus.round.position_recorded", locked, changes=changes)
        follow(locked, actor=actor)
    return created


def _check(items: list[Item], answer: Answer, channel: str, evidence: str) -> None:
    objections = []
    if not items:
        objections.append(Objection(_("Choose the text it is about."), field="items"))
    if channel not in BY_OTHER_WAYS:
        objections.append(Objection(_("Say whether it came by phone or by note."), field="channel"))
    if answer.kind in NEEDS_TEXT and not (answer.text.strip() or answer.proposed.strip()):
        objections.append(Objection(_("Write what the seat said."), field="text"))
    if answer.kind != Kind.OBJECTION and not evidence.strip():
        objections.append(
            Objection(_("Say what shows it: who called and when, or the number of the note."), field="evidence")
        )
    if objections:
        raise Objected(objections)


def confirm_positions(*, actor: Actor, round_: Round) -> list[Position]:
    """The seat's approver confirms everything that was recorded for it by phone or note."""
    with audit.unit(actor):
        locked = lock(round_)
        seat = seat_of(locked, actor)
        if seat is None:
            raise NotFound
        if not can(actor, "reply", locked):
            raise Forbidden(_("The round is over."))
        rows = to_confirm(seat)
        moment = clock.now()
        for row in rows:
            row.confirmed_by_id, row.confirmed_at = actor.person_id, moment
        Position.objects.bulk_update(rows, ["confirmed_by", "confirmed_at"])
        audit.record("consensus.round.position_confirmed", locked, changes={"seat": seat.office.code})
    return rows

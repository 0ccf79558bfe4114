"""A seat's approver replies: to all of the text at once, or otherwise on single items (DESIGN §5)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from kernel import clock
from kernel.access.actor import Actor
from kernel.access.querysets import can
from kernel.accounts.acting import person_of
from kernel.audit import record as audit
from kernel.consensus.guards import spoken
from kernel.consensus.models import Item, Position, Round, Seat
from kernel.consensus.selectors import seat_of
from kernel.consensus.services.standing import follow, lock
from kernel.consensus.states import NEEDS_TEXT, Kind
from kernel.errors import Forbidden, NotFound, Objected, Objection


@dataclass(frozen=True)
class Answer:
    """What a seat says about one item."""

    kind: str = Kind.NO_OBJECTION
    text: str = ""
    proposed: str = ""


@dataclass
class Receipt:
    """What was recorded, and what was left out because it changed after the page was opened."""

    recorded: list[Item] = field(default_factory=list)
    left_out: list[Item] = field(default_factory=list)
    answers: Mapping[str, Answer] = field(default_factory=dict)

    @property
    def said(self) -> dict[str, list[Item]]:
        """The recorded texts under the words of the position taken on them, in the order of the positions."""
        found: dict[str, list[Item]] = {str(kind.label): [] for kind in Kind}
        for item in self.recorded:
            found[str(Kind(self.answers.get(item.key, Answer()).kind).label)].append(item)
        return {label: items for label, items in found.items() if items}


def reply(
    *, actor: Actor, round_: Round, shown: Mapping[str, str], answers: Mapping[str, Answer] | None = None
) -> Receipt:
    """Record the reply of the actor's seat to the texts it was shown (key → hash)."""
    with audit.unit(actor):
        locked = lock(round_)
        seat = _seat(locked, actor)
        _check_time(locked)
        given = dict(answers or {})
        _check_words(locked, given)
        receipt = _sort(locked, shown, given)
        _record(seat, receipt.recorded, given, actor)
        kinds = sorted({given.get(item.key, Answer()).kind for item in receipt.recorded})
        audit.record("consensus.round.replied", locked, changes={"seat": seat.office.code, "kinds": kinds})
        follow(locked, actor=actor)
    return receipt


def _seat(round_: Round, actor: Actor) -> Seat:
    seat = seat_of(round_, actor)
    if seat is None:
        raise NotFound
    if not can(actor, "reply", round_):
        raise Forbidden(_("The round is over."))
    return seat


def _check_time(round_: Round) -> None:
    """Database time decides: at the deadline replies stop."""
    if clock.database_now() >= round_.reply_until:
        until = spoken(round_.reply_until, round_.zone)
        raise Objected(_("The time for replies ended on %(until)s.") % {"until": until})


def _check_words(round_: Round, answers: Mapping[str, Answer]) -> None:
    labels = dict(round_.items.values_list("key", "label"))
    missing = [
        Objection(_("Write what you wish to say on %(item)s.") % {"item": labels.get(key, key)}, field=f"text-{key}")
        for key, answer in answers.items()
        if answer.kind in NEEDS_TEXT and not (answer.text.strip() or answer.proposed.strip())
    ]
    if missing:
        raise Objected(missing)


def _sort(round_: Round, shown: Mapping[str, str], given: Mapping[str, Answer]) -> Receipt:
    receipt = Receipt(answers=given)
    for item in round_.items.all():
        if item.key in shown:
            (receipt.recorded if shown[item.key] == item.text_hash else receipt.left_out).append(item)
    return receipt


def _record(seat: Seat, items: list[Item], answers: Mapping[str, Answer], actor: Actor) -> None:
    rows = []
    for item in items:
        answer = answers.get(item.key, Answer())
        row = Position(seat=seat, item=item, text_hash=item.text_hash, kind=answer.kind, given_by_id=person_of(actor))
        row.text, row.proposed = answer.text.strip(), answer.proposed.strip()
        rows.append(row)
    Position.objects.bulk_create(rows)

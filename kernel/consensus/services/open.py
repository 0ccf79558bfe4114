"""Opening a round: the seats and the text are fixed from here on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from kernel import clock
from kernel.access.actor import Actor
from kernel.accounts.acting import person_of
from kernel.audit import record as audit
from kernel.consensus.models import ZONE, Item, Round, Seat
from kernel.consensus.text import text_hash
from kernel.errors import Objected, Objection
from kernel.members.models import Office


@dataclass(frozen=True)
class Text:
    """One piece of text to put before the seats."""

    key: str
    label: str
    text: str


@dataclass(frozen=True)
class Terms:
    """Until when replies are taken, and whether silence counts, in the words of the note."""

    reply_until: datetime
    silence: bool = False
    silence_wording: str = ""
    zone: str = ZONE


def open_round(
    *, actor: Actor, label: str, kind: str, seats: Sequence[Office], texts: Iterable[Text], terms: Terms, body: str = ""
) -> Round:
    """Open a round for these seats in this order; the caller has checked who may."""
    moment = clock.database_now()
    _check(terms, seats, moment)
    with audit.unit(actor):
        round_ = Round.objects.create(
            label=label,
            kind=kind,
            body=body,
            opened_at=moment,
            opened_by_id=person_of(actor),
            reply_until=terms.reply_until,
            zone=terms.zone,
            full_period=terms.reply_until - moment,
            silence=terms.silence,
            silence_wording=terms.silence_wording if terms.silence else "",
        )
        Seat.objects.bulk_create(Seat(round=round_, office=office, order=n) for n, office in enumerate(seats, 1))
        Item.objects.bulk_create(
            Item(
                round=round_, key=t.key, label=t.label, order=n, text=t.text, text_hash=text_hash(t.text), since=moment
            )
            for n, t in enumerate(texts, 1)
        )
        audit.record("consensus.round.opened", round_, changes={"seats": [office.code for office in seats]})
    return round_


def _check(terms: Terms, seats: Sequence[Office], moment: datetime) -> None:
    objections = []
    if terms.reply_until <= moment:
        objections.append(Objection(_("The end of the time for replies must lie ahead."), field="reply_until"))
    if terms.silence and not terms.silence_wording.strip():
        objections.append(Objection(_("Write what the note says about silence."), field="silence_wording"))
    if not seats:
        objections.append(Objection(_("The body has no member on this date.")))
    if objections:
        raise Objected(objections)

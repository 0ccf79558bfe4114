"""Ending a round, or giving it more time. No job does either: an officer does (DESIGN §5)."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils.translation import gettext as _

from kernel import clock
from kernel.access.actor import Actor
from kernel.access.querysets import can
from kernel.audit import record as audit
from kernel.consensus.models import AdReferendum, Round
from kernel.consensus.services.standing import lock
from kernel.errors import Forbidden, Objected, Objection
from kernel.workflow.fire import fire


def close_round(*, actor: Actor, round_: Round, mail_checked: bool, phone_checked: bool) -> Round:
    """Close without objection, once the officer has declared mail and phone checked."""
    missing = []
    if not mail_checked:
        missing.append(Objection(_("Check the mail for replies first, and say so."), field="mail_checked"))
    if not phone_checked:
        missing.append(Objection(_("Ask those who take calls first, and say so."), field="phone_checked"))
    if missing:
        raise Objected(missing)
    return fire(round_, "close", actor=actor)


def withdraw_round(*, actor: Actor, round_: Round, reason: str) -> Round:
    """Take the text back; nothing said in the round counts any more."""
    return fire(round_, "withdraw", actor=actor, comment=reason)


def settle_at_meeting(
    *, actor: Actor, round_: Round, record: str, ad_referendum: Mapping[int, date] | None = None
) -> Round:
    """Record that the meeting agreed on the text; states may still wait for their capital until a date."""
    with audit.unit(actor):
        settled = fire(round_, "settle_at_meeting", actor=actor, comment=record)
        AdReferendum.objects.bulk_create(
            AdReferendum(round=settled, office_id=office, until=until)
            for office, until in (ad_referendum or {}).items()
        )
    return settled


def extend_round(*, actor: Actor, round_: Round, reply_until: datetime) -> Round:
    """Give all seats more time."""
    if not can(actor, "extend", round_):
        raise Forbidden
    with audit.unit(actor):
        locked = lock(round_)
        if reply_until <= max(locked.reply_until, clock.database_now()):
            raise Objected([Objection(_("Choose a time after the present end."), field="reply_until")])
        before, locked.reply_until = locked.reply_until, reply_until
        locked.save(update_fields=["reply_until"])
        changes = {"reply_until": [before.isoformat(), reply_until.isoformat()]}
        audit.record("consensus.round.extended", locked, changes=changes)
    return locked

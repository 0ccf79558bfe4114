"""Putting a text before the seats, taking it back, giving more time."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kernel import clock
from kernel.access.actor import Actor
from kernel.audit import record as audit
from kernel.consensus.models import ZONE
from kernel.consensus.services.finish import extend_round, withdraw_round
from kernel.consensus.services.open import Terms, open_round
from kernel.errors import Objected, Objection
from kernel.members.models import Office
from kernel.members.selectors import add_common_working_days, is_rest_day, members_of, next_common_working_day
from kernel.notify.services.tell import tell
from kernel.workflow.fire import fire
from reporting.models import Stage
from reporting.selectors.people import approvers_of
from reporting.selectors.places import reply_link, stage_link
from reporting.selectors.texts import texts_of
from reporting.services.lock import lock_stage
from reporting.states import SILENCE_WORDING

CLOSING_HOUR = time(17)
WORKING_DAYS = 10


def seats_today(stage: Stage) -> list[Office]:
    """Who has a seat if the round opens today (DESIGN §2.5: seats by the opening date)."""
    return members_of(stage.body, clock.today())


def proposed_end(seats: list[Office]) -> date:
    """The day on which ten working days common to all seats have passed."""
    return add_common_working_days(seats, clock.today(), WORKING_DAYS)


def closing(day: date) -> datetime:
    """17:00 in Jakarta on that day."""
    return datetime.combine(day, CLOSING_HOUR, ZoneInfo(ZONE))


def circulate_stage(
    *, actor: Actor, stage: Stage, last_day: date, silence: bool, wording: str = str(SILENCE_WORDING)
) -> Stage:
    """Open the round on this text with the seats of today, and tell their approvers."""
    seats = seats_today(stage)
    _check_day(seats, last_day)
    terms = Terms(reply_until=closing(last_day), silence=silence, silence_wording=wording)
    with audit.unit(actor):
        round_ = open_round(
            actor=actor,
            label=str(stage),
            kind="report",
            body=stage.body,
            seats=seats,
            texts=texts_of(stage),
            terms=terms,
        )
        fired = fire(stage, "circulate", actor=actor, data={"round": round_.pk})
        tell(approvers_of(round_), kind="reporting.reply", link=reply_link(stage), until=round_.reply_until)
    return fired


def _check_day(seats: list[Office], day: date) -> None:
    """A deadline never falls on a rest day or holiday of a seated capital (DESIGN §5 Time)."""
    if not seats or not is_rest_day(seats, day):
        return
    better = date_format(next_common_working_day(seats, day), "l j F Y")
    sentence = _("One of the capitals rests on this day. The next day on which all work is %(day)s.")
    raise Objected([Objection(sentence % {"day": better}, field="last_day")])


def take_back(*, actor: Actor, stage: Stage, reason: str, version: int | None = None) -> Stage:
    """End the round without a result; the text can then be drafted anew."""
    with audit.unit(actor):
        round_ = lock_stage(stage, version=version).round
        fired = fire(stage, "take_back", actor=actor, comment=reason)
        if round_ is not None:
            withdraw_round(actor=actor, round_=round_, reason=reason)
            tell(approvers_of(round_), kind="reporting.taken_back", link=stage_link(stage))
    return fired


def give_more_time(*, actor: Actor, stage: Stage, last_day: date, version: int | None = None) -> Stage:
    """Let the seats reply until a later day; all are told alike."""
    with audit.unit(actor):
        round_ = lock_stage(stage, version=version).round
        if round_ is None:
            raise Objected(_("The text is not with the Member States."))
        _check_day([seat.office for seat in round_.bench], last_day)
        extended = extend_round(actor=actor, round_=round_, reply_until=closing(last_day))
        tell(approvers_of(extended), kind="reporting.more_time", link=reply_link(stage), until=extended.reply_until)
    return stage

"""What is still open on a text, said on the page on which it would go on; the secretariat's only."""

from django.utils.translation import gettext as _

from activities.sentences import listed
from kernel.access.actor import Actor
from kernel.consensus.guards import in_brackets, still_bracketed
from kernel.consensus.models import Round
from kernel.consensus.selectors import SeatStanding, standings
from kernel.consensus.states import Kind
from kernel.errors import Objection
from kernel.workflow.fire import Firing, objections_to
from reporting.models import Stage
from reporting.selectors.texts import texts_of
from reporting.workflow import STAGE


def before_the_meeting(round_: Round) -> list[Objection]:
    """Objections that stand, positions to be confirmed, seats without a reply, and brackets."""
    rows = standings(round_)
    said = [sentence for row in rows for sentence in _objects(row)]
    said += [_unconfirmed(row) for row in rows if row.waits]
    said += [*_silent(rows), *(still_bracketed(item.label) for item in round_.texts if in_brackets(item.text))]
    return [Objection(sentence) for sentence in said]


def _objects(row: SeatStanding) -> list[str]:
    sentence = _("%(seat)s objects to %(item)s.")
    objections = [position for position in row.positions if position.kind == Kind.OBJECTION]
    return [sentence % {"seat": row.seat.office.name, "item": position.item.label} for position in objections]


def _unconfirmed(row: SeatStanding) -> str:
    sentence = _("What came from %(seat)s by phone or note has not been confirmed by its approver.")
    return sentence % {"seat": row.seat.office.name}


def _silent(rows: list[SeatStanding]) -> list[str]:
    none = [row.seat.office.name for row in rows if not row.positions]
    some = [row.seat.office.name for row in rows if row.positions and len(row.positions) < row.items]
    sentences = {_("No reply has come from %(seats)s."): none, _("%(seats)s replied to part of the text only."): some}
    return [sentence % {"seats": listed(names)} for sentence, names in sentences.items() if names]


def before_the_round(stage: Stage, actor: Actor) -> list[Objection]:
    """Why the text cannot be circulated yet."""
    return objections_to(stage, Firing(actor, STAGE.by_name["circulate"]))


def brackets_of(stage: Stage) -> list[Objection]:
    """Where a text that is to go round still has square brackets: allowed, and to be known."""
    return [Objection(still_bracketed(text.label)) for text in texts_of(stage) if in_brackets(text.text)]

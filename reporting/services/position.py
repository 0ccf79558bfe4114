"""What a seat said by phone or note, recorded together with the question to the seat whether it stands."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from kernel.access.actor import Actor, Role
from kernel.accounts.selectors import holders
from kernel.audit import record as audit
from kernel.consensus.models import Seat
from kernel.consensus.services.record import record_position
from kernel.consensus.services.reply import Answer
from kernel.errors import Objected
from kernel.notify.services.tell import tell
from reporting.models import Stage
from reporting.selectors.places import reply_link
from reporting.services.lock import lock_stage


def take_position(
    *, actor: Actor, stage: Stage, seat: Seat, keys: Iterable[str], answer: Answer, channel: str, evidence: str = ""
) -> None:
    """Record the position and ask the seat's approvers to confirm it: both or neither."""
    with audit.unit(actor):
        round_ = lock_stage(stage).round
        if round_ is None:
            raise Objected(_("The text is not with the Member States."))
        record_position(
            actor=actor, round_=round_, seat=seat, keys=keys, answer=answer, channel=channel, evidence=evidence
        )
        tell(holders([seat.office_id], {Role.APPROVER}), kind="reporting.confirm", link=reply_link(stage))

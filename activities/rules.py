"""What the content of a record must hold: the same sentences at the field of the form and at the button."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from activities.record import RecordData
from activities.states import NEEDS_CONSENSUS, ConsensusKind, Form
from kernel.errors import Objection

SECRETARIAT = lazy("the secretariat")


def missing(data: RecordData) -> list[Objection]:
    """What a record lacks before it can be submitted."""
    wanted = (
        (data.title.strip(), "title", _("Write a title.")),
        (data.forms, "forms", _("Choose at least one form of cooperation.")),
        (data.precision, "precision", _("Say how exactly you know the date.")),
        (data.parties, "states", _("Name at least one party.")),
    )
    return [Objection(sentence, field=name) for value, name, sentence in wanted if not value]


def consensus_missing(data: RecordData, *, timing: str) -> list[Objection]:
    """The objection to a confirmed 8(d) activity whose consensus is recorded nowhere."""
    if Form.OTHER not in data.forms or timing not in NEEDS_CONSENSUS or data.consensus_kind:
        return []
    sentence = _("Form 8(d) can be confirmed only after consensus. Say where the consensus is recorded.")
    return [Objection(sentence, owner=str(SECRETARIAT), field="consensus_kind")]


def consensus_place_missing(data: RecordData) -> list[Objection]:
    """What is recorded elsewhere says where."""
    if data.consensus_kind != ConsensusKind.ELSEWHERE or data.consensus_reference:
        return []
    return [Objection(_("Write where the consensus is recorded."), field="consensus_reference")]

"""What the content of a record must hold: the same sentences at the field of the form and at the button."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from activities.record import RecordData
from activities.states import (
    ANNOUNCED,
    NEEDS_CONSENSUS,
    ConsensusKind,
    Delegation,
    Form,
    Timing,
    awaits_consensus,
    consensus_known,
)
from kernel import clock
from kernel.errors import Objection
from mechanisms.selectors.clauses import Offered

SECRETARIAT = lazy("the secretariat")
ABOVE_WORKING_LEVEL = frozenset({Delegation.MINISTERIAL, Delegation.CHIEFS})


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
    if nowhere := place_missing(data.consensus_kind, data.consensus_reference):
        return nowhere
    if timing not in NEEDS_CONSENSUS or not awaits_consensus(data.forms, data.consensus_kind, data.consensus_reference):
        return []
    sentence = _("Form 8(d) can be confirmed only after consensus. Say where the consensus is recorded.")
    return [Objection(sentence, owner=str(SECRETARIAT), field="consensus_kind")]


def not_begun(data: RecordData) -> list[Objection]:
    """The objection to an activity that took place and whose first day, as far as it is known, is after today."""
    if data.timing != Timing.TOOK_PLACE or data.date_from is None or data.date_from <= clock.today():
        return []
    return [Objection(_("It is still to come: choose Planned or Confirmed, or correct the date."), field="timing")]


def already_past(data: RecordData) -> list[Objection]:
    """The objection to an announced activity whose last day is before today; of a month or a year that is its last."""
    if data.timing not in ANNOUNCED or data.date_to is None or data.date_to >= clock.today():
        return []
    sentence = _("This day is past. Say whether the activity took place, was postponed or was cancelled.")
    return [Objection(sentence, field="timing")]


def place_missing(kind: str, reference: str) -> list[Objection]:
    """A consensus that is recorded elsewhere says where."""
    if kind != ConsensusKind.ELSEWHERE or consensus_known(kind, reference):
        return []
    return [Objection(_("Write where the consensus is recorded."), field="consensus_reference")]


def not_in_force(data: RecordData, offered: Iterable[Offered]) -> list[Objection]:
    """A record keeps the clauses that were in force on its date (DESIGN §2.8)."""
    sentence = _("“%(label)s” of %(title)s was not in force on that date (%(validity)s). Untick it.")
    return [
        Objection(sentence % {"label": label, "title": each.title, "validity": each.validity}, field="clauses")
        for each in offered
        if not each.document_in_force(data.date_from, data.date_to)
        for code, label in each.clauses
        if code in data.clauses
    ]


def cautions(data: RecordData) -> list[str]:
    """What the writer may want to think of again; it stops no draft (¶8(b), DESIGN §2.9)."""
    found = [objection.sentence for objection in not_begun(data)]
    if Form.VISIT in data.forms and data.delegation in ABOVE_WORKING_LEVEL:
        found.append(_("Form 8(b) is for visits at working level. A visit of this level is usually logged as 8(a)."))
    return found

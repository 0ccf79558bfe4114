"""What differs between two texts of a record, field by field, in a reader's words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from activities.record import Party, Place, RecordData
from activities.states import (
    OUTSIDE,
    ConsensusKind,
    Delegation,
    Level,
    Mode,
    Relevance,
    Role,
    Sector,
    Timing,
    paragraph,
)
from kernel.ui.dates import when_words

Show = Callable[[str], str]
Names = Mapping[str, str]
PLAIN: dict[str, Any] = {
    "title": lazy("Title"),
    "summary": lazy("Summary"),
    "reportable_text": lazy("Text that may be reported"),
    "framework": lazy("Framework"),
    "mark": lazy("Handling mark"),
    "source": lazy("Source"),
    "consensus_reference": lazy("Where the consensus is recorded"),
    "practice": lazy("Best-practice note"),
}
CHOSEN: dict[str, tuple[Any, type[TextChoices]]] = {
    "timing": (lazy("What is known of it"), Timing),
    "mode": (lazy("How the sides met"), Mode),
    "level": (lazy("Level"), Level),
    "delegation": (lazy("Level of the delegations"), Delegation),
    "lead_sector": (lazy("In the lead"), Sector),
    "relevance": (lazy("Place in the report"), Relevance),
    "consensus_kind": (lazy("Consensus on an 8(d) activity"), ConsensusKind),
}
LISTED: dict[str, tuple[Any, Show]] = {
    "forms": (lazy("Form"), paragraph),
    "objectives": (lazy("Objective"), paragraph),
    "domains": (lazy("Domain"), str),
    "challenges": (lazy("Challenges"), lambda code: code.replace("_", " ")),
    "mechanisms": (lazy("Mechanisms"), str),
    "clauses": (lazy("Clauses"), lambda code: code.replace("#", " ")),
}
TICKED: dict[str, Any] = {
    "practice_shared": lazy("The note may be read by all who read the record"),
    "practice_reuse": lazy("Others may use the note"),
}


@dataclass(frozen=True)
class Difference:
    """One field before and after."""

    caps: str
    old: str
    new: str


def differences(old: RecordData, new: RecordData, names: Names) -> tuple[Difference, ...]:
    """What differs, field by field, in words; `names` says what each state is called (`state_names`)."""
    pairs = zip(_in_words(old, names), _in_words(new, names), strict=True)
    return tuple(Difference(label, before, after) for (label, before), (_label, after) in pairs if before != after)


def _in_words(data: RecordData, names: Names) -> list[tuple[str, str]]:
    """Every field of a record under its label, as a reader says it."""
    plain = [(str(label), str(getattr(data, name))) for name, label in PLAIN.items()]
    chosen = [(str(label), _choice(kind, getattr(data, name))) for name, (label, kind) in CHOSEN.items()]
    listed = [(str(label), ", ".join(map(show, getattr(data, name)))) for name, (label, show) in LISTED.items()]
    ticked = [(str(label), _("Yes") if getattr(data, name) else _("No")) for name, label in TICKED.items()]
    several = [(_("Date"), _when(data)), (_("Place"), _places(data, names)), (_("Parties"), _parties(data, names))]
    return [*plain, *several, *chosen, *listed, *ticked]


def _choice(kind: type[TextChoices], value: str) -> str:
    return str(kind(value).label) if value in kind.values else value


def _when(data: RecordData) -> str:
    return when_words(data.date_from, data.date_to, data.precision)


def _places(data: RecordData, names: Names) -> str:
    return ", ".join(place_words(place, names) for place in data.places)


def _parties(data: RecordData, names: Names) -> str:
    return ", ".join(party_words(party, names) for party in data.parties)


def place_words(place: Place, names: Names) -> str:
    """A place with the state it lies in and the other side’s name: “Prum (Cambodia), called Pak Kard by Thailand”."""
    lies = f" ({names.get(place.where, place.where)})" if place.where and place.where != OUTSIDE else ""
    other = _(", called %(name)s by %(side)s") if place.other_side else _(", also called %(name)s")
    given = {"name": place.other_name, "side": names.get(place.other_side, place.other_side)}
    return f"{place.name}{lies}" + (other % given if place.other_name else "")


def party_words(party: Party, names: Names) -> str:
    """A party with its part, its organisations and who stood for it: “Malaysia (host; Coast Guard), by its envoy”."""
    usual = Role.PARTICIPANT if party.code else Role.PARTNER
    said = [*([str(Role(party.role).label).lower()] if party.role != usual else []), *party.services]
    inside = f" ({'; '.join(said)})" if said else ""
    by = _(", represented by %(who)s") % {"who": party.represented_by} if party.represented_by else ""
    return f"{names.get(party.code, party.name)}{inside}{by}"

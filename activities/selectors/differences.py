"""What differs between two texts of a record, field by field, in a reader's words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from activities.record import RecordData
from activities.states import ConsensusKind, Level, Mode, Relevance, Sector, Timing, paragraph
from kernel.ui.dates import when_words

Show = Callable[[str], str]
PLAIN: dict[str, Any] = {
    "title": lazy("Title"),
    "summary": lazy("Summary"),
    "reportable_text": lazy("Text that may be reported"),
    "place": lazy("Place"),
    "framework": lazy("Framework"),
    "mark": lazy("Handling mark"),
    "source": lazy("Source"),
    "consensus_reference": lazy("Where the consensus is recorded"),
}
CHOSEN: dict[str, tuple[Any, type[TextChoices]]] = {
    "timing": (lazy("What is known of it"), Timing),
    "mode": (lazy("How the sides met"), Mode),
    "level": (lazy("Level"), Level),
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
}


@dataclass(frozen=True)
class Difference:
    """One field before and after."""

    caps: str
    old: str
    new: str


def differences(old: RecordData, new: RecordData) -> tuple[Difference, ...]:
    """What differs, field by field, in words."""
    pairs = zip(_in_words(old), _in_words(new), strict=True)
    return tuple(Difference(label, before, after) for (label, before), (_label, after) in pairs if before != after)


def _in_words(data: RecordData) -> list[tuple[str, str]]:
    """Every field of a record under its label, as a reader says it."""
    plain = [(str(label), str(getattr(data, name))) for name, label in PLAIN.items()]
    chosen = [(str(label), _choice(kind, getattr(data, name))) for name, (label, kind) in CHOSEN.items()]
    listed = [(str(label), ", ".join(map(show, getattr(data, name)))) for name, (label, show) in LISTED.items()]
    return [*plain, (_("Date"), _when(data)), (_("Parties"), _parties(data)), *chosen, *listed]


def _choice(kind: type[TextChoices], value: str) -> str:
    return str(kind(value).label) if value in kind.values else value


def _when(data: RecordData) -> str:
    return when_words(data.date_from, data.date_to, data.precision)


def _parties(data: RecordData) -> str:
    return ", ".join(party.code or party.organisation for party in data.parties)

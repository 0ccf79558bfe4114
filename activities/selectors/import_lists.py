"""The words that a file may hold for each list: the register as this person sees it, and the lists of the paper."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from activities.importing.words import Lists, Vocabulary, fold
from activities.places import OUTSIDE_ASEAN
from activities.states import (
    OUTSIDE,
    ConsensusKind,
    Delegation,
    Domain,
    Form,
    Level,
    Mode,
    Objective,
    Relevance,
    Sector,
    Timing,
    paragraph,
)
from kernel.access.actor import Actor
from kernel.members.models import Office
from kernel.members.states import OfficeKind
from mechanisms.models import Challenge, Clause, Mechanism

ALSO_STATES = {"Brunei": "BN", "Laos": "LA", "Burma": "MM", "East Timor": "TL", "Vietnam": "VN"}
SCOPE = [("no", lazy("No")), ("part", lazy("Part")), ("whole", lazy("Whole"))]
CHOICES: dict[str, type[TextChoices]] = {
    "mode": Mode,
    "level": Level,
    "delegation": Delegation,
    "domains": Domain,
    "lead_sector": Sector,
    "relevance": Relevance,
    "timing": Timing,
    "consensus_kind": ConsensusKind,
}
PARAGRAPHS: dict[str, type[TextChoices]] = {"forms": Form, "objectives": Objective}


def vocabularies_for(actor: Actor) -> Lists:
    """Every list, with the register in five queries."""
    mechanisms = Mechanism.objects.visible_to(actor)
    challenges = Challenge.objects.visible_to(actor)
    clauses = Clause.objects.visible_to(actor).select_related("document")
    states = _states(Office.objects.visible_to(actor))
    return {
        **{key: Vocabulary.of(_chosen(choices)) for key, choices in CHOICES.items()},
        **{key: _in_paper(choices) for key, choices in PARAGRAPHS.items()},
        "scope": Vocabulary.of(SCOPE, also={_("yes"): "whole", _("mixed"): "part"}),
        "mark": Vocabulary.of((mark, mark) for mark in settings.HANDLING_MARKS),
        "states": states,
        "where": _and_outside(states),
        "clauses": Vocabulary.of((clause.code, clause.code.replace("#", " ")) for clause in clauses),
        "mechanisms": _register((m.code, m.short, [m.name, *m.aliases]) for m in mechanisms),
        "challenges": _register((c.code, c.label, c.alternatives) for c in challenges),
    }


def _chosen(choices: type[TextChoices]) -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in choices.choices if value]


def _in_paper(choices: type[TextChoices]) -> Vocabulary:
    """Codes of the paper, shown with their paragraph: the paragraph alone will do."""
    shown = [(str(code), f"{paragraph(str(code))} {label}") for code, label in choices.choices]
    words = {word: str(code) for code, label in choices.choices for word in (paragraph(str(code)), str(label))}
    return Vocabulary.of(shown, also=words)


def _states(offices: Any) -> Vocabulary:
    """Member States in ASEAN's order, also by their full names and in their own languages."""
    rows = list(offices.filter(kind=OfficeKind.STATE).order_by("asean_order").prefetch_related("local_names"))
    names = {word: row.code for row in rows for word in (row.iso3, row.running_name, row.formal_name) if word}
    local = {name.text: row.code for row in rows for name in row.local_names.all()}
    return Vocabulary.of([(row.code, row.name) for row in rows], also=ALSO_STATES | local | names)


def _and_outside(states: Vocabulary) -> Vocabulary:
    """Where a place may lie: also in no Member State."""
    label = str(OUTSIDE_ASEAN)
    return Vocabulary({**states.shown, OUTSIDE: label}, {**states.codes, fold(label): OUTSIDE})


def _register(rows: Iterable[tuple[str, str, list[str]]]) -> Vocabulary:
    found = list(rows)
    words = {word: code for code, _shown, others in found for word in others}
    return Vocabulary.of([(code, shown) for code, shown, _others in found], also=words)

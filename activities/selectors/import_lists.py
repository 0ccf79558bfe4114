"""The words that a file may hold for each list: the register as this person sees it, and the lists of the paper."""

from collections.abc import Iterable
from dataclasses import replace
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
from kernel.members.states import USUAL_SPELLINGS, OfficeKind
from mechanisms.meanings import meanings
from mechanisms.models import Challenge, Clause, Mechanism

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
        "scope": Vocabulary.of(SCOPE, also=[(_("yes"), "whole"), (_("mixed"), "part")]),
        "mark": Vocabulary.of((mark, mark) for mark in settings.HANDLING_MARKS),
        "states": states,
        "where": _and_outside(states),
        "clauses": Vocabulary.of((clause.code, clause.code.replace("#", " ")) for clause in clauses),
        "mechanisms": _mechanisms(mechanisms),
        "challenges": _challenges(challenges),
    }


def _chosen(choices: type[TextChoices]) -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in choices.choices if value]


def _in_paper(choices: type[TextChoices]) -> Vocabulary:
    """Codes of the paper, shown with their paragraph: the paragraph alone will do."""
    shown = [(str(code), f"{paragraph(str(code))} {label}") for code, label in choices.choices]
    words = [(word, str(code)) for code, label in choices.choices for word in (paragraph(str(code)), str(label))]
    return Vocabulary.of(shown, also=words)


def _states(offices: Any) -> Vocabulary:
    """Member States in ASEAN's order, also by their full names, in their own languages and as people spell them."""
    rows = list(offices.filter(kind=OfficeKind.STATE).order_by("asean_order").prefetch_related("local_names"))
    names = [(word, row.code) for row in rows for word in (row.iso3, row.running_name, row.formal_name) if word]
    local = [(name.text, row.code) for row in rows for name in row.local_names.all()]
    usual = [(word, code) for code, words in USUAL_SPELLINGS.items() for word in words]
    return Vocabulary.of([(row.code, row.name) for row in rows], also=[*usual, *local, *names])


def _and_outside(states: Vocabulary) -> Vocabulary:
    """Where a place may lie: also in no Member State."""
    label = str(OUTSIDE_ASEAN)
    shown, codes = {**states.shown, OUTSIDE: label}, {**states.codes, fold(label): OUTSIDE}
    return replace(states, shown=shown, codes=codes)


def _mechanisms(mechanisms: Iterable[Mechanism]) -> Vocabulary:
    """By an abbreviation that means one alone, else by its name in full."""
    rows = list(mechanisms)
    meant = meanings(rows)
    shown = [(row.code, row.name if len(meant.get(row.short, ())) > 1 else row.short) for row in rows]
    words = [(word, code) for word, codes in meant.items() for code in codes]
    return Vocabulary.of(shown, also=words, names={row.code: row.name for row in rows})


def _challenges(challenges: Iterable[Challenge]) -> Vocabulary:
    rows = list(challenges)
    words = [(word, row.code) for row in rows for word in row.alternatives]
    return Vocabulary.of([(row.code, row.label) for row in rows], also=words)

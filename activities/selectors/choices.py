"""What the boxes of the form and the filters offer this person."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from activities.states import PAPER_DATE
from kernel.access.actor import Actor
from kernel.members.models import Establishment, Office
from kernel.members.selectors import Roll, roll_of
from kernel.members.states import Body, OfficeKind
from kernel.ui.dates import day_words
from kernel.ui.words import Words
from mechanisms.models import Challenge, Mechanism
from mechanisms.selectors.clauses import Offered, clauses_to_offer

Pairs = list[tuple[str, str]]
ADOPTION = date(*PAPER_DATE)  # who joined later has a note beside its name


@dataclass(frozen=True)
class Lists:
    """Member States in ASEAN order, also as they read inside a sentence, challenges in the order of ¶2, mechanisms."""

    states: Pairs
    running: dict[str, str]
    challenges: Pairs
    mechanisms: Pairs
    roll: Roll


@dataclass(frozen=True)
class Choices(Lists):
    """What the form asks beside them: the organisations of each state, the clauses of each document."""

    services: dict[str, Pairs]
    clauses: list[Offered]


def lists_for(actor: Actor) -> Lists:
    """The lists of the filters, in four queries."""
    roll = roll_of(Body.ADMM)
    later = {
        code: _("Member from %(day)s") % {"day": day_words(day)} for code, day in roll.joined_after(ADOPTION).items()
    }
    offices = Office.objects.visible_to(actor).filter(kind=OfficeKind.STATE).order_by("asean_order")
    states = list(offices.values_list("code", "name", "running_name"))
    return Lists(
        states=[(code, Words(name, note=later.get(code, ""))) for code, name, _running in states],
        running={code: running for code, _name, running in states},
        challenges=list(Challenge.objects.visible_to(actor).values_list("code", "label")),
        mechanisms=mechanism_choices(actor),
        roll=roll,
    )


def choices_for(actor: Actor) -> Choices:
    """The lists of one form, in six queries."""
    return Choices(**vars(lists_for(actor)), services=services_of_states(actor), clauses=clauses_to_offer(actor))


def services_of_states(actor: Actor) -> dict[str, Pairs]:
    """The organisations of each state in the register; what stands under another ministry than defence says so."""
    rows = (
        Establishment.objects.visible_to(actor).filter(office__kind=OfficeKind.STATE).order_by("office", "kind", "pk")
    )
    found: dict[str, Pairs] = {}
    for code, name, under in rows.values_list("office__code", "name_en", "under"):
        note = _("Under: %(under)s") % {"under": under} if under and not under.startswith("defence") else ""
        found.setdefault(code, []).append((name, Words(name, note=note)))
    return found


def mechanism_choices(actor: Actor) -> Pairs:
    """Every mechanism of the register this person sees."""
    return list(Mechanism.objects.visible_to(actor).values_list("code", "name"))

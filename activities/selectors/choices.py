"""What the boxes of the form and the filters offer this person."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kernel.access.actor import Actor
from kernel.members.models import Office
from kernel.members.states import OfficeKind
from kernel.ui.words import Words
from mechanisms.models import Challenge, Mechanism

Pairs = list[tuple[str, str]]
LATER_MEMBERS = {"TL": _("Member from 26 October 2025")}


@dataclass(frozen=True)
class Choices:
    """Member States in ASEAN order, challenges in the order of ¶2, mechanisms in the order of the register."""

    states: Pairs
    challenges: Pairs
    mechanisms: Pairs


def choices_for(actor: Actor) -> Choices:
    """The lists of one form, in three queries."""
    states = Office.objects.visible_to(actor).filter(kind=OfficeKind.STATE).order_by("asean_order")
    return Choices(
        states=[
            (code, Words(name, note=LATER_MEMBERS.get(code, ""))) for code, name in states.values_list("code", "name")
        ],
        challenges=list(Challenge.objects.visible_to(actor).values_list("code", "label")),
        mechanisms=mechanism_choices(actor),
    )


def mechanism_choices(actor: Actor) -> Pairs:
    """Every mechanism of the register this person sees."""
    return list(Mechanism.objects.visible_to(actor).values_list("code", "name"))

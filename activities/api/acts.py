"""What a person may do with a record over the API: the transitions of its machines, and the acts beside them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from activities.models import Activity
from activities.services.confirm import confirm_participation, decline_participation
from activities.services.report_wish import ask_not_to_report, lift_not_to_report
from activities.services.step import take_step
from kernel.access.actor import Actor
from kernel.access.querysets import allowed_actions
from kernel.errors import NotFound, Objection
from kernel.workflow.offers import offers
from kernel.workflow.registry import machines_of


@dataclass(frozen=True)
class Act:
    """An act that changes no state: its words, the action of the policy it needs, the service that does it."""

    label: Any
    action: str
    service: Callable[..., Activity]


ACTS = {
    "confirm_participation": Act(_("Confirm your state’s part"), "confirm", confirm_participation),
    "decline_participation": Act(_("Do not confirm your state’s part"), "confirm", decline_participation),
    "ask_not_to_report": Act(_("Ask not to report the record"), "ask_not_to_report", ask_not_to_report),
    "lift_not_to_report": Act(_("Lift your request not to report"), "ask_not_to_report", lift_not_to_report),
}


@dataclass(frozen=True)
class Possible:
    """One thing this person may do now; with objections it has to wait."""

    name: str
    label: str
    target: str | None
    comment: str
    objections: tuple[Objection, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether nothing stands against it."""
        return not self.objections


def possible_for(activity: Activity, actor: Actor) -> list[Possible]:
    """First the transitions, in the order of their machines, then the acts."""
    steps = [
        Possible(
            row.transition.name, row.transition.label, row.transition.target, row.transition.comment, row.objections
        )
        for row in offers(activity, actor, include_hidden=True)
    ]
    allowed = allowed_actions(actor, activity)
    acts = [Possible(name, str(act.label), None, "none") for name, act in ACTS.items() if act.action in allowed]
    return steps + acts


def carry_out(name: str, *, actor: Actor, activity: Activity, version: int, said: dict[str, Any]) -> Activity:
    """Do it by its name; `NotFound` when there is no such thing."""
    if name in ACTS:
        return ACTS[name].service(actor=actor, activity=activity, version=version)
    if not any(name in machine.by_name for machine in machines_of(Activity._meta.label)):
        raise NotFound
    return take_step(actor=actor, activity=activity, name=name, version=version, **said)

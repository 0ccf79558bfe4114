"""What this person can do now, with every reason why something must wait: feeds buttons and API."""

from dataclasses import dataclass

from kernel.access.actor import Actor
from kernel.access.querysets import allowed_actions
from kernel.errors import Objection
from kernel.workflow.fire import Firing
from kernel.workflow.machine import Machine, Transition
from kernel.workflow.models import Tracked
from kernel.workflow.registry import machines_of


@dataclass(frozen=True)
class Offer:
    """One transition that exists for this person now; with objections it is shown, but must wait."""

    machine: Machine
    transition: Transition
    objections: tuple[Objection, ...]

    @property
    def ready(self) -> bool:
        """Whether it can be fired at once."""
        return not self.objections


def offers(obj: Tracked, actor: Actor, *machines: Machine, include_hidden: bool = False) -> list[Offer]:
    """The transitions of these machines (all of the model's by default) that are this person's to do now."""
    allowed = allowed_actions(actor, obj)
    return [
        Offer(machine, transition, _objections(obj, actor, transition))
        for machine in machines or machines_of(obj._meta.label)
        for transition in machine.from_state(getattr(obj, machine.field))
        if transition.name in allowed and (include_hidden or not transition.hidden)
    ]


def _objections(obj: Tracked, actor: Actor, transition: Transition) -> tuple[Objection, ...]:
    firing = Firing(actor, transition)
    return tuple(objection for guard in transition.guards for objection in guard(obj, firing))

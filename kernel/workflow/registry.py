"""The machines of the house, by the label of their model and field."""

from kernel.audit.verbs import register_verbs
from kernel.workflow.machine import Machine

_machines: dict[str, Machine] = {}


def register(machine: Machine) -> None:
    """Add a machine and its audit verbs."""
    _machines[machine.name] = machine
    register_verbs(machine.verbs())


def all_machines() -> list[Machine]:
    """Every machine, by name."""
    return [_machines[name] for name in sorted(_machines)]


def machines_of(label: str) -> list[Machine]:
    """The machines of a model, given its label."""
    return [machine for machine in all_machines() if machine.model.lower() == label.lower()]


def machine_with(label: str, transition: str) -> Machine:
    """The machine of a model that has this transition; KeyError when none has."""
    for machine in machines_of(label):
        if transition in machine.by_name:
            return machine
    raise KeyError(f"{label} has no transition “{transition}”.")

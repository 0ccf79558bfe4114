"""Start-up checks over all machines: unknown, unreachable, dead end, nobody may fire."""

from collections import Counter
from typing import Any

from django.core.checks import CheckMessage, Error, register

from kernel.workflow.registry import all_machines


@register("workflow")
def check_machines(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Every fault of every machine, as an error."""
    faults = [fault for machine in all_machines() for fault in machine.faults()]
    return [Error(fault, id="workflow.E001") for fault in [*faults, *_named_twice()]]


def _named_twice() -> list[str]:
    """Two machines of one model may not share a transition's name: it is an action of the model's policy."""
    names = Counter((machine.model, row.name) for machine in all_machines() for row in machine.transitions)
    return [f"{model}: two transitions are called “{name}”." for (model, name), times in names.items() if times > 1]

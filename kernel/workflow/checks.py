"""Start-up checks over all machines: unknown, unreachable, dead end, nobody may fire."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from kernel.workflow.registry import all_machines


@register("workflow")
def check_machines(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Every fault of every machine, as an error."""
    return [Error(fault, id="workflow.E001") for machine in all_machines() for fault in machine.faults()]

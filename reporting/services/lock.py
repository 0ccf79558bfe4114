"""The order of the locks: a stage before its round, an earlier stage before a later one."""

from kernel.errors import Stale
from reporting.models import Stage


def lock_stage(stage: Stage, *, version: int | None = None) -> Stage:
    """The stage as it is now, held until the transaction ends; `Stale` when it moved on since `version`."""
    rows = Stage.objects.select_for_update(of=("self",), no_key=True).select_related("cycle", "meeting", "round")
    row: Stage = rows.get(pk=stage.pk)
    if version is not None and row.version != version:
        raise Stale
    return row

"""What the report tells the rest of the portal; ids only."""

from dataclasses import dataclass

from kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class StageSettled(Event):
    """A text was settled: the records it cites are locked from now on."""

    stage_id: int
    activity_ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class PackReleased(Event):
    """A pack is open to the Member States."""

    pack_id: int

"""Facts that travel upwards. `portal/wiring.py` is the one table of who reacts to what."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Reaction = Callable[[Any], None]
_reactions: dict[type["Event"], tuple[Reaction, ...]] = {}


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened: ids and facts only, never a model instance."""


def wire(table: Mapping[type[Event], Sequence[Reaction]]) -> None:
    """Install the table of event and reactions; called once, by the roof."""
    _reactions.clear()
    _reactions.update({event: tuple(reactions) for event, reactions in table.items()})


def publish(event: Event) -> None:
    """Run the reactions at once, inside the caller's transaction: they only write rows."""
    for reaction in _reactions.get(type(event), ()):
        reaction(event)

"""What a figure is: a baseline and a candidate that answer alike, and how their time is taken."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.cast import Cast

Pair = tuple[Callable[[], object], Callable[[], object]]


@dataclass(frozen=True)
class Figure:
    """One comparison; `processor` counts the processor's time of this process, not the time on the wall."""

    pair: Callable[[Cast], Pair]
    processor: bool = False

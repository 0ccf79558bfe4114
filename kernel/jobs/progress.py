"""How work says how far it is. Services know only this protocol; a test passes a list's append, a worker its writer."""

from typing import Protocol


class Progress(Protocol):
    """Called between steps; raises when the work shall end here."""

    def __call__(self, done: int, total: int, message: str) -> None:
        """`done` of `total` steps are behind, and `message` says what comes now."""


class Ended(Exception):
    """The work shall end here: it was stopped, or another worker has it now."""


class Stopped(Ended):
    """Somebody asked for the work to be stopped."""


class Lost(Ended):
    """Another worker has claimed the job; nothing this one does counts any more."""


def silent(done: int, total: int, message: str) -> None:
    """Progress nobody looks at."""

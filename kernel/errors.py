"""The error tree of the house. Services raise, one middleware and one API handler answer."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Objection:
    """One reason why an action must wait: a sentence, whose it is, where to mend it."""

    sentence: str
    owner: str = ""
    link: str = ""
    field: str = ""


class PortalError(Exception):
    """Something a person should read as a sentence."""

    status = 400
    sentence = "This could not be done."

    def __init__(self, sentence: str = "") -> None:
        super().__init__(sentence or self.sentence)
        self.sentence = sentence or self.sentence


class NotFound(PortalError):
    """Not there, or not there for this person: both look alike."""

    status = 404
    sentence = "There is no such page, or it is not open to you."


class Forbidden(PortalError):
    """Visible, but not this person's to do."""

    status = 403
    sentence = "This step belongs to another post."


class Stale(PortalError):
    """Somebody else changed it since the page was opened."""

    status = 409
    sentence = "Somebody changed this after you opened the page. Nothing was saved over it."


class TooLate(Stale):
    """The step was possible once: the row has moved on to a state that it does not leave from."""


class Objected(PortalError):
    """The data says no, and says every reason at once."""

    status = 422
    sentence = "This cannot be done yet."

    def __init__(self, objections: Iterable[Objection] | str) -> None:
        self.objections = [Objection(objections)] if isinstance(objections, str) else list(objections)
        super().__init__(" ".join(objection.sentence for objection in self.objections))

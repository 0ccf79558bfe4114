"""What waits for a person: one line of the home page, given by each app's `selectors.waiting`."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Waiting:
    """A question or task, what it is about, where it is done, and the verb of its button."""

    title: str
    about: str
    link: str
    verb: str = "Open"
    until: datetime | None = None

"""Who acts and signs: a person, never the house itself."""

from kernel.access.actor import Actor
from kernel.errors import Forbidden


def person_of(actor: Actor) -> int:
    """The id of the person who acts; the house itself has none and is refused."""
    if actor.person_id is None:
        raise Forbidden
    return actor.person_id

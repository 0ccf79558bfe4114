"""How a reader stands to a thing: the list that the access matrix and the oracle share. A new relation is one row."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kernel.access.actor import SECRETARIAT, STATE, Role

STATE_ROLES = tuple(sorted(STATE))
HOUSE_ROLES = tuple(sorted((*SECRETARIAT, Role.ADMINISTRATOR, Role.AUDITOR)))
CAST_WORD = {Role.FOCAL_POINT: "focal", Role.APPROVER: "approver", Role.OFFICIAL: "official"}
NOBODY = "nobody"

OWN, NAMED, ASKED, OTHER = "own office", "named party", "party that asked", "other state"
SEATED, UNSEATED, CHAIR = "seated state", "state without a seat", "Chair"
HOUSE, CLOSED, SIGNED_OUT = "secretariat", "closed post", "signed out"
OF_RECORDS, OF_ROUNDS = frozenset({"activities.Activity"}), frozenset({"reporting.Stage", "consensus.Round"})


def nothing(cast: Any, person: Any, thing: Any) -> None:
    """Most relations follow from the thing itself; an exceptional grant is given here."""


@dataclass(frozen=True)
class Relation:
    """One relation: where its people sit, in which roles, to which models it belongs (all if none is named)."""

    name: str
    office: str
    roles: tuple[str, ...] = STATE_ROLES
    models: frozenset[str] = frozenset()
    prepare: Callable[[Any, Any, Any], None] = nothing

    def fits(self, model: str) -> bool:
        """Whether people stand so to things of this model."""
        return not self.models or model in self.models


RELATIONS = (
    Relation(OWN, "VN", models=OF_RECORDS | {"jobs.Job"}),
    Relation(NAMED, "KH", models=OF_RECORDS),
    Relation(ASKED, "LA", models=OF_RECORDS),
    Relation(SEATED, "KH", models=OF_ROUNDS),
    Relation(UNSEATED, "TL", models=OF_ROUNDS),
    Relation(CHAIR, "VN", (Role.APPROVER,), models=OF_ROUNDS),
    Relation(OTHER, "TH"),
    Relation(HOUSE, "SEC", HOUSE_ROLES),
    Relation(CLOSED, "VN", (Role.FOCAL_POINT,)),
    Relation(SIGNED_OUT, "", (NOBODY,)),
)


def person_of(cast: Any, relation: Relation, role: str) -> Any:
    """Somebody of the cast who stands so; None is a visitor who is not signed in."""
    if relation.name == SIGNED_OUT:
        return None
    if relation.name == CLOSED:
        return cast.closed
    if relation.office == "SEC":
        return getattr(cast, str(role))
    return getattr(cast, f"{relation.office.lower()}_{CAST_WORD[Role(role)]}")

"""How a reader stands to a thing: the list that the access matrix and the oracle share. A new relation is one row."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType

from kernel.access.actor import SECRETARIAT, STATE, Role

STATE_ROLES = tuple(sorted(STATE))
HOUSE_ROLES = tuple(sorted((*SECRETARIAT, Role.ADMINISTRATOR, Role.AUDITOR)))
CAST_WORD = {Role.FOCAL_POINT: "focal", Role.APPROVER: "approver", Role.OFFICIAL: "official"}
NOBODY = "nobody"

OWN, NAMED, ASKED, OTHER = "own office", "named party", "party that asked", "other state"
SEATED, UNSEATED, CHAIR = "seated state", "state without a seat", "Chair"
HOUSE, CLOSED, SIGNED_OUT = "secretariat", "closed post", "signed out"
CO_AUTHOR, READER = "co-author", "named reader"
OF_RECORDS = frozenset({"activities.Activity", "activities.Attachment", "activities.ClearanceScan"})
OF_ROUNDS = frozenset({"reporting.Stage", "consensus.Round"})
OF_PACKS = frozenset({"reporting.Pack"})
OF_OFFICES = frozenset(
    {
        *("accounts.Post", "accounts.Invitation", "accounts.TwoPersonRequest", "accounts.CodeSheet"),
        *(
            "accounts.ApiToken",
            "activities.SavedView",
            "activities.ImportRun",
            "audit.Entry",
            "jobs.Job",
            "members.Office",
            "members.RoleDeclaration",
            "portal.Removal",
        ),
    }
)
GRANTED = {CO_AUTHOR: ("activities.ActivityGrant", "co_author"), READER: ("reporting.PackGrant", "reader")}


def nothing(cast: Any, person: Any, thing: Any) -> None:
    """Most relations follow from the thing itself; an exceptional grant is given here."""


def grant(relation: str) -> Callable[[Any, Any, Any], None]:
    """Gives the person of this relation its grant on the thing; the row itself, whatever state the thing is in."""

    def given(cast: Any, person: Any, thing: Any) -> None:
        table, role = GRANTED[relation]
        thing = getattr(thing, "activity", thing)  # whoever writes in a record adds its files
        of = ContentType.objects.get_for_model(type(thing))
        apps.get_model(table)._base_manager.create(
            user=person.user,
            office=person.office,
            permission=Permission.objects.get(content_type=of, codename=role),
            content_object=thing,
            reason="To prepare it.",
            granted_by=cast.vn_focal.user,
        )

    return given


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
    Relation(OWN, "VN", models=OF_RECORDS | OF_OFFICES),
    Relation(NAMED, "KH", models=OF_RECORDS),
    Relation(ASKED, "LA", models=OF_RECORDS),
    Relation(SEATED, "KH", models=OF_ROUNDS),
    Relation(UNSEATED, "TL", models=OF_ROUNDS),
    Relation(CHAIR, "VN", (Role.APPROVER,), models=OF_ROUNDS),
    Relation(CO_AUTHOR, "MY", (Role.FOCAL_POINT,), OF_RECORDS, grant(CO_AUTHOR)),
    Relation(READER, "MY", models=OF_PACKS, prepare=grant(READER)),
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

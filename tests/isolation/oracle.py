"""Who may do what, written by hand from DESIGN §4. It never asks the policy: the access matrix compares the two.

A rule says: these roles, standing so, in these situations. What no rule says is refused.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.isolation.relations import ASKED, CHAIR, CLOSED, HOUSE, NAMED, OTHER, OWN, SEATED, SIGNED_OUT, UNSEATED

ANY: frozenset[str] = frozenset()
STAFF = frozenset({"officer", "publisher"})
OFFICER, PUBLISHER, APPROVER = frozenset({"officer"}), frozenset({"publisher"}), frozenset({"approver"})
STATE = frozenset({"focal_point", "approver", "official"})
ANSWERING = frozenset({"focal_point", "approver"})
WRITERS = ANSWERING | OFFICER
CONTENT = STAFF | STATE
EVERY_ROLE = CONTENT | {"administrator", "auditor"}
OWNER = "the owner"
A_STATE = frozenset({SEATED, UNSEATED, CHAIR, OTHER})
A_SEAT = frozenset({SEATED, CHAIR, OTHER})  # Thailand is the other state, and has a seat like every member of a body


@dataclass(frozen=True)
class Rule:
    """These roles, standing so, in these situations; an empty set of either means any."""

    roles: frozenset[str]
    standing: frozenset[str] = ANY
    situations: frozenset[str] = ANY

    def allows(self, role: str, standing: str, situation: str) -> bool:
        """Whether this rule speaks for it."""
        fits = not self.standing or standing in self.standing
        return fits and role in self.roles and (not self.situations or situation in self.situations)


def of(*names: str) -> frozenset[str]:
    return frozenset(names)


# Visibility of an activity: who reads it beside its owner's office.
NOBODY_ELSE, SECRETARIAT = of(), of(HOUSE)
PARTIES, THE_ONE_THAT_ASKED, EVERYBODY = (
    of(HOUSE, NAMED, ASKED),
    of(HOUSE, ASKED),
    of(HOUSE, NAMED, ASKED, OTHER),
)
READERS = {
    "draft": NOBODY_ELSE,
    "cleared": NOBODY_ELSE,
    "recalled": NOBODY_ELSE,
    "discarded": NOBODY_ELSE,
    "discarded after return": NOBODY_ELSE,
    "submitted": SECRETARIAT,
    "returned": SECRETARIAT,
    "held": SECRETARIAT,
    "set aside": SECRETARIAT,
    "withdrawn": SECRETARIAT,
    "asked": PARTIES,
    "withheld": THE_ONE_THAT_ASKED,
    "shared": EVERYBODY,
    "correction, draft": NOBODY_ELSE,
    "correction, submitted": PARTIES,
    "correction of a withheld record": SECRETARIAT,
    "correction, returned": SECRETARIAT,
    "correction, applied": SECRETARIAT,
}
DRAFTS = of("draft", "recalled", "correction, draft")
WITH_OWNER = DRAFTS | of("returned", "correction, returned")
CORRECTIONS_SENT = of("correction, submitted", "correction of a withheld record")
RECORDS_SENT = of("submitted", "held")
ACCEPTED = of("asked", "shared", "withheld", "set aside")
OPEN_TO_PARTIES = of("asked", "shared")
BY_OWNER, BY_HOUSE, BY_PARTY = of(OWNER), of(HOUSE), of(NAMED, ASKED)

ACTIVITY: dict[str, tuple[Rule, ...]] = {
    "view": (
        Rule(CONTENT, BY_OWNER),
        *(Rule(CONTENT, who, of(situation)) for situation, who in READERS.items() if who),
    ),
    "log": (Rule(WRITERS, BY_OWNER),),
    "save": (Rule(WRITERS, BY_OWNER),),
    "edit": (Rule(WRITERS, BY_OWNER, WITH_OWNER),),
    "submit": (Rule(WRITERS, BY_OWNER, WITH_OWNER | of("cleared")),),
    "discard": (Rule(WRITERS, BY_OWNER, WITH_OWNER | of("cleared")),),
    "clear": (Rule(APPROVER, BY_OWNER, DRAFTS),),
    "reopen": (Rule(ANSWERING, BY_OWNER, of("cleared")),),
    "recall": (Rule(WRITERS, BY_OWNER, RECORDS_SENT | CORRECTIONS_SENT),),
    "withdraw": (Rule(WRITERS, BY_OWNER, ACCEPTED),),
    "propose_correction": (Rule(WRITERS, BY_OWNER, ACCEPTED),),
    **{
        step: (Rule(WRITERS, BY_OWNER, ACCEPTED),)
        for step in ("plan", "confirm_timing", "note_held", "postpone", "cancel")
    },
    "accept": (Rule(OFFICER, BY_HOUSE, RECORDS_SENT),),
    "apply": (Rule(OFFICER, BY_HOUSE, CORRECTIONS_SENT),),
    "send_back": (Rule(OFFICER, BY_HOUSE, RECORDS_SENT | CORRECTIONS_SENT),),
    "hold": (Rule(OFFICER, BY_HOUSE, RECORDS_SENT | ACCEPTED | of("returned")),),
    "record_consensus": (Rule(OFFICER, BY_HOUSE, ACCEPTED),),
    "record_basis": (Rule(PUBLISHER, BY_HOUSE, ACCEPTED | CORRECTIONS_SENT),),
    "confirm": (Rule(ANSWERING, BY_PARTY, OPEN_TO_PARTIES | of("correction, submitted")),),
    "ask_not_to_report": (
        Rule(ANSWERING, BY_PARTY, OPEN_TO_PARTIES),
        Rule(ANSWERING, of(ASKED), of("withheld")),
    ),
}

BEFORE_SEATS, OUT = of("circulated"), of("circulated", "settled", "transmitted", "outcome_recorded")
DRAFTING, FROZEN = of("drafting"), OUT - {"circulated"}
HOUSE_STAFF = Rule(STAFF, BY_HOUSE)
TEXT = {
    "view": (HOUSE_STAFF, Rule(STATE, A_STATE, OUT)),
    "edit": (Rule(STAFF, BY_HOUSE, DRAFTING | BEFORE_SEATS),),
}
STAGE = TEXT | {
    "history": (HOUSE_STAFF,),
    "positions": (HOUSE_STAFF, Rule(APPROVER, of(CHAIR), OUT)),
    "draft": (Rule(STAFF, BY_HOUSE, DRAFTING),),
    "circulate": (Rule(STAFF, BY_HOUSE, DRAFTING),),
    "reply": (Rule(APPROVER, A_SEAT, BEFORE_SEATS),),
    **{act: (Rule(STAFF, BY_HOUSE, BEFORE_SEATS),) for act in ("record_position", "extend", "settle", "take_back")},
    "compile": (Rule(STAFF, BY_HOUSE, FROZEN),),
    "transmit": (Rule(STAFF, BY_HOUSE, of("settled")),),
    "record_outcome": (Rule(STAFF, BY_HOUSE, of("settled", "transmitted")),),
}
LIVE = of("open", "continuing")
ROUND = {
    "view": (HOUSE_STAFF, Rule(APPROVER, A_SEAT)),
    "positions": (HOUSE_STAFF, Rule(APPROVER, of(CHAIR))),
    "reply": (Rule(APPROVER, A_SEAT, LIVE),),
    "continue_consultation": (Rule(STAFF, BY_HOUSE, of("open")), Rule(APPROVER, A_SEAT, of("open"))),
    "resume": (Rule(STAFF, BY_HOUSE, of("continuing")), Rule(APPROVER, A_SEAT, of("continuing"))),
    **{
        act: (Rule(STAFF, BY_HOUSE, LIVE),)
        for act in ("record_position", "edit_item", "extend", "close", "settle_at_meeting", "withdraw")
    },
}
PACK = {
    "view": (HOUSE_STAFF, Rule(STATE, of(OTHER), of("released"))),
    "download": (HOUSE_STAFF, Rule(STATE, of(OTHER), of("released"))),
    "release": (Rule(PUBLISHER, BY_HOUSE, of("compiled")),),
    "supersede": (Rule(PUBLISHER, BY_HOUSE, of("released")),),
    "withdraw": (Rule(PUBLISHER, BY_HOUSE, of("compiled", "released")),),
}
CYCLE = {
    "view": (HOUSE_STAFF, Rule(STATE, of(OTHER), of("circulated"))),
    "manage": (HOUSE_STAFF,),
}
WORK_ITEM = {"view": (HOUSE_STAFF,), "close": (HOUSE_STAFF,)}
WHO_ASKED, COLLEAGUE = "who asked for it", "colleague"
JOB = {
    "view": (Rule(CONTENT, of(WHO_ASKED)), Rule(STAFF, of(COLLEAGUE))),
    "cancel": (Rule(CONTENT, of(WHO_ASKED), of("queued", "running")),),
}
READ_BY_CONTENT = {"view": (Rule(CONTENT),)}
READ_BY_ALL = {"view": (Rule(EVERY_ROLE),)}

RULES: dict[str, dict[str, tuple[Rule, ...]]] = {
    "activities.Activity": ACTIVITY,
    "consensus.Round": ROUND,
    "jobs.Job": JOB,
    "reporting.Stage": STAGE,
    "reporting.Paragraph": TEXT,
    "reporting.AnnexRow": TEXT,
    "reporting.Pack": PACK,
    "reporting.Cycle": CYCLE,
    "reporting.WorkItem": WORK_ITEM,
    "members.Office": READ_BY_ALL,
    "members.Chair": READ_BY_ALL,
    **{
        f"members.{name}": READ_BY_CONTENT
        for name in (
            *("OfficeName", "Membership", "Establishment", "EstablishmentName", "RoleDeclaration", "LeadCountry"),
            *("RestDays", "Holiday"),
        )
    },
    **{
        f"mechanisms.{name}": READ_BY_CONTENT
        for name in ("Mechanism", "MechanismMember", "Challenge", "Document", "AdoptionEvent", "Clause", "Meeting")
    },
}


def standing_to_record(owner: str, relation: str, role: str) -> frozenset[str]:
    """To a record of the secretariat its own people are owner and secretariat; Viet Nam is then another state."""
    if owner == "SEC":
        return {HOUSE: of(OWNER, HOUSE), OWN: of(OTHER)}.get(relation, of(relation))
    return of(OWNER) if relation == OWN else of(relation)


ASKERS = {"VN": (OWN, "approver"), "SEC": (HOUSE, "officer")}


def standing_to_job(owner: str, relation: str, role: str) -> frozenset[str]:
    """Viet Nam's job was asked for by its approver, the secretariat's by an officer."""
    office, asker = ASKERS[owner]
    if relation != office:
        return of(relation)
    return of(WHO_ASKED if role == asker else COLLEAGUE)


STANDING: dict[str, Callable[[str, str, str], frozenset[str]]] = {
    "activities.Activity": standing_to_record,
    "jobs.Job": standing_to_job,
}


def may(model: str, situation: str, owner: str, role: str, relation: str, action: str) -> bool:
    """Whether somebody in this role who stands so may do this; KeyError for an action nobody wrote down here."""
    rules = RULES[model][action]
    if relation in (CLOSED, SIGNED_OUT):
        return False
    standings = STANDING.get(model, lambda _owner, there, _role: of(there))(owner, relation, role)
    return any(rule.allows(role, standing, situation) for rule in rules for standing in standings)

"""Who may do what, written by hand from DESIGN §4. It never asks the policy: the access matrix compares the two.

A rule says: these roles, standing so, in these situations. What no rule says is refused.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.isolation.relations import (
    ASKED,
    CHAIR,
    CLOSED,
    CO_AUTHOR,
    HOUSE,
    NAMED,
    OTHER,
    OWN,
    READER,
    SEATED,
    SIGNED_OUT,
    UNSEATED,
)

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
    "entered": SECRETARIAT,
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
RECORDS_SENT = of("submitted", "entered", "held")
ACCEPTED = of("asked", "shared", "withheld", "set aside")
OPEN_TO_PARTIES = of("asked", "shared")
BY_OWNER, BY_HOUSE, BY_PARTY = of(OWNER), of(HOUSE), of(NAMED, ASKED)
ON_HOLD = of("set aside")  # an accepted record, whose hold two persons decide
FOCAL = frozenset({"focal_point"})
UNACCEPTED = of(
    "draft", "recalled", "cleared", "submitted", "entered", "returned"
)  # until it is accepted, and never on hold
WRITTEN_TOGETHER = of("draft", "recalled", "returned")
AT_SECRETARIAT = frozenset(situation for situation, who in READERS.items() if HOUSE in who)
WHOLE_RECORDS = frozenset(situation for situation in READERS if not situation.startswith("correction"))

ACTIVITY: dict[str, tuple[Rule, ...]] = {
    "view": (
        Rule(CONTENT, BY_OWNER),
        *(Rule(CONTENT, who, of(situation)) for situation, who in READERS.items() if who),
        Rule(FOCAL, of(CO_AUTHOR), UNACCEPTED),
    ),
    "read_working": (Rule(CONTENT, BY_OWNER), Rule(FOCAL, of(CO_AUTHOR), UNACCEPTED)),
    "history": (
        Rule(CONTENT, BY_OWNER),
        Rule(STAFF, BY_HOUSE, AT_SECRETARIAT),
        Rule(FOCAL, of(CO_AUTHOR), UNACCEPTED),
    ),
    "name_co_authors": (Rule(ANSWERING, BY_OWNER, WHOLE_RECORDS),),
    "ask_removal": (Rule(OFFICER | APPROVER, BY_OWNER), Rule(OFFICER, BY_HOUSE, AT_SECRETARIAT)),
    "log": (Rule(WRITERS, BY_OWNER),),
    "attach": (Rule(WRITERS, BY_OWNER, WITH_OWNER), Rule(FOCAL, of(CO_AUTHOR), WRITTEN_TOGETHER)),
    "save": (Rule(WRITERS, BY_OWNER), Rule(FOCAL, of(CO_AUTHOR), UNACCEPTED)),
    "edit": (Rule(WRITERS, BY_OWNER, WITH_OWNER), Rule(FOCAL, of(CO_AUTHOR), WRITTEN_TOGETHER)),
    "submit": (Rule(WRITERS, BY_OWNER, WITH_OWNER | of("cleared")),),
    "discard": (Rule(WRITERS, BY_OWNER, WITH_OWNER | of("cleared")),),
    "confirm_entry": (Rule(ANSWERING, BY_OWNER, of("entered")),),
    "clear": (Rule(APPROVER, BY_OWNER, DRAFTS),),
    "clear_on_paper": (Rule(ANSWERING, BY_OWNER, DRAFTS),),
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
    "see_hold": (
        Rule(CONTENT, BY_OWNER, ON_HOLD),
        Rule(STAFF, BY_HOUSE, ON_HOLD),
        Rule(APPROVER, of(CHAIR), ON_HOLD),
    ),
    "propose_hold_decision": (Rule(PUBLISHER, BY_HOUSE, ON_HOLD),),
    "decide_hold": (Rule(APPROVER, of(CHAIR), ON_HOLD),),
    **{step: (Rule(OFFICER, BY_HOUSE, ACCEPTED),) for step in ("propose_merge", "merge")},
    "record_consensus": (Rule(OFFICER, BY_HOUSE, ACCEPTED),),
    "record_basis": (Rule(PUBLISHER, BY_HOUSE, ACCEPTED | CORRECTIONS_SENT),),
    "confirm": (Rule(ANSWERING, BY_PARTY, OPEN_TO_PARTIES | of("correction, submitted")),),
    "differ": (Rule(ANSWERING, BY_PARTY, OPEN_TO_PARTIES),),
    "settle_versions": (Rule(OFFICER, BY_HOUSE, ACCEPTED),),
    "ask_not_to_report": (
        Rule(ANSWERING, BY_PARTY, OPEN_TO_PARTIES),
        Rule(ANSWERING, of(ASKED), of("withheld")),
    ),
}

# A file: for all who read its record, for the secretariat, or not sent yet.
FOR_ALL, FOR_HOUSE, UNSENT = "for all", "for the secretariat", "not sent"


def files(situations: frozenset[str], *ways: str) -> frozenset[str]:
    """Files of these ways beside records in these situations."""
    return frozenset(f"{situation}, {way}" for situation in situations for way in ways)


# A file of a record that ended in a shared one: who could open it before opens it still, and nobody else.
AFTER_ASKED, AFTER_SHARED = "ended after asked", "ended after shared"
ENDED = {AFTER_ASKED: PARTIES, AFTER_SHARED: EVERYBODY}

FILE: dict[str, tuple[Rule, ...]] = {
    "view": (
        Rule(CONTENT, BY_OWNER),
        *(Rule(CONTENT, who, files(of(situation), FOR_ALL)) for situation, who in READERS.items() if who),
        *(Rule(CONTENT, who, files(of(situation), FOR_ALL)) for situation, who in ENDED.items()),
        Rule(STAFF, BY_HOUSE, files(AT_SECRETARIAT | of(*ENDED), FOR_HOUSE)),
        Rule(FOCAL, of(CO_AUTHOR), files(UNACCEPTED, FOR_ALL, FOR_HOUSE, UNSENT)),
    ),
    "remove": (
        Rule(WRITERS, BY_OWNER, files(WITH_OWNER | ACCEPTED | of(*ENDED), FOR_ALL, FOR_HOUSE, UNSENT)),
        Rule(FOCAL, of(CO_AUTHOR), files(WRITTEN_TOGETHER, FOR_ALL, FOR_HOUSE, UNSENT)),
    ),
}

# The scan of a signed sheet, wherever its record is: for the office that cleared alone.
SCAN = {"view": (Rule(STATE, BY_OWNER),), "remove": (Rule(ANSWERING, BY_OWNER),)}

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
A_READER = Rule(STATE, of(READER), of("compiled", "superseded", "withdrawn"))
PACK = {
    **{act: (HOUSE_STAFF, Rule(STATE, of(OTHER), of("released")), A_READER) for act in ("view", "download")},
    "name_readers": (Rule(PUBLISHER, BY_HOUSE),),
    "release": (Rule(PUBLISHER, BY_HOUSE, of("compiled")),),
    "supersede": (Rule(PUBLISHER, BY_HOUSE, of("released")),),
    "withdraw": (Rule(PUBLISHER, BY_HOUSE, of("compiled", "released")),),
}
CYCLE = {
    "view": (HOUSE_STAFF, Rule(STATE, of(OTHER), of("circulated"))),
    "manage": (HOUSE_STAFF,),
    "discard": (Rule(STAFF, BY_HOUSE, of("quiet")),),
}
WORK_ITEM = {"view": (HOUSE_STAFF,), "close": (HOUSE_STAFF,)}
WHO_ASKED, HOLDER, COLLEAGUE = "who asked for it", "its holder", "colleague"
ADMINISTRATOR, AUDITOR = frozenset({"administrator"}), frozenset({"auditor"})
JOB = {
    "view": (Rule(CONTENT | AUDITOR, of(WHO_ASKED)), Rule(STAFF, of(COLLEAGUE))),
    "cancel": (Rule(CONTENT | AUDITOR, of(WHO_ASKED), of("queued", "running")),),
}

# People and posts: a state's approvers keep the state's, publishers the secretariat's, administrators see all.
PEOPLE, STEWARDS = CONTENT | ADMINISTRATOR, APPROVER | PUBLISHER
SECONDS = APPROVER | STAFF  # who can be the second person
IN_OFFICE = of(HOLDER, COLLEAGUE)
POST = {
    "view": (Rule(PEOPLE, IN_OFFICE), Rule(ADMINISTRATOR, BY_HOUSE)),
    "end": (Rule(STEWARDS | ADMINISTRATOR, IN_OFFICE), Rule(ADMINISTRATOR, BY_HOUSE)),
    "hand_over": (Rule(PEOPLE, of(HOLDER)), Rule(STEWARDS, of(COLLEAGUE))),
    "read_note": (Rule(PEOPLE, of(HOLDER)), Rule(ANSWERING | STAFF, of(COLLEAGUE))),
    "stand_in": (Rule(STEWARDS, IN_OFFICE),),
    "confirm": (Rule(APPROVER, IN_OFFICE), Rule(ADMINISTRATOR, BY_HOUSE)),
    "lost_factor": (Rule(SECONDS | ADMINISTRATOR, of(COLLEAGUE)), Rule(ADMINISTRATOR, BY_HOUSE)),
}
STEWARD, ADMINISTRATORS = Rule(STEWARDS, of(COLLEAGUE)), Rule(ADMINISTRATOR)
INVITATION = {
    "view": (STEWARD, ADMINISTRATORS),
    "invite": (STEWARD,),
    "open_first": (ADMINISTRATORS,),
    "manage": (STEWARD,),  # the administrator only what the administrator issued
}
WAITS, FIRST = of("asked"), of("first approver")
ANYWHERE = of(COLLEAGUE, HOUSE)
ANSWERED = (Rule(SECONDS, of(COLLEAGUE), WAITS), Rule(STAFF, BY_HOUSE, FIRST))
REQUEST = {
    "view": (
        Rule(PEOPLE, of(WHO_ASKED)),
        Rule(SECONDS, of(COLLEAGUE)),
        Rule(ADMINISTRATOR, ANYWHERE),
        Rule(STAFF, BY_HOUSE, FIRST),
    ),
    "agree": ANSWERED,
    "decline": (*ANSWERED, Rule(ADMINISTRATOR, ANYWHERE, WAITS)),
    "agree_on_note": (Rule(ADMINISTRATOR, ANYWHERE, WAITS), Rule(ADMINISTRATOR, of(WHO_ASKED), WAITS | FIRST)),
    "withdraw": (Rule(PEOPLE, of(WHO_ASKED), WAITS | FIRST),),
}
TOKEN = {act: (Rule(CONTENT, of(HOLDER)),) for act in ("view", "revoke")}
SHEET = {act: (Rule(SECONDS, of(COLLEAGUE)),) for act in ("view", "void")}
READS_ALL = Rule(AUDITOR)
ENTRY = {
    "view": (READS_ALL, Rule(APPROVER, of(COLLEAGUE), of("own act", "act of the secretariat"))),
    **dict.fromkeys(("export", "verify", "certify"), (READS_ALL,)),
}
ASKED_BY_APPROVER, ASKED_BY_COLLEAGUE, ASKED_BY_OFFICER = of("of a draft"), of("asked by a colleague"), of("of a text")
REMOVAL = {
    "view": (Rule(APPROVER | STAFF, BY_OWNER), Rule(STAFF, BY_HOUSE, ASKED_BY_OFFICER | of("closed"))),
    "agree": (Rule(APPROVER, BY_OWNER, ASKED_BY_COLLEAGUE), Rule(PUBLISHER, of(OWNER, HOUSE), ASKED_BY_OFFICER)),
    "take_back": (
        Rule(APPROVER, of(WHO_ASKED), ASKED_BY_APPROVER),
        Rule(OFFICER, of(WHO_ASKED), ASKED_BY_OFFICER),
    ),
}
DECLARATION = {
    "view": (Rule(CONTENT, situations=of("declared", "withdrawn")), Rule(STATE, of(OWN), of("draft"))),
    "edit": (Rule(ANSWERING, of(OWN), of("draft")),),
    "set_aside": (Rule(ANSWERING, of(OWN), of("draft")),),
    "declare": (Rule(APPROVER, of(OWN), of("draft")),),
    "withdraw": (Rule(APPROVER, of(OWN), of("declared")),),
    "replace": (Rule(APPROVER, of(OWN), of("declared")),),
}

BY_STAFF = (Rule(STAFF),)
EDITED_BY_STAFF = dict.fromkeys(("create", "edit", "remove"), BY_STAFF)
READ_BY_CONTENT = {"view": (Rule(CONTENT),)} | EDITED_BY_STAFF
READ_BY_ALL = {"view": (Rule(EVERY_ROLE),)} | EDITED_BY_STAFF
READ_BY_STAFF = {"view": BY_STAFF} | EDITED_BY_STAFF
DECLARE = {
    "read_register": (Rule(CONTENT),),
    "declare_role": (Rule(ANSWERING, of(OWN)),),
    "choose_clearance": (Rule(APPROVER, of(OWN)),),
    "enter_for": (Rule(OFFICER, BY_HOUSE),),
}

RULES: dict[str, dict[str, tuple[Rule, ...]]] = {
    "accounts.ApiToken": TOKEN,
    "accounts.CodeSheet": SHEET,
    "accounts.Invitation": INVITATION,
    "accounts.Post": POST,
    "accounts.TwoPersonRequest": REQUEST,
    "activities.Activity": ACTIVITY,
    "activities.SavedView": dict.fromkeys(("view", "rename", "remove"), (Rule(CONTENT, of(WHO_ASKED)),)),
    "activities.Attachment": FILE,
    "activities.ClearanceScan": SCAN,
    "activities.ImportRun": {action: (Rule(WRITERS, of(WHO_ASKED)),) for action in ("view", "commit")},
    "audit.Entry": ENTRY,
    "consensus.Round": ROUND,
    "jobs.Job": JOB,
    "portal.Removal": REMOVAL,
    "reporting.Stage": STAGE,
    "reporting.Paragraph": TEXT | {"ask_removal": (Rule(OFFICER, BY_HOUSE, DRAFTING | BEFORE_SEATS),)},
    "reporting.AnnexRow": TEXT,
    "reporting.Pack": PACK,
    "reporting.Cycle": CYCLE,
    "reporting.WorkItem": WORK_ITEM,
    "members.Office": READ_BY_ALL | DECLARE,
    "members.Chair": READ_BY_ALL | {"hand_over": BY_STAFF, "name_posts": BY_STAFF},
    "members.LeadCountry": READ_BY_CONTENT | {"hand_over": BY_STAFF},
    "members.RoleDeclaration": DECLARATION,
    "mechanisms.Contact": READ_BY_STAFF,
    "mechanisms.ContactNote": READ_BY_STAFF | {"read_day": (Rule(CONTENT),)},
    **{
        f"members.{name}": READ_BY_CONTENT
        for name in ("OfficeName", "Membership", "Establishment", "EstablishmentName", "RestDays", "Holiday")
    },
    **{
        f"mechanisms.{name}": READ_BY_CONTENT
        for name in (
            *("Mechanism", "MechanismMember", "Session", "Challenge", "Document", "AdoptionEvent", "Clause", "Meeting"),
            "ScopeWord",
        )
    },
}


def standing_to_record(owner: str, relation: str, role: str) -> frozenset[str]:
    """To a record of the secretariat its own people are owner and secretariat; Viet Nam is then another state.

    Viet Nam's approver acts for the Chair.
    """
    if relation == CO_AUTHOR:
        return of(CO_AUTHOR, OTHER)
    chair = of(CHAIR) if relation == OWN and role == "approver" else of()
    if owner == "SEC":
        return {HOUSE: of(OWNER, HOUSE), OWN: of(OTHER)}.get(relation, of(relation)) | chair
    return (of(OWNER) if relation == OWN else of(relation)) | chair


def standing_to_pack(owner: str, relation: str, role: str) -> frozenset[str]:
    """Who may read one pack by name is also somebody of another state."""
    return of(READER, OTHER) if relation == READER else of(relation)


def asked_by(**who: str) -> Callable[[str, str, str], frozenset[str]]:
    """The standings to what this role of each owner asked for or holds, and its colleagues."""

    def standing(owner: str, relation: str, role: str) -> frozenset[str]:
        office = OWN if owner == "VN" else HOUSE
        if relation != office:
            return of(HOUSE if relation == HOUSE else OTHER)
        return of(WHO_ASKED, HOLDER) if role == who.get(owner, "") else of(COLLEAGUE)

    return standing


def standing_to_request(owner: str, relation: str, role: str) -> frozenset[str]:
    """A state's first approver is asked for by the administrator; the officers and publishers agree to it."""
    if owner == "FIRST":
        return of(WHO_ASKED if relation == HOUSE and role == "administrator" else relation)
    return asked_by(VN="focal_point", SEC="officer")(owner, relation, role)


ASKED_REMOVAL = {"VN": (OWN, "approver"), "VN, asked by staff": (HOUSE, "officer"), "SEC": (HOUSE, "officer")}


def standing_to_removal(owner: str, relation: str, role: str) -> frozenset[str]:
    """The office whose text it is, and whoever asked: an approver for a draft, an officer for what was sent."""
    own = OWN if owner.startswith("VN") else HOUSE
    stands = of(OWNER if relation == own else relation)
    return stands | of(WHO_ASKED) if ASKED_REMOVAL.get(owner) == (relation, role) else stands


STANDING: dict[str, Callable[[str, str, str], frozenset[str]]] = {
    "accounts.ApiToken": asked_by(VN="focal_point", SEC="officer"),
    "accounts.CodeSheet": asked_by(VN="focal_point", SEC="officer"),
    "accounts.Invitation": asked_by(),
    "accounts.Post": asked_by(VN="focal_point", SEC="officer"),
    "accounts.TwoPersonRequest": standing_to_request,
    "activities.Activity": standing_to_record,
    "activities.SavedView": asked_by(VN="focal_point", SEC="officer"),
    "activities.Attachment": standing_to_record,
    "activities.ClearanceScan": standing_to_record,
    "activities.ImportRun": asked_by(VN="focal_point", SEC="officer"),
    "audit.Entry": asked_by(),
    "jobs.Job": asked_by(VN="approver", SEC="officer", AUDIT="auditor"),
    "portal.Removal": standing_to_removal,
    "reporting.Pack": standing_to_pack,
}


def may(model: str, situation: str, owner: str, role: str, relation: str, action: str) -> bool:
    """Whether somebody in this role who stands so may do this; KeyError for an action nobody wrote down here."""
    rules = RULES[model][action]
    if relation in (CLOSED, SIGNED_OUT):
        return False
    standings = STANDING.get(model, lambda _owner, there, _role: of(there))(owner, relation, role)
    return any(rule.allows(role, standing, situation) for rule in rules for standing in standings)

"""The words of the log: every code a record may carry, in the order of the paper."""

from collections.abc import Collection

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """Where a record stands (DESIGN §4, activity record)."""

    DRAFT = "draft", _("Draft")
    CLEARED = "cleared", _("Cleared nationally")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned")
    ACCEPTED = "accepted", _("Accepted")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    APPLIED = "applied", _("Correction applied")
    MERGED = "merged", _("One with another record")


class Timing(TextChoices):
    """What is known of the activity itself (DESIGN §4, activity timing)."""

    PROPOSED = "proposed", _("Proposed")
    PLANNED = "planned", _("Planned")
    CONFIRMED = "confirmed", _("Confirmed")
    TOOK_PLACE = "took_place", _("Took place")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")


class Audience(TextChoices):
    """Who reads a record, derived by activities.audience alone."""

    OWNER = "owner", _("Its owner")
    SECRETARIAT = "secretariat", _("Its owner and the secretariat")
    PROPOSED = "proposed", _("Its owner, the secretariat and the states the old and new text name")
    PARTIES = "parties", _("Its owner, the secretariat and the states it names")
    ALL = "all", _("All Member States")
    WITHHELD = "withheld", _("Its owner, the secretariat and the state that asked")
    HELD = "held", _("Its owner and the secretariat, on hold")


class Precision(TextChoices):
    """How exactly the date is known (DESIGN §2.9)."""

    DAY = "day", _("Day")
    RANGE = "range", _("First and last day")
    MONTH = "month", _("Month")
    YEAR = "year", _("Year")
    UNKNOWN = "unknown", _("Not known")


class Form(TextChoices):
    """Forms of cooperation, ¶8; the first a record has is its principal form."""

    PLATFORM = "8a", _("Discussion platform")
    SHARING = "8a-i", _("Sharing of experience and best practice")
    INTEROPERABILITY = "8a-ii", _("Interoperability")
    VISIT = "8b", _("Working-level exchange visit")
    MECHANISM = "8c", _("Discussion with another mechanism")
    OTHER = "8d", _("Other activity, by consensus")


class Objective(TextChoices):
    """Objectives, ¶7."""

    ENHANCE = "7a", _("Enhance cooperation and confidence building")
    STRENGTHEN = "7b", _("Strengthen the role of establishments and existing national mechanisms")
    INTERACT = "7c", _("Interaction with existing mechanisms")


class Domain(TextChoices):
    """Land, sea and air, ¶6."""

    LAND = "land", _("Land")
    SEA = "sea", _("Sea")
    AIR = "air", _("Air")


class Level(TextChoices):
    """How many sides an activity has."""

    NATIONAL = "national", _("National")
    BILATERAL = "bilateral", _("Bilateral")
    TRILATERAL = "trilateral", _("Trilateral")
    SUBREGIONAL = "subregional", _("Sub-regional")
    ASEAN_WIDE = "asean_wide", _("ASEAN-wide")


class Mode(TextChoices):
    """How the sides met."""

    IN_PERSON = "in_person", _("In person")
    VIRTUAL = "virtual", _("By video conference")
    HYBRID = "hybrid", _("In person and by video conference")
    AT_SEA = "at_sea", _("At sea")
    AIRBORNE = "airborne", _("In the air")
    UNKNOWN = "unknown", _("Not known")


class Delegation(TextChoices):
    """How high the delegations were; ¶8(b) is for the working level."""

    NOT_SAID = "", _("Not said")
    MINISTERIAL = "ministerial", _("Ministers")
    CHIEFS = "chiefs", _("Chiefs of forces or agencies")
    SENIOR = "senior", _("Senior officials")
    WORKING = "working", _("Working level")


class Sector(TextChoices):
    """Who was in the lead."""

    DEFENCE = "defence", _("Defence")
    POLICE = "police", _("Police")
    COAST_GUARD = "coast_guard", _("Coast guard")
    IMMIGRATION = "immigration", _("Immigration")
    DRUGS = "drugs", _("Drug control")
    CUSTOMS = "customs", _("Customs")
    FOREIGN_AFFAIRS = "foreign_affairs", _("Foreign affairs")
    INTERIOR = "interior", _("Interior")
    OTHER = "other", _("Other")


class Relevance(TextChoices):
    """Whether a record belongs in a report (DESIGN §5)."""

    CORE = "core", _("Core: defence cooperation in support of border management")
    INTERACTION = "interaction", _("Interaction with another mechanism (¶7(c), 8(c))")
    CONTEXT = "context", _("Context: no defence establishment in the lead")
    PERIPHERAL = "peripheral", _("Peripheral: general defence relations")


class ConsensusKind(TextChoices):
    """Where the consensus on an 8(d) activity stands recorded."""

    NONE = "", _("Not recorded")
    BEFORE = "before_portal", _("Reached before the portal came into use")
    ELSEWHERE = "elsewhere", _("Recorded elsewhere")


class Role(TextChoices):
    """How a party took part."""

    HOST = "host", _("Host")
    COHOST = "cohost", _("Co-host")
    PARTICIPANT = "participant", _("Participant")
    OBSERVER = "observer", _("Observer")
    PARTNER = "partner", _("External partner")
    RESOURCE = "resource", _("Resource person")
    DROPPED = "dropped", _("No longer named")


class Confirmation(TextChoices):
    """Whether a party's part may be printed (DESIGN §4)."""

    OWNER = "owner", _("By its own record")
    CONFIRMED = "confirmed", _("Confirmed")
    BASIS = "basis", _("On a recorded basis")
    ASKED = "asked", _("Asked to confirm")
    DECLINED = "declined", _("Does not confirm")
    DIFFERS = "differs", _("Gives another date or place")
    NOT_ASKED = "not_asked", _("Not asked yet")


class VersionEnd(TextChoices):
    """How another version of a date or place came to its end."""

    CORRECTED = "corrected", _("The record was corrected")
    CONFIRMED = "confirmed", _("The state confirmed the record as it is")
    DECLINED = "declined", _("The state does not confirm its part")
    COARSE = "coarse", _("The record says no more than both")
    REPLACED = "replaced", _("The state gave a newer version")


class HoldEnd(TextChoices):
    """What becomes of a hold under ¶9."""

    KEEP = "keep", _("Keep it on hold")
    RELEASE = "release", _("Lift the hold")
    MIXED = "mixed", _("Lift the hold: others read the text that may be reported")


class BasisKind(TextChoices):
    """What a publisher may share a record on."""

    PUBLIC_SOURCE = "public_source", _("A public source")
    ADOPTED_RECORD = "adopted_record", _("An adopted record of a meeting")


class Channel(TextChoices):
    """How a state told the secretariat what was entered for it."""

    MAIL = "mail", _("By mail")
    PHONE = "phone", _("By telephone")
    NOTE = "note", _("By a note or letter")
    MEETING = "meeting", _("At a meeting")


class RevisionKind(TextChoices):
    """When a revision was frozen."""

    SUBMITTED = "submitted", _("Submitted")
    ACCEPTED = "accepted", _("Accepted")


CO_AUTHOR = "co_author"  # the role an exceptional grant gives (activities.models.ActivityGrant)
PRINTED = frozenset({Confirmation.OWNER, Confirmation.CONFIRMED, Confirmation.BASIS})
OPEN_STATES = frozenset({State.DRAFT, State.CLEARED, State.SUBMITTED, State.RETURNED})
OPEN_TO_PARTIES = frozenset({Audience.PARTIES, Audience.ALL})
ANNOUNCED = frozenset({Timing.PROPOSED, Timing.PLANNED, Timing.CONFIRMED})  # announced is not held
NEEDS_CONSENSUS = frozenset({Timing.CONFIRMED, Timing.TOOK_PLACE})
REPORTED = frozenset({Relevance.CORE, Relevance.INTERACTION})
OUTSIDE = "XX"  # where a place lies that is in no Member State
LISTED = (State.DRAFT, State.CLEARED, State.SUBMITTED, State.RETURNED, State.ACCEPTED, State.WITHDRAWN)  # in the log
PAPER_DATE = (2019, 7, 11)


def consensus_known(kind: str, reference: str) -> bool:
    """Whether it is said where the consensus on an 8(d) activity stands: before the portal, or elsewhere and where."""
    return kind == ConsensusKind.BEFORE or (kind == ConsensusKind.ELSEWHERE and bool(reference.strip()))


def awaits_consensus(forms: Collection[str], kind: str, reference: str) -> bool:
    """Whether it is an 8(d) activity without a known consensus: it is not printed, and not yet confirmed (¶8(d))."""
    return Form.OTHER in forms and not consensus_known(kind, reference)


def principal(forms: Collection[str]) -> str:
    """The first of these forms in the order of ¶8, or nothing."""
    return min(forms, key=Form.values.index) if forms else ""


def paragraph(code: str) -> str:
    """A ¶7 or ¶8 code as the paper writes it: 8a-ii is 8(a)(ii)."""
    head, _dash, tail = code.partition("-")
    return f"{head[0]}({head[1:]})" + (f"({tail})" if tail else "")

"""The words of the report: stages, outcomes, packs."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StageState(models.TextChoices):
    """Where the text of one body stands (DESIGN §4)."""

    DRAFTING = "drafting", _("Drafting")
    CIRCULATED = "circulated", _("Circulated")
    SETTLED = "settled", _("Settled")
    TRANSMITTED = "transmitted", _("Transmitted")
    OUTCOME = "outcome_recorded", _("Outcome recorded")


CIRCULATED_ON = frozenset(state.value for state in StageState if state != StageState.DRAFTING)
EDITABLE = frozenset({StageState.DRAFTING.value, StageState.CIRCULATED.value})
FROZEN = frozenset({StageState.SETTLED.value, StageState.TRANSMITTED.value, StageState.OUTCOME.value})


class Verb(models.TextChoices):
    """What a body did with the update (DESIGN §2.10)."""

    NOTED = "noted", _("Noted")
    ENDORSED = "endorsed", _("Endorsed")
    ADOPTED = "adopted", _("Adopted")
    APPROVED = "approved", _("Approved")
    DEFERRED = "deferred", _("Deferred")
    REFERRED_BACK = "referred_back", _("Referred back")
    BY_CIRCULATION = "by_circulation", _("Settled by circulation")


class PackState(models.TextChoices):
    """Where a pack stands (DESIGN §4)."""

    COMPILED = "compiled", _("Compiled")
    RELEASED = "released", _("Released")
    SUPERSEDED = "superseded", _("Superseded")
    WITHDRAWN = "withdrawn", _("Withdrawn")


READER = "reader"  # the role an exceptional grant gives (reporting.models.PackGrant)


class Choice(models.TextChoices):
    """What staff decide about a candidate; the reason stays with the secretariat."""

    INCLUDE = "include", _("Report it in this period")
    EARLIER = "earlier", _("Report it with the earlier activities")
    EXCLUDE = "exclude", _("Leave it out")


class Part(models.TextChoices):
    """The sections of an update, in their order."""

    BACKGROUND = "background", _("Background")
    PROGRESS = "progress", _("Progress since the last report")
    EARLIER = "earlier", _("Earlier activities")
    INTERACTION = "interaction", _("Interaction with other mechanisms")
    UPCOMING = "upcoming", _("Upcoming activities")
    OBSERVATIONS = "observations", _("Observations")
    RECOMMENDATION = "recommendation", _("Recommendation")


class Annex(models.TextChoices):
    """The lists behind the text."""

    ACTIVITIES = "I", _("List of activities")
    UPCOMING = "II", _("Calendar of upcoming activities")
    REFERENCES = "III", _("References and clauses")
    ESTABLISHMENTS = "IV", _("Names of the defence establishments")


COLUMNS: dict[str, tuple[str, ...]] = {
    "I": ("date", "activity", "place", "host", "participants", "form", "frame"),
    "II": ("date", "activity", "place", "form", "standing"),
    "III": ("document", "adopted", "validity", "clauses", "cited_in"),
    "IV": ("state", "name", "local_name", "language"),
}


class Matter(models.TextChoices):
    """Why a frozen text needs a look: it never follows its sources by itself (DESIGN §2.10)."""

    HELD = "held", _("A cited record was put on hold")
    WITHDRAWN = "withdrawn", _("A cited record was withdrawn")
    CORRECTED = "corrected", _("A cited record was corrected")
    MERGED = "merged", _("A cited record became one with another")
    UNSHARED = "unshared", _("A cited record is no longer shared")
    TIMING = "timing", _("The standing of a cited activity changed")


BODIES = ("ADSOM_WG", "ADSOM", "ADMM")
BODY_LABELS = {"ADSOM_WG": "ADSOM WG", "ADSOM": "ADSOM", "ADMM": "ADMM"}
BODY_NAMES = {
    "ADSOM_WG": "ASEAN Defence Senior Officials’ Meeting Working Group",
    "ADSOM": "ASEAN Defence Senior Officials’ Meeting",
    "ADMM": "ASEAN Defence Ministers’ Meeting",
}

SILENCE_WORDING = "If no reply is received by this time, it is taken that there is no objection."

"""The log of activities and what stands beside each record."""

from activities.models.activity import Activity
from activities.models.attachment import Attachment
from activities.models.beside import DoNotReport, ScopeHold, SharingBasis
from activities.models.clearance import ClearanceScan, PaperClearance
from activities.models.entry import StateEntry
from activities.models.found import FoundBy, SavedView
from activities.models.grants import ActivityGrant
from activities.models.hold_decision import HoldDecision
from activities.models.importing import ImportMapping, ImportRun
from activities.models.other_version import OtherVersion
from activities.models.participation import Participation
from activities.models.revision import Revision

__all__ = [
    "Activity",
    "ActivityGrant",
    "Attachment",
    "ClearanceScan",
    "DoNotReport",
    "FoundBy",
    "HoldDecision",
    "ImportMapping",
    "ImportRun",
    "OtherVersion",
    "PaperClearance",
    "Participation",
    "Revision",
    "SavedView",
    "ScopeHold",
    "SharingBasis",
    "StateEntry",
]

"""The log of activities and what stands beside each record."""

from activities.models.activity import Activity
from activities.models.beside import DoNotReport, ScopeHold, SharingBasis
from activities.models.grants import ActivityGrant
from activities.models.hold_decision import HoldDecision
from activities.models.other_version import OtherVersion
from activities.models.participation import Participation
from activities.models.revision import Revision

__all__ = [
    "Activity",
    "ActivityGrant",
    "DoNotReport",
    "HoldDecision",
    "OtherVersion",
    "Participation",
    "Revision",
    "ScopeHold",
    "SharingBasis",
]

"""The log of activities and what stands beside each record."""

from activities.models.activity import Activity
from activities.models.beside import DoNotReport, ScopeHold, SharingBasis
from activities.models.found import FoundBy, SavedView
from activities.models.grants import ActivityGrant
from activities.models.participation import Participation
from activities.models.revision import Revision

__all__ = [
    "Activity",
    "ActivityGrant",
    "DoNotReport",
    "FoundBy",
    "Participation",
    "Revision",
    "SavedView",
    "ScopeHold",
    "SharingBasis",
]

"""The log of activities and what stands beside each record."""

from activities.models.activity import Activity
from activities.models.beside import DoNotReport, ScopeHold, SharingBasis
from activities.models.grants import ActivityGrant
from activities.models.importing import ImportMapping, ImportRun
from activities.models.participation import Participation
from activities.models.revision import Revision

__all__ = [
    "Activity",
    "ActivityGrant",
    "DoNotReport",
    "ImportMapping",
    "ImportRun",
    "Participation",
    "Revision",
    "ScopeHold",
    "SharingBasis",
]

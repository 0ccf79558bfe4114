"""Who belongs to ASEAN's defence bodies, and when."""

from kernel.members.models.calendar import Holiday, RestDays
from kernel.members.models.declarations import RoleDeclaration
from kernel.members.models.establishments import Establishment, EstablishmentName
from kernel.members.models.offices import Membership, Office, OfficeName
from kernel.members.models.presiding import Chair, LeadCountry

__all__ = [
    "Chair",
    "Establishment",
    "EstablishmentName",
    "Holiday",
    "LeadCountry",
    "Membership",
    "Office",
    "OfficeName",
    "RestDays",
    "RoleDeclaration",
]

"""The register: mechanisms, reference documents, challenges and meetings."""

from mechanisms.models.documents import AdoptionEvent, Clause, Document
from mechanisms.models.loaded import LoadedRow
from mechanisms.models.meetings import Meeting
from mechanisms.models.register import Challenge, Mechanism, MechanismMember

__all__ = [
    "AdoptionEvent",
    "Challenge",
    "Clause",
    "Document",
    "LoadedRow",
    "Mechanism",
    "MechanismMember",
    "Meeting",
]

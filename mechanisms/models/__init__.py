"""The register: mechanisms with their sessions and contacts, reference documents, challenges and meetings."""

from mechanisms.models.documents import AdoptionEvent, Clause, Document
from mechanisms.models.loaded import LoadedRow
from mechanisms.models.meetings import Meeting
from mechanisms.models.register import Challenge, Mechanism, MechanismMember
from mechanisms.models.talks import Contact, ContactNote, Session

__all__ = [
    "AdoptionEvent",
    "Challenge",
    "Clause",
    "Contact",
    "ContactNote",
    "Document",
    "LoadedRow",
    "Mechanism",
    "MechanismMember",
    "Meeting",
    "Session",
]

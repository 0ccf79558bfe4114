"""The register: mechanisms with their sessions and contacts, reference documents, challenges and meetings."""

from mechanisms.models.documents import CLAUSE_CODE, AdoptionEvent, Clause, Document
from mechanisms.models.loaded import LoadedRow
from mechanisms.models.meetings import Meeting
from mechanisms.models.register import Challenge, Mechanism, MechanismMember
from mechanisms.models.scope import ScopeWord
from mechanisms.models.talks import Contact, ContactNote, Session

__all__ = [
    "CLAUSE_CODE",
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
    "ScopeWord",
    "Session",
]

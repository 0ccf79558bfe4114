"""Mechanisms, documents and meetings."""

from datetime import date
from typing import Any

from mechanisms.models import Challenge, Clause, Document, Mechanism, MechanismMember, Meeting
from tests.factories.accounts import office


def mechanism(code: str = "DGICM", *, members: tuple[str, ...] = (), **values: Any) -> Mechanism:
    """A mechanism with its members."""
    values = {"name": f"The {code} mechanism", "paragraphs": ["7c"]} | values
    made = Mechanism.objects.create(code=code, **values)
    for member in members:
        MechanismMember.objects.create(mechanism=made, office=office(member))
    return made


def document(code: str = "CP2019", **values: Any) -> Document:
    """A reference document in force since the adoption of the Concept Paper."""
    start = date(2019, 7, 11)
    values = {"title": f"Document {code}", "kind": "plan", "status": "in_force", "valid_from": start} | values
    return Document.objects.create(code=code, **values)


def clause(label: str = "8(a)", of: Document | None = None) -> Clause:
    """A clause of a document."""
    return Clause.objects.create(document=of or document(), label=label)


def challenge(code: str = "drug_trafficking", label: str = "Drug trafficking") -> Challenge:
    """A challenge of ¶2."""
    return Challenge.objects.create(code=code, label=label, paragraph="2", in_paper=True)


def meeting(body: str = "ADSOM_WG", start: date | None = date(2020, 11, 16), **values: Any) -> Meeting:
    """A meeting; one day long unless told otherwise."""
    return Meeting.objects.create(body=body, start=start, **({"end": start, "place": "video conference"} | values))

"""A register with as many rows of every kind as a test asks for, and who opens which of its pages."""

from datetime import date, timedelta
from typing import Any

from kernel.members.models import Establishment, EstablishmentName, Holiday, LeadCountry, RoleDeclaration
from mechanisms.models import (
    AdoptionEvent,
    Clause,
    Contact,
    ContactNote,
    Document,
    Mechanism,
    MechanismMember,
    Meeting,
    Session,
)
from mechanisms.services.draft_role import draft_role
from tests.factories.accounts import office

LONG_AGO = date(1990, 1, 1)


def days(size: int) -> list[date]:
    """So many days of one year and the next, each once."""
    return [date(2020, 1, 1) + timedelta(days=number) for number in range(size)]


def register_of(cast: Any, size: int) -> dict[str, tuple[str, str]]:
    """Fill what belongs to one state, one mechanism and one document; the whole register is loaded already."""
    _state(cast, size)
    _mechanism(size)
    _document(size)
    Meeting.objects.bulk_create(Meeting(body="ADMM_PLUS", start=LONG_AGO + timedelta(days=7 * n)) for n in range(size))
    return {
        f"{name}, {key}": (key, f"/mechanisms/{path}")
        for key in ("officer", "vn_approver", "vn_focal", "vn_official", "my_official")
        for name, path in PAGES.items()
    } | {"role, focal point": ("vn_focal", "/mechanisms/states/VN/role/"), "home, approver": ("vn_approver", "/")}


PAGES = {
    "states": "states/",
    "state": "states/VN/?on=2020-03-04",
    "documents": "documents/",
    "document": "documents/CP2019/",
    "chairs": "chairs/",
    "meetings": "meetings/",
    "mechanism": "DGICM/",
}


def _state(cast: Any, size: int) -> None:
    vn = office("VN")
    Holiday.objects.bulk_create(Holiday(office=vn, day=day, name="A holiday") for day in days(size))
    made = Establishment.objects.bulk_create(
        Establishment(office=vn, name_en=f"Service {number}", kind="service") for number in range(size)
    )
    EstablishmentName.objects.bulk_create(EstablishmentName(establishment=row, lang="vi", text="Lực") for row in made)
    ministry = Establishment.objects.get(office=vn, kind="ministry")
    RoleDeclaration.objects.bulk_create(
        RoleDeclaration(
            establishment=ministry, role="supporting", state="withdrawn", declared_on=day, ended_on=day, declared_by="x"
        )
        for day in days(size)
    )
    draft_role(actor=cast.vn_focal.actor, office=vn, role="primary")
    LeadCountry.objects.bulk_create(LeadCountry(paper="CP2019", office=vn, start=day, end=day) for day in days(size))


def _mechanism(size: int) -> None:
    mechanism = Mechanism.objects.get(code="DGICM")
    Session.objects.bulk_create(Session(mechanism=mechanism, number=number) for number in range(1000, 1000 + size))
    Contact.objects.bulk_create(Contact(mechanism=mechanism, post=f"Desk {number}") for number in range(size))
    ContactNote.objects.bulk_create(ContactNote(mechanism=mechanism, on=day, words="Letter") for day in days(size))
    MechanismMember.objects.bulk_create(
        MechanismMember(mechanism=mechanism, office=office("TH"), start=day, end=day) for day in days(size)
    )


def _document(size: int) -> None:
    document = Document.objects.get(code="CP2019")
    Document.objects.bulk_create(
        Document(code=f"D-{number}", title="An earlier paper", kind="guidelines", superseded_by=document)
        for number in range(size)
    )
    AdoptionEvent.objects.bulk_create(
        AdoptionEvent(document=document, on=day, said=day.isoformat(), body="A body") for day in days(size)
    )
    Clause.objects.bulk_create(Clause(document=document, label=f"Z{number}") for number in range(size))

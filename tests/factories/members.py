"""Memberships, Chairs and calendars; `register()` loads the whole reference file."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.conf import settings

from kernel.access.actor import Actor
from kernel.members.models import Chair, Holiday, LeadCountry, Membership, Office, RestDays
from kernel.members.states import Body, MembershipStatus
from mechanisms.services.load_reference import Report, load_reference
from tests.factories.accounts import STATES, office

REFERENCE = settings.BASE_DIR / "portal" / "data" / "reference.json"
LONG_AGO = date(1999, 4, 30)
ACCESSION = date(2025, 10, 26)


def register() -> Report:
    """The whole register as the portal's own file has it; call it before anybody of the cast."""
    return load_reference(path=REFERENCE, actor=Actor.system("tests"))


def membership(
    code: str,
    body: str = Body.ADSOM_WG,
    status: str = MembershipStatus.MEMBER,
    start: date = LONG_AGO,
    end: date | None = None,
) -> Membership:
    """One spell of a state in a body."""
    return Membership.objects.create(office=office(code), body=body, status=status, start=start, end=end)


def all_members() -> list[Office]:
    """Eleven states in the three bodies: ten since long ago, Timor-Leste since its accession."""
    for code in STATES:
        for body in Body:
            if not Membership.objects.filter(office=office(code), body=body).exists():
                membership(code, body, start=ACCESSION if code == "TL" else LONG_AGO)
    return [office(code) for code in STATES]


def chair(body: str, code: str, start: date, end: date | None = None) -> Chair:
    """A Chair of a body."""
    return Chair.objects.create(body=body, office=office(code), start=start, end=end)


def lead_country(code: str = "TH", paper: str = "CP2019", start: date = date(2019, 7, 11)) -> LeadCountry:
    """The lead country of a paper."""
    return LeadCountry.objects.create(paper=paper, office=office(code), start=start)


@contextmanager
def clearing(code: str) -> Iterator[None]:
    """Inside, this office clears its records, on paper too."""
    Office.objects.filter(code=code).update(clears=True, clears_on_paper=True)
    try:
        yield
    finally:
        Office.objects.filter(code=code).update(clears=False, clears_on_paper=False)


def rest_days(code: str, *weekdays: int) -> RestDays:
    """The weekly rest days of a capital."""
    return RestDays.objects.create(office=office(code), weekdays=list(weekdays))


def holiday(code: str, day: date, name: str = "National Day") -> Holiday:
    """A public holiday of a capital."""
    return Holiday.objects.create(office=office(code), day=day, name=name)

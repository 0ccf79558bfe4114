"""A mechanism's page: who belongs on a day, its sessions, its contacts, the activities that the reader may see."""

from datetime import date

import pytest

from mechanisms.models import Contact, ContactNote, Mechanism, MechanismMember, Session
from tests.cast import Cast
from tests.factories import activities
from tests.factories import mechanisms as made

pytestmark = pytest.mark.django_db


def text(cast: Cast, who: str, path: str = "/mechanisms/DGICM/") -> str:
    return cast.client_for(getattr(cast, who)).get(path).content.decode()


def test_who_belongs_is_read_as_at_a_day(cast: Cast) -> None:
    mechanism = made.mechanism("DGICM", members=("TH", "ID"))
    MechanismMember.objects.filter(office__code="TH").update(start=date(2020, 10, 2))
    client = cast.client_for(cast.la_official)
    for day, codes in (("2020-10-01", ["ID"]), ("2 October 2020", ["ID", "TH"])):
        page = client.get(f"/mechanisms/{mechanism.code}/", {"on": day})
        assert [office.code for office in page.context["who"].members] == codes


def test_a_member_whose_days_are_not_known_is_marked_and_nobody_belonged_before_it_began(cast: Cast) -> None:
    made.mechanism("DGICM", members=("TH", "ID"), founded=1996)
    MechanismMember.objects.filter(office__code="TH").update(start=date(2020, 10, 2))
    page = text(cast, "la_official", "/mechanisms/DGICM/?on=2+October+2020")
    assert "Two Member States as far as entered, as at 2 October 2020" in page
    assert page.count("days not known") == 1
    MechanismMember.objects.update(start=None)
    page = text(cast, "la_official", "/mechanisms/DGICM/?on=2+October+2020")
    assert "Two Member States as far as entered, as at 2 October 2020; days not known" in page
    early = text(cast, "la_official", "/mechanisms/DGICM/?on=1+January+1980")
    assert "By this register it began in 1996. Nobody is entered for 1 January 1980." in early
    assert "Indonesia</a>" not in early
    MechanismMember.objects.update(start=date(1997, 1, 1))
    assert "Two Member States, as at 2 October 2020" in text(cast, "la_official", "/mechanisms/DGICM/?on=2020-10-02")


def test_sessions_are_said_as_exactly_as_they_are_known(cast: Cast) -> None:
    mechanism = made.mechanism("DGICM")
    Session.objects.create(mechanism=mechanism, number=27, start=date(2024, 8, 1), precision="month", place="Nha Trang")
    Session.objects.create(mechanism=mechanism, number=3, precision="unknown", host_note="Host rotates")
    page = text(cast, "th_official")
    for words in ("Session 27", "August 2024", "Nha Trang", "Session 3", "Date not known", "Host rotates"):
        assert words in page


def test_all_read_the_day_of_the_last_contact_and_only_the_secretariat_whom_and_why(cast: Cast) -> None:
    mechanism = made.mechanism("DGICM")
    Contact.objects.create(mechanism=mechanism, name="Desk of Zebra", post="Chair’s desk", mail="desk@zebra.example")
    ContactNote.objects.create(mechanism=mechanism, on=date(2020, 3, 4), words="Letter on the quagga")
    ContactNote.objects.create(mechanism=mechanism, on=date(2020, 9, 5), words="Answer on the quagga")
    for who in ("vn_focal", "th_official", "la_approver"):
        page = text(cast, who)
        assert "Last contacted on 5 September 2020." in page
        assert "4 March 2020" not in page
        assert not [word for word in ("Zebra", "zebra.example", "quagga", "Chair’s desk") if word in page]
    page = text(cast, "officer")
    assert all(word in page for word in ("Desk of Zebra", "desk@zebra.example", "Answer on the quagga"))


def test_only_the_activities_that_the_reader_may_see_stand_on_the_page(cast: Cast) -> None:
    made.mechanism("DGICM")
    vn = cast.vn_focal.actor
    given = {"mechanisms": ("DGICM",)}
    activities.draft(vn, "LA", "VN", title="Quetzal talk", **given)
    activities.submitted(vn, "LA", "VN", title="Ocelot talk", **given)
    activities.accepted(cast, vn, "LA", "VN", title="Narwhal talk", **given)
    activities.shared(cast, vn, "LA", "VN", title="Heron talk", **given)
    activities.shared(cast, vn, "LA", "VN", title="Tapir talk")
    seen = {
        "vn_focal": {"Quetzal", "Ocelot", "Narwhal", "Heron"},
        "officer": {"Ocelot", "Narwhal", "Heron"},
        "la_focal": {"Narwhal", "Heron"},
        "th_official": {"Heron"},
    }
    words = ("Quetzal", "Ocelot", "Narwhal", "Heron", "Tapir")
    for who, expected in seen.items():
        page = text(cast, who)
        assert {word for word in words if word in page} == expected, who


def test_the_page_shows_the_newest_and_leads_to_the_rest_without_a_count(cast: Cast) -> None:
    made.mechanism("DGICM")
    for number in range(12):
        day = date(2019, 8, 1 + number)
        given = {"title": f"Talk {number}", "date_from": day, "date_to": day, "mechanisms": ("DGICM",)}
        activities.draft(cast.vn_focal.actor, "VN", **given)
    involved = cast.client_for(cast.vn_focal).get("/mechanisms/DGICM/").context["involved"]
    assert [row.title for row in involved.rows] == [f"Talk {number}" for number in range(11, 1, -1)]
    assert involved.more == "/activities/?mechanism=DGICM"


def test_a_mechanism_leads_to_the_one_it_is_part_of(cast: Cast) -> None:
    Mechanism.objects.create(code="SUB", name="A forum", parent=made.mechanism("DGICM"))
    assert 'href="/mechanisms/DGICM/"' in text(cast, "th_official", "/mechanisms/SUB/").split("Part of")[1][:200]

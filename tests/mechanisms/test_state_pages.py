"""The pages of the Member States, the Chairs and the meetings, as at a day."""

import re
from datetime import date
from typing import Any

import pytest

from kernel.members.models import Establishment, EstablishmentName, Holiday
from kernel.members.selectors import members_of
from kernel.members.states import Body, MembershipStatus
from mechanisms.models import Meeting
from tests.cast import Cast
from tests.factories import mechanisms as made
from tests.factories import members
from tests.factories.accounts import office

pytestmark = pytest.mark.django_db
READERS = ("vn_focal", "th_official", "officer")
NO_CONTENT = ("administrator", "auditor")
PAGES = ("states/", "documents/", "chairs/", "meetings/")


def text(cast: Cast, who: str, path: str) -> str:
    return cast.client_for(getattr(cast, who)).get(f"/mechanisms/{path}").content.decode()


def seats(cast: Cast, day: str) -> dict[str, str]:
    """How each state sits on a day, by the page."""
    page = cast.client_for(cast.th_official).get("/mechanisms/states/", {"on": day})
    return {line.office.code: line.sits for line in page.context["lines"]}


def test_eleven_states_stand_in_asean_order_and_sit_as_at_the_day(cast: Cast) -> None:
    members.register()
    ten = "Member of ADSOM WG, ADSOM and ADMM"
    expected = {
        "11 July 2019": "No seat on this day",
        "11 November 2022": "Observer in ADSOM WG, ADSOM and ADMM",
        "25 October 2025": "Observer in ADSOM WG, ADSOM and ADMM",
        "26 October 2025": ten,
    }
    for day, words in expected.items():
        found = seats(cast, day)
        assert list(found) == list(cast.codes)
        assert found.pop("TL") == words
        assert set(found.values()) == {ten}


def test_the_page_and_the_one_function_on_membership_agree(cast: Cast) -> None:
    members.register()
    for day in (date(2019, 7, 11), date(2025, 10, 25), date(2025, 10, 26)):
        found = seats(cast, day.isoformat())
        on_page = {code for code, words in found.items() if words.startswith("Member")}
        assert on_page == {row.code for row in members_of(Body.ADMM, day)}


def test_a_state_that_sits_in_one_body_is_said_to_sit_there_alone(cast: Cast) -> None:
    office("TH")
    members.membership("TL", Body.ADMM)
    members.membership("TL", Body.ADSOM_WG, status=MembershipStatus.OBSERVER)
    assert seats(cast, "")["TL"] == "Member of ADMM; observer in ADSOM WG"


def test_nobody_sits_in_a_body_before_it_was_there_nor_where_the_register_does_not_know_it(cast: Cast) -> None:
    members.register()
    expected = {
        "1 January 1990": "No seat on this day",
        "1 January 2000": "Not known for this day: ADSOM WG and ADSOM",
        "1 March 2006": "Not known for this day: ADSOM WG, ADSOM and ADMM",
        "1 January 2010": "Member of ADMM; not known for this day: ADSOM WG and ADSOM",
        "1 March 2019": "Member of ADSOM WG and ADMM; not known for this day: ADSOM",
        "11 July 2019": "Member of ADSOM WG, ADSOM and ADMM",
    }
    assert {day: seats(cast, day)["VN"] for day in expected} == expected
    page = text(cast, "th_official", "states/VN/?on=1+January+2000")
    assert "Since the body began, in 2006" in page
    assert page.count("First day not known") == 2
    assert page.count("Not known for 1 January 2000") == 2
    assert "28 July 1995" not in page
    assert text(cast, "th_official", "states/VN/?on=2019-07-11").count("Holds on 11 July 2019") == 3


@pytest.mark.parametrize("path", ["states/", "states/VN/", "chairs/", "DGICM/"])
def test_a_day_that_cannot_be_read_is_answered_with_a_sentence_and_kept(cast: Cast, path: str) -> None:
    office("VN")
    made.mechanism("DGICM")
    client = cast.client_for(cast.th_focal)
    for typed in ("03/04/2020", "30 Fe 2020", "<b>soon</b>"):
        answer = client.get(f"/mechanisms/{path}", {"on": typed})
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "Write the day with its month in letters" in page
        assert "<b>soon" not in page
        assert f'value="{typed}"'.replace("<b>soon</b>", "&lt;b&gt;soon&lt;/b&gt;") in page
    assert client.get(f"/mechanisms/{path}", {"on": ""}).status_code == 200


def test_a_state_page_shows_its_seats_establishments_calendar_and_chairs(cast: Cast) -> None:
    members.register()
    Holiday.objects.create(office=office("TL"), day=date(2025, 11, 28), name="Proclamation of Independence Day")
    page = text(cast, "th_official", "states/TL/?on=26+October+2025")
    for words in ("11 November 2022 – 25 October 2025", "From 26 October 2025"):
        assert words in page
    assert "Weekly rest: Saturday and Sunday." in page
    assert "28 November 2025: Proclamation of Independence Day" in page
    thai = text(cast, "vn_focal", "states/TH/")
    assert "Lead country for" in thai
    assert "Weekly rest: Friday and Sunday." in text(cast, "officer", "states/BN/")


def test_names_in_every_script_carry_their_language_and_direction(cast: Cast) -> None:
    members.register()
    langs = {
        "BN": ['lang="ms-Arab" dir="rtl"', 'lang="ms" dir="ltr"'],
        "KH": ['lang="km" dir="ltr"'],
        "LA": ['lang="lo" dir="ltr"'],
        "MM": ['lang="my" dir="ltr"'],
        "SG": ['lang="zh-Hans" dir="ltr"', 'lang="ta" dir="ltr"', 'lang="ms" dir="ltr"'],
        "TH": ['lang="th" dir="ltr"'],
        "TL": ['lang="pt" dir="ltr"', 'lang="tet" dir="ltr"'],
    }
    for code, wanted in langs.items():
        page = text(cast, "th_official", f"states/{code}/")
        assert [mark for mark in wanted if mark not in page] == [], code


def test_a_name_that_a_state_writes_is_text_and_not_markup(cast: Cast) -> None:
    row = Establishment.objects.create(office=office("TH"), name_en="<i>Ministry</i>", kind="ministry", source="<u>x")
    EstablishmentName.objects.create(establishment=row, lang="th", script="Thai", text="<b>กลาโหม")
    page = text(cast, "th_official", "states/TH/")
    assert "&lt;b&gt;กลาโหม" in page
    assert not re.search(r"<(b|i|u)>(กลาโหม|Ministry|x)", page)


def test_chairs_are_the_rows_that_were_entered_and_nothing_is_worked_out(cast: Cast) -> None:
    members.chair(Body.ADMM, "TH", date(2018, 10, 20), date(2019, 11, 18))
    row = members.chair(Body.ADMM, "VN", date(2019, 11, 19), date(2020, 12, 9))
    row.note = "Handed over in Bangkok."
    row.save()
    page = text(cast, "la_official", "chairs/?on=18+November+2019")
    assert "In the Chair on 18 November 2019: <b>Thailand</b>." in page
    assert "Handed over in Bangkok." in page
    assert page.count("No Chair is entered for 18 November 2019.") == 2
    assert "No Chair is entered for 10 December 2020." in text(cast, "la_official", "chairs/?on=10+December+2020")


def test_meetings_say_their_days_as_exactly_as_they_are_known(cast: Cast) -> None:
    made.meeting("ADMM", date(2019, 7, 11), number=13)
    made.meeting("ADSOM_WG", date(2020, 1, 9), end=None, place="Da Nang")
    made.meeting("ADSOM_WG", date(2019, 2, 27), end=date(2019, 3, 1))
    made.meeting("ADSOM", None, end=None, place="")
    page = text(cast, "th_official", "meetings/")
    for words in (
        "13th ADMM",
        "From 9 January 2020; last day not known",
        "27 February – 1 March 2019",
        "Place not known",
    ):
        assert words in page
    assert page.index("Date not known") < page.index("9 January 2020") < page.index("11 July 2019")
    client = cast.client_for(cast.th_official)
    found = client.get("/mechanisms/meetings/", {"body": "ADMM", "year": "2019"}).context["page"]
    assert [row.title for year in found.years for row in year.rows] == ["13th ADMM"]
    assert client.get("/mechanisms/meetings/", {"body": "x", "year": "y", "page": "z"}).context["page"].total == 4


def test_many_meetings_stand_on_several_pages(cast: Cast) -> None:
    Meeting.objects.bulk_create(
        Meeting(body="ADSOM_WG", start=date(1970 + n // 12, 1 + n % 12, 1), number=n + 1) for n in range(101)
    )
    client = cast.client_for(cast.th_official)
    sizes = []
    for number in (1, 2, 3, 99):
        page = client.get("/mechanisms/meetings/", {"page": number})
        sizes.append(sum(len(year.rows) for year in page.context["page"].years))
    assert sizes == [50, 50, 1, 1]


@pytest.mark.parametrize("who", READERS)
def test_officials_too_find_the_register_in_the_menu_and_its_pages_beside_each_other(cast: Cast, who: str) -> None:
    office("TH")
    page = text(cast, who, "states/")
    for path in ("", *PAGES):
        assert f'href="/mechanisms/{path}"' in page
    assert page.count('aria-current="page"') == 2
    home = cast.client_for(getattr(cast, who)).get("/").content.decode()
    assert 'href="/mechanisms/"' in home
    menu = home.split('aria-label="Main"')[1].split("</nav>")[0]
    assert menu.count("<li") - menu.count("Log an activity") <= 5, "five items, and the button of those who log"


@pytest.mark.parametrize("who", NO_CONTENT)
def test_who_reads_no_content_finds_none(cast: Cast, who: str) -> None:
    members.register()
    client = cast.client_for(getattr(cast, who))
    assert client.get("/mechanisms/states/VN/").status_code == 403
    assert client.get("/mechanisms/documents/CP2019/").status_code == 404
    assert client.get("/mechanisms/states/").context["lines"] == []
    assert client.get("/mechanisms/documents/").context["lines"] == []
    assert client.get("/mechanisms/meetings/").context["page"].years == []
    for path in ("/mechanisms/", *(f"/mechanisms/{each}/" for each in ("states", "documents", "meetings"))):
        assert "Your post reads no content" in client.get(path).content.decode(), path
    for path in ("/activities/", "/reports/"):
        assert "Your post reads no content" in client.get(path).content.decode(), path
    chairs = client.get("/mechanisms/chairs/").context
    assert chairs["papers"] == []
    assert any(body.rows for body in chairs["bodies"]), "administrators name the posts of a Chair, so they read Chairs"


def test_a_visitor_and_somebody_whose_post_has_ended_read_nothing(cast: Cast, client: Any) -> None:
    members.register()
    for path in (*PAGES, "states/VN/", "documents/CP2019/"):
        assert client.get(f"/mechanisms/{path}").url.startswith("/accounts/login/")
        assert cast.client_for(cast.closed).get(f"/mechanisms/{path}").status_code == 403


def test_what_is_not_in_the_register_is_not_found(cast: Cast) -> None:
    client = cast.client_for(cast.officer)
    for path in ("states/SEC/", "states/XX/", "documents/NONE/", "states/vn/"):
        assert client.get(f"/mechanisms/{path}").status_code == 404


def test_only_the_secretariat_finds_links_that_change_the_register(cast: Cast) -> None:
    members.register()
    for path in ("", *PAGES, "states/VN/", "documents/BMCR/", "DGICM/"):
        assert "/mechanisms/register/" in text(cast, "officer", path), path
        assert "/mechanisms/register/" not in text(cast, "vn_approver", path), path

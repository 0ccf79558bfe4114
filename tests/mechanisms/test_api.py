"""The register over the API: what its pages show, to those who read them."""

from datetime import date

import pytest

from kernel.members.models import RoleDeclaration
from kernel.members.selectors import ministry_of
from tests.cast import Cast
from tests.factories import members

pytestmark = pytest.mark.django_db
API = "/api/v1/"


def read(cast: Cast, who: str, path: str):
    return cast.client_for(getattr(cast, who)).get(f"{API}{path}")


def test_the_eleven_states_stand_in_asean_order_with_their_seats_and_establishments(cast: Cast) -> None:
    members.register()
    rows = {row["code"]: row for row in read(cast, "th_official", "members/").json()}
    assert list(rows) == list(cast.codes)
    spells = [(row["status"], row["start"], row["end"]) for row in rows["TL"]["memberships"] if row["body"] == "ADMM"]
    assert spells == [("observer", "2022-11-11", "2025-10-25"), ("member", "2025-10-26", None)]
    assert rows["VN"]["establishments"][0]["local_names"]
    assert read(cast, "th_official", "members/VN/").json() == rows["VN"]


def test_a_seat_says_its_first_day_only_where_its_body_was_there(cast: Cast) -> None:
    members.register()
    starts = {row["start"] for row in read(cast, "officer", "members/VN/").json()["memberships"]}
    assert "1995-07-28" not in starts
    assert None in starts


def test_a_role_is_the_one_declared_and_a_draft_is_never_told(cast: Cast) -> None:
    members.register()
    ministry = ministry_of(cast.vn_focal.office)
    draft = RoleDeclaration.objects.create(establishment=ministry, role="primary")
    for who in ("vn_approver", "th_official", "officer"):
        assert read(cast, who, "members/VN/").json()["declared_role"] == "not_declared"
    RoleDeclaration.objects.filter(pk=draft.pk).update(state="declared", declared_on=date(2020, 1, 1))
    assert read(cast, "th_official", "members/VN/").json()["declared_role"] == "primary"


def test_mechanisms_come_page_by_page_and_each_by_its_code(cast: Cast) -> None:
    members.register()
    client, address, codes = cast.client_for(cast.th_official), f"{API}mechanisms/?page_size=7", []
    while address:
        page = client.get(address).json()
        codes += [row["code"] for row in page["results"]]
        address = page["next"]
    assert codes == sorted(set(codes))
    one = client.get(f"{API}mechanisms/DGICM/").json()
    assert (one["code"], one["paragraphs"]) == ("DGICM", ["3", "7c", "8c"])
    assert client.get(f"{API}mechanisms/NOPE/").status_code == 404


def test_a_document_tells_every_adoption_and_the_codes_of_its_clauses(cast: Cast) -> None:
    members.register()
    paper = read(cast, "vn_focal", "documents/CP2019/").json()
    assert len(paper["adoptions"]) >= 1
    assert all(clause["code"] == f"CP2019#{clause['label']}" for clause in paper["clauses"])
    assert "text" not in paper


@pytest.mark.parametrize("who", ["administrator", "auditor"])
def test_who_reads_no_content_finds_no_register(cast: Cast, who: str) -> None:
    members.register()
    assert read(cast, who, "members/").json() == []
    assert read(cast, who, "members/VN/").status_code == 403
    for path in ("mechanisms/", "documents/"):
        assert read(cast, who, path).json()["results"] == []
    for path in ("mechanisms/DGICM/", "documents/CP2019/"):
        assert read(cast, who, path).status_code == 404


def test_nothing_of_the_register_is_written_over_the_api(cast: Cast) -> None:
    for path in ("members/", "members/VN/", "mechanisms/", "documents/CP2019/"):
        answer = cast.client_for(cast.officer).post(f"{API}{path}", {}, content_type="application/json")
        assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")

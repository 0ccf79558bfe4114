"""The register's list and its page per mechanism."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from mechanisms.models import MechanismMember
from tests.cast import Cast
from tests.factories import mechanisms as made
from tests.factories.members import register

pytestmark = pytest.mark.django_db


def test_the_list_puts_those_the_paper_names_first_in_its_order(cast: Cast) -> None:
    register()
    page = cast.client_for(cast.vn_focal).get("/mechanisms/")
    named, related = page.context["groups"]
    order = [mechanism.code for mechanism in named.mechanisms]
    assert order == ["DGICM", "SOMTC", "ASEANAPOL", "ASOD", "ADGCM", "AOE", "BLO", "MSCP"]
    assert len(related.mechanisms) == 26


def test_a_code_for_addresses_is_never_shown_as_an_abbreviation(cast: Cast) -> None:
    register()
    client = cast.client_for(cast.vn_focal)
    page = client.get("/mechanisms/").content.decode()
    words = re.sub(r"<[^>]*>", " ", page)
    assert not re.search(r"[A-Z]+_[A-Z]+", words)
    assert "unknown" not in words
    assert "GBC MALTHAI · HLC · RBC" in page
    assert '<li aria-current="page">VLC</li>' in client.get("/mechanisms/VLC_TRILATERAL/").content.decode()


@pytest.mark.parametrize(
    ("text", "code"), [("msp", "MSCP"), ("our EYES", "AOE"), ("customs", "ADGCM"), ("gbc_thla", "GBC_THLA")]
)
def test_search_finds_by_name_alias_and_code(cast: Cast, text: str, code: str) -> None:
    register()
    page = cast.client_for(cast.officer).get("/mechanisms/", {"q": text})
    assert code in [mechanism.code for mechanism in page.context["found"]]
    assert len(page.context["found"]) < 10


def test_a_search_without_a_find_says_what_to_try(cast: Cast) -> None:
    made.mechanism("DGICM")
    page = cast.client_for(cast.officer).get("/mechanisms/", {"q": "<b>zzz</b>"})
    assert b"No mechanism found" in page.content
    assert b"<b>zzz" not in page.content


def test_the_page_shows_who_belongs_today(cast: Cast) -> None:
    mechanism = made.mechanism("MSCP", members=("TH", "ID"))
    MechanismMember.objects.filter(mechanism=mechanism, office__code="TH").update(start=date(2020, 10, 2))
    page = cast.client_for(cast.vn_focal).get("/mechanisms/MSCP/")
    assert [office.code for office in page.context["who"].members] == ["ID"]
    assert "as at 1 October 2020" in page.content.decode()


def test_the_page_of_customs_notes_that_8c_does_not_repeat_it(cast: Cast) -> None:
    register()
    text = cast.client_for(cast.vn_official).get("/mechanisms/ADGCM/").content.decode()
    assert "Named in paragraphs 3, 7(c)." in text
    assert "Paragraph 8(c) does not repeat it" in text


def test_who_may_not_see_content_gets_no_mechanism(cast: Cast) -> None:
    made.mechanism("DGICM")
    for key in ("administrator", "auditor"):
        client = cast.client_for(getattr(cast, key))
        assert client.get("/mechanisms/DGICM/").status_code == 404
        assert client.get("/mechanisms/").context["found"] == []


def test_a_visitor_is_asked_to_sign_in(client: Any) -> None:
    made.mechanism("DGICM")
    for path in ("/mechanisms/", "/mechanisms/DGICM/", "/mechanisms/NONE/"):
        assert client.get(path).url.startswith("/accounts/login/")


@pytest.mark.parametrize("path", ["/mechanisms/", "/mechanisms/DGICM/"])
def test_a_page_takes_few_queries(cast: Cast, count_queries: Callable[[], Any], path: str) -> None:
    register()
    client = cast.client_for(cast.vn_focal)
    with count_queries() as seen:
        assert client.get(path).status_code == 200
    assert len(seen) <= 12

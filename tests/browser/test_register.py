"""The register in a browser: long words, the field for the day, and letters that a machine may not have."""

from datetime import date

import pytest
from playwright.sync_api import Page

from mechanisms.models import Session
from tests.browser.conftest import Desks
from tests.browser.shots import csp_reports, small_targets, too_wide
from tests.factories import mechanisms as made

pytestmark = pytest.mark.browser
LONG = "Verylongword" * 16
SCRIPTS = {"ไทย": "Thai", "ລາວ": "Lao", "ខ្មែរ": "Khmer", "မြန်မာ": "Myanmar"}
FACES = """letters => document.fonts.load('16px "Portal Scripts"', letters).then(found => found.length)"""
LINES = """() => [...document.querySelectorAll('.edit a')].map(link => {
  const words = document.createRange(); words.selectNodeContents(link.firstChild);
  return words.getClientRects().length })"""


@pytest.fixture
def page(desks: Desks) -> Page:
    """An officer at a mechanism whose name and session are one long word."""
    mechanism = made.mechanism("LONG", name=LONG)
    Session.objects.create(mechanism=mechanism, number=36, start=date(2026, 5, 1), precision="month", place="W" * 110)
    return desks.of("officer")


def test_a_long_word_pushes_nothing_aside_and_breaks_no_link(page: Page) -> None:
    editor = (f"register/mechanism/LONG/{end}/" for end in ("edit", "history", "remove"))
    for path in ("LONG/", *editor, "register/handover/chair/", "register/handover/lead/"):
        answer = page.goto(f"/mechanisms/{path}")
        assert answer is not None
        assert answer.status == 200
        assert (too_wide(page), small_targets(page)) == ([], []), path
        assert set(page.evaluate(LINES)) <= {1}, path


@pytest.mark.parametrize("path", ["LONG/", "states/"])
def test_the_longest_day_is_seen_whole(page: Page, path: str) -> None:
    page.goto(f"/mechanisms/{path}?on=30+September+2026")
    field = page.get_by_label("As at")
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert field.evaluate("field => field.scrollWidth <= field.clientWidth")


def test_letters_travel_only_where_a_page_has_them(desks: Desks) -> None:
    page, fetched = desks.of("th_official"), []
    page.on("request", lambda request: fetched.append(request.url) if "/fonts/" in request.url else None)
    page.goto("/help/", wait_until="networkidle")
    assert fetched == []
    with csp_reports(page) as refused:
        page.goto("/mechanisms/states/", wait_until="networkidle")
        for letters in SCRIPTS:
            assert page.evaluate(FACES, letters) == 1, letters
    assert refused == []
    assert {name for name in SCRIPTS.values() if any(f"NotoSerif{name}" in url for url in fetched)} == set(
        SCRIPTS.values()
    )

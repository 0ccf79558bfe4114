"""The look in a real browser: axe-core finds nothing, nothing is refused by the CSP, nothing scrolls sideways."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests.browser.shots import chromium, csp_reports, shoot, small_targets, too_wide, violations

PAGES = {
    "styleguide": "/styleguide/",
    "sign-in": "/accounts/login/",
    "help": "/help/",
    "words": "/help/words/",
    "accessibility": "/help/accessibility/",
    "no-such-page": "/nothing-here/",
}
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def browser() -> Iterator[Browser]:
    """A browser of its own for each test."""
    with chromium() as opened:
        yield opened


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_look_is_right_at_both_widths(name: str, browser: Browser, live_server: LiveServer):
    page = browser.new_page()
    with csp_reports(page) as refused:
        page.goto(live_server.url + PAGES[name])
        shoot(page, name)
        found = violations(page), too_wide(page), small_targets(page), refused
    assert found == ([], [], [], [])


def test_a_form_with_errors_moves_the_focus_to_the_summary(browser: Browser, live_server: LiveServer):
    page = browser.new_page()
    page.goto(live_server.url + "/accounts/login/")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_selector("[role=alert]")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"
    assert page.title().startswith("Error: Sign in")
    assert violations(page) == []


def test_the_sign_in_page_says_the_same_without_scripts(browser: Browser, live_server: LiveServer):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(live_server.url + "/accounts/login/")
    page.get_by_role("button", name="Sign in", exact=True).click()
    assert page.get_by_role("alert").is_visible()

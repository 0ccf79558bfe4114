"""A real server, a real worker and a real browser on the test database."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.shots import chromium
from tests.cast import Cast, Person, client_for
from tests.servers import House

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the driver keeps an event loop in this thread


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for all browser tests."""
    with chromium() as running:
        yield running


@pytest.fixture
def house(transactional_db: None, tmp_path: Path) -> Iterator[House]:
    """Processes on the test database, ended after the test."""
    call_command("createcachetable", verbosity=0)
    running = House(tmp_path)
    yield running
    running.stop()


class Desks:
    """Each person at a browser of their own."""

    def __init__(self, browser: Browser, address: str, cast: Cast) -> None:
        self._browser, self.address, self._cast = browser, address, cast
        self._contexts: dict[str, BrowserContext] = {}

    def visitor(self) -> Page:
        """Somebody who is not signed in."""
        return self._context("visitor").new_page()

    def sign_in(self, key: str) -> Page:
        """Sign in through the sign-in page."""
        person: Person = getattr(self._cast, key)
        page = self._context(key).new_page()
        page.goto(self.address)
        page.get_by_label("E-mail address").fill(person.email)
        page.get_by_label("Password").fill(person.password)
        page.get_by_role("button", name="Sign in", exact=True).click()
        if person.totp_secret:
            second_step(page, person)
        page.get_by_role("heading", level=1, name="Good").wait_for()
        return page

    def of(self, key: str) -> Page:
        """A page of somebody who is signed in already."""
        if key in self._contexts:
            return self._contexts[key].pages[0]
        cookie = client_for(getattr(self._cast, key)).cookies[settings.SESSION_COOKIE_NAME]
        context = self._context(key)
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": self.address}])
        return context.new_page()

    def at(self, key: str) -> Page:
        """The page of a person who is signed in already, or of a visitor."""
        if key == "visitor":
            return self._contexts[key].pages[0] if key in self._contexts else self.visitor()
        return self.of(key)

    def leave(self, key: str) -> None:
        """Close this person's browser."""
        self._contexts.pop(key).close()

    def _context(self, key: str) -> BrowserContext:
        context = self._browser.new_context(viewport={"width": 1280, "height": 900}, base_url=self.address)
        context.set_default_timeout(20_000)
        self._contexts[key] = context
        return context


def second_step(page: Page, person: Person) -> None:
    """Type what the authenticator shows."""
    page.get_by_role("heading", level=1, name="Second step").wait_for()
    page.get_by_label("Code").fill(person.code)
    page.get_by_role("button", name="Sign in", exact=True).click()


@pytest.fixture
def desks(browser: Browser, house: House, cast: Cast, tmp_path: Path) -> Iterator[Desks]:
    """The cast, each at a desk; what each saw last is kept in the test's folder."""
    call_command("load_reference", verbosity=0)
    running = Desks(browser, house.web(), cast)
    yield running
    for key in list(running._contexts):
        for page in running._contexts[key].pages:
            (tmp_path / f"last-{key}.html").write_text(f"<!-- {page.url} -->\n{page.content()}", encoding="utf-8")
        running.leave(key)

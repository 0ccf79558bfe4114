"""What a visit weighs over the wire, served as `make run` serves it (DESIGN §6: 100 kB at first, then 25 kB)."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, CDPSession, Page

from portal.demo import bench_world
from tests.cast import Cast
from tests.factories import members
from tests.servers import ROOT, House

pytestmark = pytest.mark.browser

FIRST, LATER = 100_000, 25_000
LATER_PAGES = ("/activities/", "/activities/new/", "/mechanisms/", "/reports/", "/help/")


@pytest.fixture
def address(house: House, cast: Cast, tmp_path: Path) -> str:
    """The portal with hashed, compressed files and a log of many records."""
    members.register()
    bench_world.build(activities=60, seed=7)
    house.also = {
        "DJANGO_SETTINGS_MODULE": "portal.settings.local",
        "SECRET_KEY": settings.SECRET_KEY,
        "STATIC_ROOT": str(tmp_path / "static"),
    }
    collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(collect, cwd=ROOT, env=house.environment, check=True)
    return house.web()


class Scale:
    """Adds up the bytes that the network delivered to a page, headers and all."""

    def __init__(self, page: Page) -> None:
        self._bytes = 0.0
        session: CDPSession = page.context.new_cdp_session(page)
        session.on("Network.loadingFinished", self._add)
        session.send("Network.enable")

    def _add(self, event: dict[str, float]) -> None:
        self._bytes += event["encodedDataLength"]

    def weigh(self, page: Page, path: str) -> int:
        """The bytes of one visit; what the browser has kept costs nothing."""
        self._bytes = 0
        answer = page.goto(path, wait_until="networkidle")
        assert answer is not None
        assert answer.status == 200
        assert page.locator("main h1").count() == 1
        return round(self._bytes)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """An empty browser."""
    context = browser.new_context(base_url=address)
    yield context.new_page()
    context.close()


def test_the_first_visit_is_light(page: Page) -> None:
    weight = Scale(page).weigh(page, "/accounts/login/")
    print(f"sign-in, empty cache: {weight} bytes")
    assert 20_000 < weight <= FIRST


@pytest.mark.parametrize("key", ["officer", "vn_focal", "vn_official"])
def test_later_pages_are_light(key: str, page: Page, address: str, cast: Cast) -> None:
    scale = Scale(page)
    scale.weigh(page, "/accounts/login/")
    cookie = cast.client_for(getattr(cast, key)).cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])
    paths = ("/", *(path for path in LATER_PAGES if key != "vn_official" or "new" not in path))
    weights = {path: scale.weigh(page, path) for path in paths}
    print(key, weights)
    assert {path: weight for path, weight in weights.items() if not 1_000 < weight <= LATER} == {}

"""`make shots`: the pages of the demonstration as the README shows them → docs/screenshots/."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import django
from django.conf import settings
from django.test import Client
from django.test.runner import DiscoverRunner
from PIL import Image
from playwright._impl._api_structures import SetCookieParam
from playwright.sync_api import Browser, Page

from tests.browser.shots import chromium
from tests.servers import ROOT, House

FOLDER = ROOT / "docs" / "screenshots"
WIDE, PHONE = (1280, 1000), (390, 760)
MOST = 1_500_000
TITLE = "Conference on increasing the role of ASEAN defence establishments in supporting border management"

TICKED = (
    *("Sharing of experience and best practice", "Discussion with another mechanism"),
    *("Enhance cooperation and confidence building", "Interaction with existing mechanisms"),
)
NEVER_SHOWN = ("On hold", "bjection", "eservation")  # beside a real state's name (DESIGN §6)


@dataclass(frozen=True)
class Shot:
    """One picture: who looks, at what, how wide; a link or the form to follow first."""

    name: str
    who: str
    path: str
    size: tuple[int, int] = WIDE
    follow: str = ""


SHOTS = (
    Shot("home-officer-1280", "officer", "/"),
    Shot("activities-1280", "focal.vn", "/activities/"),
    Shot("log-activity-1280", "officer", "/activities/new/", follow="form"),
    Shot("reports-1280", "officer", "/reports/"),
    Shot("read-text-1280", "official.vn", "/", follow="Read"),
    Shot("mechanisms-1280", "official.vn", "/mechanisms/"),
    Shot("people-1280", "approver.vn", "/people/"),
    Shot("audit-1280", "auditor", "/audit/?family=activities"),
    Shot("state-1280", "official.th", "/mechanisms/states/LA/"),
    Shot("codes-1280", "approver.vn", "/accounts/2fa/"),
    Shot("home-official-390", "official.vn", "/", PHONE),
    Shot("record-390", "focal.vn", "/activities/?q=ASEANAPOL", PHONE, "43rd ASEANAPOL Conference"),
)


def main() -> int:
    """Set up the demonstration in a throwaway database, take the pictures; 1 when they are too heavy together."""
    django.setup()
    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        with portal() as address:
            sessions = {shot.who: session_of(shot.who, address) for shot in SHOTS}
            with chromium() as browser:
                stored = [take(browser, address, shot, sessions[shot.who]) for shot in SHOTS]
    finally:
        runner.teardown_databases(databases)
    total = sum(path.stat().st_size for path in stored)
    print(f"{len(stored)} pictures, {total} bytes, in {FOLDER.relative_to(ROOT)}")
    return 1 if total > MOST else 0


@contextmanager
def portal() -> Iterator[str]:
    """The demonstration on a free port."""
    from django.core.management import call_command  # noqa: PLC0415  (settings must be loaded first)

    with TemporaryDirectory() as folder:
        call_command("setup_demo")
        house = House(Path(folder))
        try:
            yield house.web()
        finally:
            house.stop()


def take(browser: Browser, address: str, shot: Shot, session: SetCookieParam) -> Path:
    """One picture, from the top of the page, in as many colours as it needs."""
    width, height = shot.size
    context = browser.new_context(viewport={"width": width, "height": height}, base_url=address)
    context.add_cookies([session])
    page = context.new_page()
    page.goto(shot.path)
    go_on(page, shot.follow)
    shown = page.locator("main").inner_text()
    assert not any(word in shown for word in NEVER_SHOWN), f"{shot.name} shows what a picture never shows."
    path = FOLDER / f"{shot.name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(96, dither=Image.Dither.NONE).save(path, optimize=True)
    context.close()
    return path


def session_of(who: str, address: str) -> SetCookieParam:
    """The cookie of somebody who is signed in."""
    from kernel.accounts.models import User  # noqa: PLC0415  (models must be loaded first)
    from tests.cast import sign_in  # noqa: PLC0415

    client = Client()
    sign_in(client, User.objects.get(email=f"{who}@demo.example"), second_factor=True)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    return {"name": cookie.key, "value": cookie.value, "url": address}


def go_on(page: Page, follow: str) -> None:
    """Fill the form as far as the picture shows, or open the link."""
    if follow == "form":
        page.get_by_label("Title").fill(TITLE)
        for label in TICKED:
            page.get_by_role("checkbox", name=label).check()
        page.get_by_label("Month", exact=True).first.check()
        page.get_by_role("textbox", name="Month").first.fill("August")
        page.get_by_role("textbox", name="Year").first.fill("2020")
        with page.expect_response(lambda answer: "/sentence/" in answer.url):
            page.get_by_label("Host").select_option(label="Thailand")
        page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    elif follow:
        page.get_by_role("main").get_by_role("link", name=follow).first.click()
        page.wait_for_load_state()


if __name__ == "__main__":
    sys.exit(main())

"""A log is imported in a real browser: file, columns, preview, drafts; and the same without JavaScript."""

import pytest
from django.conf import settings
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser.conftest import Desks
from tests.browser.shots import csp_reports, shoot, small_targets, too_wide, violations
from tests.cast import Cast, client_for
from tests.factories import activities

pytestmark = [pytest.mark.browser, pytest.mark.heavy]
MAIN = "main"
LOG = (
    "No;Title;Date;Member States;Host;Form;Remarks of the desk\n"
    "MD-1;Seminar of young border officers;11–13 July 2019;Viet Nam, Lao PDR;Viet Nam;8(a)(i);fine\n"
    "MD-2;แลกเปลี่ยนการเยือนชายแดน;๒๙/๐๒/๒๕๖๓;Viet Nam, Thailand;;8(b);\n"
    "MD-3;Patrol on the river;03/04/2019;Viet Nam, Narnia;Viet Nam;8(a);\n"
    "MD-4;Talks on patrols;20 March 2020;Viet Nam, Lao PDR;;8(a);\n"
    "MD-5;Exchange visit in the north;July 2019;Viet Nam;Viet Nam;8(b);\n"
)
FILE = FilePayload(name="border-log-2019.csv", mimeType="text/csv", buffer=LOG.encode())


def known(cast: Cast) -> None:
    """What the log holds already: one likely duplicate, one record of the office that differs."""
    activities.shared(cast, cast.la_focal.actor, "LA", "VN", host="LA", title="Talks on patrols")
    values = {"title": "Exchange visit in the north", "forms": ("8b",)}
    row = activities.draft(cast.vn_focal.actor, "VN", **values)
    type(row).objects.filter(pk=row.pk).update(source_id="MD-5")


def read_the_file(page: Page) -> None:
    page.goto("/activities/")
    page.get_by_role("link", name="Import a log").click()
    page.get_by_label("Excel or CSV file").set_input_files(FILE)
    page.get_by_role("button", name="Read the file").click()
    page.get_by_label("“Remarks of the desk”").select_option(label="Leave this column out")


def test_a_log_becomes_drafts(desks: Desks, cast: Cast) -> None:
    known(cast)
    page = desks.of("vn_focal")
    page.goto("/activities/import/")
    wrong = faults(page)
    shoot(page, "70-import")
    read_the_file(page)
    wrong += faults(page)
    shoot(page, "71-import-columns")
    with csp_reports(page) as refused:
        page.get_by_role("button", name="Check the rows").click()
        expect(page.locator(MAIN)).to_contain_text("can be 3 April 2019 or 4 March 2019")
        wrong += faults(page)
        shoot(page, "72-import-preview")
        page.get_by_role("link", name="To put right 1").click()
        expect(page.locator("tbody tr")).to_have_count(1)
        page.get_by_role("button", name="Import only the good rows").click()
        expect(page.locator(MAIN)).to_contain_text("The new records are drafts of your office")
        wrong += faults(page)
        shoot(page, "73-imported")
        assert refused == []
    assert wrong == []


def test_the_same_without_javascript(desks: Desks, browser: Browser, cast: Cast) -> None:
    known(cast)
    cookie = client_for(cast.vn_focal).cookies[settings.SESSION_COOKIE_NAME]
    context = browser.new_context(java_script_enabled=False, base_url=desks.address)
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": desks.address}])
    page = context.new_page()
    read_the_file(page)
    page.get_by_role("button", name="Check the rows").click()
    page.get_by_label("Also import the rows that look like a record that is there").check()
    page.get_by_role("button", name="Import only the good rows").click()
    expect(page.locator(MAIN)).to_contain_text("The new records are drafts of your office")
    page.get_by_role("link", name="Records of your office").click()
    expect(page.locator(MAIN)).to_contain_text("แลกเปลี่ยนการเยือนชายแดน")
    context.close()


def faults(page: Page) -> list[str]:
    """What axe, the widths and the size of the controls say of the page that is open."""
    found = [f"{page.url}: {each.rule}: {each.targets}" for each in violations(page)]
    found += [f"{page.url}: scrolls sideways at {width}" for width in too_wide(page)]
    return found + [f"{page.url}: small: {each}" for each in small_targets(page)]

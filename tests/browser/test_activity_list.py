"""The list in a browser: search, filters, pages and a saved view, at both widths, with and without JavaScript."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Desks
from tests.browser.shots import csp_reports, shoot, small_targets, too_wide, violations
from tests.cast import Cast
from tests.factories import activities as make
from tests.factories import members

pytestmark = pytest.mark.browser
LIST = "/activities/"


@pytest.fixture
def records(cast: Cast) -> None:
    """One page and a little more."""
    members.register()
    given = {"summary": "Officers of the กระทรวงกลาโหม and the Bộ Quốc phòng met at the checkpoint and spoke of it."}
    for number in range(27):
        make.shared(cast, cast.vn_focal.actor, "TH", "VN", title=f"Seminar on border management, no. {number}", **given)


def right(page: Page) -> list[object]:
    """What is wrong with the page that is open."""
    return [*violations(page), *too_wide(page), *small_targets(page)]


@pytest.mark.usefixtures("records")
def test_search_pages_and_a_view_of_ones_own(desks: Desks) -> None:
    page = desks.of("th_official")
    with csp_reports(page) as refused:
        page.goto(LIST)
        shoot(page, "activities-pages")
        page.get_by_role("link", name="Older").click()
        page.get_by_role("link", name="Newer").click()
        page.get_by_role("searchbox", name="Search").fill("bo quoc phong กลาโหม")
        page.get_by_role("button", name="Show").click()
        page.get_by_text("27 activities").wait_for()
        assert page.locator("mark").first.inner_text() == "กลาโหม"
        page.get_by_text("More filters").click()
        page.get_by_label("Domain").select_option(label="Land")
        page.get_by_role("button", name="Show").click()
        page.locator(".chips").get_by_text("Land").wait_for()
        assert right(page) == []
        shoot(page, "activities-searched")
        page.get_by_role("link", name="Save this view").click()
        page.get_by_label("Name of the view").fill("With the ministries")
        assert right(page) == []
        shoot(page, "view-new")
        page.get_by_role("button", name="Save this view").click()
        page.get_by_text("The view is saved. Only you see it.").wait_for()
        assert page.locator(".views [aria-current]").inner_text() == "With the ministries"
        page.get_by_role("link", name="Rename or remove").click()
        assert right(page) == []
        shoot(page, "view-edit")
    assert refused == []


@pytest.mark.usefixtures("records")
def test_all_of_it_works_without_javascript(desks: Desks, browser: Browser) -> None:
    cookies = desks.of("th_official").context.cookies()
    context = browser.new_context(java_script_enabled=False, base_url=desks.address)
    context.add_cookies(cookies)
    page = context.new_page()
    page.goto(f"{LIST}?q=seminar")
    page.get_by_role("link", name="Older").click()
    assert page.locator("tbody tr").count() == 2
    page.get_by_role("link", name="Save this view").click()
    page.get_by_role("button", name="Save this view").click()
    page.get_by_role("link", name="Rename or remove").click()
    page.get_by_role("button", name="Remove this view").click()
    page.get_by_text("The view is removed. The records stay as they are.").wait_for()
    context.close()

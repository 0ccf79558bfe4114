"""The description of the API in a browser: it opens, the browser refuses nothing of it, and reading can be tried."""

import pytest

from tests.browser.conftest import Desks
from tests.browser.shots import csp_reports, shoot, too_wide
from tests.cast import Cast
from tests.factories import activities
from tests.servers import House

pytestmark = pytest.mark.browser


def test_the_reference_opens_under_the_policy_of_the_browser_and_tries_what_reads(
    browser: object, house: House, cast: Cast
) -> None:
    record = activities.shared(cast, cast.vn_focal.actor, "LA", "VN", title="Heron exchange")
    page = Desks(browser, house.web(), cast).of("th_official")
    with csp_reports(page) as refused:
        page.goto("/help/api/")
        page.locator("#operations-activities-activities_list").wait_for()
        assert page.locator(".opblock").count() >= 13
        assert too_wide(page) == []
        shoot(page, "api-reference")
        page.locator("#operations-activities-activities_list .opblock-summary-control").click()
        page.get_by_role("button", name="Try it out").click()
        page.get_by_role("button", name="Execute").click()
        page.get_by_text(record.reference).first.wait_for()
        page.locator("#operations-activities-activities_create .opblock-summary-control").click()
        assert page.get_by_role("button", name="Try it out").count() == 0
    assert refused == []

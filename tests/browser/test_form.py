"""The form in a browser: it saves by itself, survives a lost connection, keeps both texts; and all of it without a
script (issue: the activity log).
"""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from activities.models import Activity
from activities.services.edit import edit_activity
from tests.browser.conftest import Desks
from tests.browser.shots import csp_reports, shoot, small_targets, too_wide, violations
from tests.factories import activities as make

pytestmark = [pytest.mark.browser, pytest.mark.heavy]
SAVED = "Draft saved at"


def autosave(page: Page) -> Any:
    return page.locator("#autosave")


def fill_first_lines(page: Page) -> None:
    page.goto("/activities/new/")
    page.get_by_label("Title").fill("Joint patrol on the river")
    page.get_by_role("checkbox", name="Interoperability").check()
    page.locator("input[name=states][value=LA]").check()
    page.get_by_label("Host").select_option(label="Viet Nam")
    page.get_by_role("textbox", name="Day").first.fill("15")
    page.get_by_role("textbox", name="Month").first.fill("July")
    page.get_by_role("textbox", name="Year").first.fill("2020")


def test_a_draft_saves_by_itself_and_a_lost_connection_loses_nothing(desks: Desks) -> None:
    page = desks.of("vn_focal")
    with csp_reports(page) as refused:
        fill_first_lines(page)
        expect(autosave(page)).to_contain_text(SAVED)
        expect(page.locator("#sentence")).to_contain_text("Units of Lao PDR and Viet Nam")
        record = Activity.objects.get()
        assert page.url.endswith(f"/activities/{record.reference}/edit/")
        page.context.set_offline(offline=True)
        page.get_by_label("Title").fill("Joint patrol on the great river")
        expect(autosave(page)).to_contain_text("Not saved: no connection.")
        page.context.set_offline(offline=False)
        expect(autosave(page)).to_contain_text(SAVED)
    assert refused == []
    record.refresh_from_db()
    assert record.title == "Joint patrol on the great river"
    page.get_by_role("button", name="Save as draft").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Joint patrol on the great river")


def test_two_who_write_at_once_both_keep_their_text(desks: Desks, cast: Any) -> None:
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    page = desks.of("vn_focal")
    page.goto(f"/activities/{record.reference}/edit/")
    data = make.record("LA", "VN", title="Seminar of the other desk")
    edit_activity(actor=cast.vn_approver.actor, activity=record, data=data, version=record.version)
    page.get_by_label("Title").fill("Seminar of this desk")
    expect(autosave(page)).to_contain_text("Somebody changed this after you opened the page.")
    assert page.get_by_label("Title").input_value() == "Seminar of this desk"
    assert Activity.objects.get().title == "Seminar of the other desk"
    shoot(page, "12-autosave-conflict")
    assert (violations(page), too_wide(page)) == ([], [])
    page.get_by_role("button", name="Save mine in place of it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Seminar of this desk")


def test_everything_opened_the_form_fits_both_widths(desks: Desks) -> None:
    page = desks.of("vn_focal")
    fill_first_lines(page)
    for fold in page.locator("main summary").all():
        fold.click()
    expect(page.get_by_role("group", name="Lao PDR").first).to_be_visible()
    expect(page.locator("[data-side=TH]")).to_be_hidden()
    shoot(page, "13-form-opened")
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert (violations(page), too_wide(page), small_targets(page)) == ([], [], []), width


def test_the_clauses_follow_the_date(desks: Desks) -> None:
    page = desks.of("vn_focal")
    fill_first_lines(page)
    page.locator("summary", has_text="Clauses").click()
    expect(page.locator("#clauses")).to_contain_text("Blueprint 2025")
    page.get_by_role("textbox", name="Year").first.fill("2026")
    page.get_by_role("textbox", name="Year").first.blur()
    expect(page.locator("#clauses")).not_to_contain_text("Blueprint 2025")


@pytest.fixture
def scriptless(browser: Browser, desks: Desks) -> Iterator[Page]:
    """A focal point whose browser runs no script."""
    cookies = desks.of("vn_focal").context.cookies()
    context = browser.new_context(java_script_enabled=False, base_url=desks.address)
    context.add_cookies(cookies)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


def test_without_a_script_a_record_is_logged_duplicated_and_submitted(scriptless: Page) -> None:
    page = scriptless
    fill_first_lines(page)
    page.get_by_role("button", name="Save as draft").click()
    page.get_by_role("link", name="Log another like this").click()
    page.get_by_label("Title").fill("Joint patrol on the river, second round")
    page.get_by_role("button", name="Save and submit").click()
    assert "Tick this to submit, or save a draft." in page.content()
    page.get_by_role("textbox", name="Day").first.fill("20")
    page.get_by_role("textbox", name="Month").first.fill("August")
    page.get_by_role("textbox", name="Year").first.fill("2020")
    page.get_by_role("checkbox", name="What may be reported of this record").check()
    page.get_by_role("button", name="Save and submit").click()
    assert sorted(Activity.objects.values_list("state", flat=True)) == ["draft", "submitted"]

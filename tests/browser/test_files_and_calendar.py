"""Files, versions, exports and the calendar in a real browser, at desk and telephone width."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from activities.services.step import take_step
from tests.browser.conftest import Desks
from tests.browser.shots import csp_reports, shoot
from tests.browser.test_pages import faults
from tests.cast import Cast
from tests.factories import activities, files

pytestmark = [pytest.mark.browser, pytest.mark.heavy]


def put(page: Page, folder: Path, name: str, data: bytes | None = None) -> None:
    """Choose a file and send it."""
    path = folder / name
    path.write_bytes(files.GOOD[name]() if data is None else data)
    page.get_by_label("File", exact=True).set_input_files(path)
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.get_by_role("button", name="Add the file").click()
    page.wait_for_load_state()


def test_a_file_is_added_refused_in_words_saved_and_taken_away(desks: Desks, cast: Cast, tmp_path: Path) -> None:
    record = activities.draft(cast.vn_focal.actor, "LA", "VN", title="Young border officers’ seminar")
    page = desks.at("vn_focal")
    with csp_reports(page) as refused:
        page.goto(f"/activities/{record.reference}/files/")
        put(page, tmp_path, "drawing.svg", b"<svg onload='alert(1)'/>")
        page.get_by_role("alert").get_by_text("This is an SVG drawing").wait_for()
        shoot(page, "files-refused")
        found = faults(page, refused)
        page.get_by_label("For everybody who can read the record").check()
        put(page, tmp_path, "minutes.docx")
        page.get_by_text("“minutes.docx” is added.").wait_for()
        put(page, tmp_path, "map.png")
        page.goto(f"/activities/{record.reference}/")
        shoot(page, "files-record")
        found += faults(page, refused)
        with page.expect_download() as saving:
            page.get_by_role("link", name="minutes.docx, ").click()
        assert saving.value.suggested_filename == "minutes.docx"
        assert Path(saving.value.path()).read_bytes() == (tmp_path / "minutes.docx").read_bytes()
        page.get_by_role("link", name="Take it away: map.png").click()
        page.get_by_role("button", name="Take it away").click()
        page.get_by_text("“map.png” is taken away.").wait_for()
    assert found == []


def test_versions_list_and_calendar_are_right_at_both_widths(desks: Desks, cast: Cast) -> None:
    record = activities.submitted(cast.vn_focal.actor, "LA", "VN", summary="Sports at the border.")
    row = take_step(actor=cast.officer.actor, activity=record, name="send_back", comment="Which town?")
    page, found = desks.at("vn_focal"), []
    with csp_reports(page) as refused:
        page.goto(f"/activities/{row.reference}/edit/")
        page.get_by_role("textbox", name="Summary").fill("Legal information, and sports in the town of Dong Hoi.")
        page.get_by_role("button", name="Save as draft").click()
        page.get_by_text("The draft is saved.").wait_for()
        for name, path in {
            "versions": f"/activities/{row.reference}/revisions/",
            "list-export": "/activities/",
            "calendar": "/calendar/?year=2020",
        }.items():
            page.goto(path)
            shoot(page, name)
            found += faults(page, refused)
    assert found == []


def test_a_list_is_taken_out_by_a_button_without_any_script(desks: Desks, cast: Cast) -> None:
    activities.draft(cast.vn_focal.actor, "LA", "VN", title="Seminar")
    page = desks.at("vn_focal")
    page.goto("/activities/?q=seminar")
    for button, ending in {"Excel": "xlsx", "CSV": "csv", "Word": "docx"}.items():
        with page.expect_download() as saving:
            page.get_by_role("button", name=button, exact=True).click()
        assert saving.value.suggested_filename == f"activities-2020-10-01.{ending}"
    with page.expect_download() as saving:
        page.get_by_role("button", name="Our own ledger (Excel)").click()
    assert saving.value.suggested_filename == "ledger-2020-10-01.xlsx"

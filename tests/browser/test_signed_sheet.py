"""A signed sheet with its scan, the files of two records made one, and the words of an import, at both widths."""

from pathlib import Path

import pytest

from activities.services.merge import propose_and_send
from activities.services.step import take_step
from reporting.services.sheet import sheet_of
from tests.activities.test_merged_files import with_files
from tests.browser.conftest import Desks
from tests.browser.shots import csp_reports, shoot
from tests.browser.test_pages import faults
from tests.cast import Cast
from tests.factories import activities, files, members

pytestmark = [pytest.mark.browser, pytest.mark.heavy]
LOG = (
    "Own number\tTitle\tDate\tSummary\tPlaces\tBeyond the scope (¶9)\n"
    "MD-1\tJoint demarcation meeting\tJuly 2019\tThe demarcation went on.\tDong Hoi\t\n"
    "MD-2\tSeminar of young border officers\t2019\tSports.\tDong Hoi\t\n"
    "MD-3\tJoint patrol\t2018\tTwo days.\tSouth China Sea\twhole\n"
)


def test_the_scan_is_added_with_the_note_refused_in_words_and_saved(desks: Desks, cast: Cast, tmp_path: Path) -> None:
    record = activities.draft(cast.vn_focal.actor, "LA", "VN", title="Young border officers’ seminar")
    code, scan = sheet_of(record, actor=cast.vn_focal.actor).version_code, tmp_path / "signed sheet.pdf"
    wrong = tmp_path / "signed sheet.docx"
    scan.write_bytes(files.pdf())
    wrong.write_bytes(files.word())
    page = desks.at("vn_focal")
    with members.clearing("VN"), csp_reports(page) as refused:
        page.goto(f"/activities/sheets/{record.reference}/signed/")
        page.get_by_label("On the authority of").fill("Director-General, Border Department")
        page.get_by_label("Version code on the sheet").fill(code)
        page.get_by_label("Signed on").fill("30 September 2020")
        page.get_by_label("Scan of the signed sheet (optional)").set_input_files(wrong)
        page.get_by_role("button", name="Note the clearance").click()
        page.get_by_role("alert").get_by_text("A scan is a file of the kind PDF, PNG or JPEG.").wait_for()
        shoot(page, "scan-refused")
        found = faults(page, refused)
        page.get_by_label("Scan of the signed sheet (optional)").set_input_files(scan)
        page.get_by_role("button", name="Note the clearance").click()
        page.get_by_text("National clearance is noted.").wait_for()
        shoot(page, "scan-record")
        found += faults(page, refused)
        with page.expect_download() as saving:
            page.get_by_role("link", name="Scan of the signed sheet", exact=True).click()
        assert saving.value.suggested_filename == "signed sheet.pdf"
        assert Path(saving.value.path()).read_bytes() == scan.read_bytes()
        page.get_by_role("link", name="Take it away: scan of the signed sheet").click()
        shoot(page, "scan-take-away")
        found += faults(page, refused)
        page.get_by_role("button", name="Take it away").click()
        page.get_by_text("The clearance stays noted.").wait_for()
    assert found == []


def test_files_that_came_with_another_record_say_so(desks: Desks, cast: Cast) -> None:
    stays = with_files(cast, "vn_focal", "LA", "VN", title="Border defence friendship exchange")
    ends = with_files(cast, "la_focal", "LA", "VN", host="LA", title="Defence exchange at the border")
    data, office = activities.record("LA", "VN", title=stays.title), cast.officer.actor.posts[0].office_id
    given = {"stays": stays, "ends": ends, "data": data, "token": None, "owner_id": office}
    text = propose_and_send(actor=cast.officer.actor, **given)
    for person in (cast.la_focal, cast.vn_focal):
        activities.confirm_participation(actor=person.actor, activity=text)
    take_step(actor=cast.officer2.actor, activity=text, name="apply")
    found = []
    for who in ("la_approver", "vn_focal"):
        page = desks.at(who)
        with csp_reports(page) as refused:
            page.goto(f"/activities/{ends.reference}/")
            page.get_by_text(f"came with {ends.reference}").first.wait_for()
            shoot(page, f"files-of-merged-{who}")
            found += faults(page, refused)
    assert found == []


def test_the_preview_of_an_import_names_words_of_paragraph_nine(desks: Desks, cast: Cast) -> None:
    run = activities.read_in(cast.vn_focal.actor, LOG)
    page = desks.at("vn_focal")
    with csp_reports(page) as refused:
        page.goto(f"/activities/import/{run.public_id}/")
        page.get_by_text("Row 2, Title, Summary: “demarcation”.").wait_for()
        shoot(page, "import-words")
        found = faults(page, refused)
        page.get_by_role("link", name="Two rows hold words").click()
        page.get_by_role("link", name="Words of ¶9 2").wait_for()
        assert page.get_by_text("MD-2").count() == 0
    assert found == []

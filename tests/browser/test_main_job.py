"""The main job, end to end: from a logged activity to the minister's pack.

Run with PORTAL_NOW=2020-10-01 (tests start there by themselves). Every step keeps its pictures in `screenshots/`.
"""

import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kernel.audit.verify import faults
from reporting.models import Stage
from reporting.services.open_cycle import Plan, open_cycle
from tests.browser.conftest import Desks
from tests.browser.shots import shoot
from tests.factories import activities as log

pytestmark = [pytest.mark.browser, pytest.mark.heavy]

CONFERENCE = "Conference on increasing the role of ASEAN defence establishments in supporting border management"
EXCHANGE = "Viet Nam–Lao PDR border defence exchange"
TOO_LATE, EARLIER = "Seminar after the cut-off", "Workshop of the year before"
SEATS = ("BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "VN")
MINISTRIES = ("Bộ Quốc phòng", "กระทรวงกลาโหม", "ກະຊວງປ້ອງກັນປະເທດ", "ក្រសួងការពារជាតិ", "ကာကွယ်ရေးဝန်ကြီးဌာန")


def test_an_activity_travels_from_the_log_to_the_ministers_pack(desks: Desks, house, cast, clock, tmp_path):
    house.worker()
    an_earlier_cycle(cast)
    conference = the_conference_is_logged_accepted_and_shared(desks)
    exchange = the_exchange_is_drafted_returned_confirmed_and_corrected(desks)
    log_shared(cast, TOO_LATE, date(2020, 10, 1))
    log_shared(cast, EARLIER, date(2019, 9, 12))
    working_group = the_cycle_is_opened_and_the_text_drafted(desks, conference, exchange)
    the_text_goes_round(desks, working_group)
    adsom = a_pack_is_released_and_the_text_sent_on(desks, working_group)
    a_quiet_round(desks, adsom)
    admm = a_pack_is_released_and_the_text_sent_on(desks, adsom)
    outcomes_follow_the_meetings(desks, clock, working_group, adsom)
    a_quiet_round(desks, admm)
    pack = an_official_downloads_the_pack(desks, admm, tmp_path)
    the_pack_has_what_it_should(pack)
    clock.set("2020-12-09T18:00")
    record_outcome(desks.of("officer"), admm, "Noted", "2020-12-09")
    shoot(desks.of("officer"), "19-outcome-admm")
    assert list(faults()) == []


def an_earlier_cycle(cast) -> None:
    plan = Plan(title="2019 update", cutoff=date(2019, 12, 31), meetings={})
    open_cycle(actor=cast.officer.actor, plan=plan)


def log_shared(cast, title: str, day: date) -> None:
    values = {"title": title, "summary": "", "date_from": day, "date_to": day, "place": "Bangkok"}
    log.shared(cast, cast.th_focal.actor, "TH", "MY", host="TH", **values)


# 1 ---------------------------------------------------------------------------


def the_conference_is_logged_accepted_and_shared(desks: Desks) -> str:
    page = desks.visitor()
    page.goto(desks.address)
    shoot(page, "01-sign-in")
    page = desks.sign_in("officer")
    shoot(page, "02-home-secretariat")
    page.get_by_role("link", name="Log an activity").first.click()
    fill_conference(page)
    expect(page.locator("#sentence")).to_contain_text("Thailand hosted")
    shoot(page, "03-log-activity")
    page.get_by_role("button", name="Save and submit").click()
    reference = reference_of(page)
    assert re.fullmatch(r"BM-2020-[0-9A-HJKMNP-TV-Z]{4}", reference)
    shoot(page, "04-receipt")
    other = desks.sign_in("officer2")
    open_record(other, reference)
    shoot(other, "05-submitted-record")
    other.get_by_role("button", name="Accept the record").click()
    expect(other.locator("main")).to_contain_text("Accepted")
    publisher = desks.of("publisher")
    open_record(publisher, reference)
    publisher.get_by_role("link", name="Record the basis for sharing").click()
    publisher.get_by_label("Public source").check()
    publisher.get_by_label("Source", exact=True).fill("Viet Nam News Agency, 16 November 2020")
    publisher.get_by_role("button", name="Record the basis").click()
    open_record(desks.of("my_focal"), reference)
    shoot(desks.of("my_focal"), "06-shared-record")
    return reference


def fill_conference(page: Page) -> None:
    page.get_by_label("Title").fill(CONFERENCE)
    tick(page, "Sharing of experience and best practice", "Discussion with another mechanism")
    tick(page, "Enhance cooperation and confidence building", "Interaction with existing mechanisms")
    page.get_by_label("Month", exact=True).first.check()
    page.get_by_role("textbox", name="Month").first.fill("August")
    page.get_by_role("textbox", name="Year").first.fill("2020")
    page.get_by_label("Place", exact=True).first.fill("Thailand")
    page.get_by_label("Host").select_option(label="Thailand")
    tick(page, "Thailand")
    page.get_by_label("Partners who took part").fill("United Nations Office on Drugs and Crime (UNODC)")
    tick(page, "Transnational crimes", "Drug trafficking", "Land", "Sea", "Air")
    page.locator("summary", has_text="Mechanisms").click()
    page.locator("input[name=mechanisms][value=BLO]").check()
    page.get_by_role("textbox", name="Summary").fill(
        "The supporting role of the defence sector at borders was discussed."
    )
    tick(page, "What may be reported of this record")


# 2 ---------------------------------------------------------------------------


def the_exchange_is_drafted_returned_confirmed_and_corrected(desks: Desks) -> str:
    focal = desks.sign_in("vn_focal")
    shoot(focal, "07-home-focal-point")
    focal.get_by_role("link", name="Log an activity").first.click()
    fill_exchange(focal)
    focal.get_by_role("button", name="Save as draft").click()
    reference = reference_of(focal)
    for key in ("officer", "th_focal", "la_focal"):
        cannot_find(desks.of(key), reference, EXCHANGE)
    open_record(focal, reference)
    tick(focal, "What may be reported of this record")
    focal.get_by_role("button", name="Submit the record").click()
    send_back_and_correct(desks, reference)
    officer = desks.of("officer")
    open_record(officer, reference)
    officer.get_by_role("button", name="Accept the record").click()
    cannot_find(desks.of("th_focal"), reference, EXCHANGE)
    confirm(desks, reference, picture="10-confirm")
    open_record(desks.of("th_focal"), reference)
    correct_the_accepted_record(desks, reference)
    return reference


def fill_exchange(page: Page) -> None:
    page.get_by_label("Title").fill(EXCHANGE)
    tick(page, "Interoperability", "Enhance cooperation and confidence building")
    page.get_by_label("Day", exact=True).first.check()
    page.get_by_role("textbox", name="Day").first.fill("15")
    page.get_by_role("textbox", name="Month").first.fill("July")
    page.get_by_role("textbox", name="Year").first.fill("2020")
    page.get_by_label("Place", exact=True).first.fill("Dong Hoi")
    page.get_by_label("Host").select_option(label="Viet Nam")
    tick(page, "Viet Nam", "Lao PDR", "Land")
    page.get_by_role("textbox", name="Summary").fill("Border units met and shared experience.")


def send_back_and_correct(desks: Desks, reference: str) -> None:
    officer, focal = desks.of("officer"), desks.of("vn_focal")
    open_record(officer, reference)
    officer.locator("summary", has_text="Return with a comment").click()
    officer.get_by_label("Comment").fill("Please say which subjects were discussed.")
    officer.get_by_role("button", name="Return with a comment").click()
    open_record(focal, reference)
    shoot(focal, "08-returned-record")
    focal.get_by_role("link", name="Edit").click()
    focal.get_by_role("textbox", name="Summary").fill("Border units met and discussed signals and first aid.")
    tick(focal, "What may be reported of this record")
    focal.get_by_role("button", name="Save and submit").click()
    reference_of(focal)
    shoot(officer, "09-after-return")


def confirm(desks: Desks, reference: str, *, picture: str) -> None:
    page = desks.of("la_focal")
    page.goto("/")
    page.get_by_role("main").get_by_role("link", name=re.compile("confirm|answer|read", re.IGNORECASE)).first.click()
    if "confirm" not in page.url:
        page.get_by_role("link", name="Read and confirm").click()
    shoot(page, picture)
    page.get_by_role("button", name="Confirm", exact=True).click()
    expect(page.locator("main")).to_contain_text("confirmed")


def correct_the_accepted_record(desks: Desks, reference: str) -> None:
    focal, officer, outsider = desks.of("vn_focal"), desks.of("officer"), desks.of("th_focal")
    open_record(focal, reference)
    focal.get_by_role("link", name="Propose a correction").click()
    focal.get_by_role("textbox", name="Summary").fill(
        "Border units met and discussed signals, first aid and river rescue."
    )
    tick(focal, "What may be reported of this record")
    focal.get_by_role("button", name="Save and submit").click()
    correction = reference_of(focal)
    open_record(outsider, reference)
    expect(outsider.locator("main")).not_to_contain_text("river rescue")
    confirm(desks, correction, picture="11-confirm-correction")
    open_record(officer, correction)
    officer.get_by_role("button", name="Accept the correction").click()
    open_record(outsider, reference)
    expect(outsider.locator("main")).to_contain_text("river rescue")


# 3 ---------------------------------------------------------------------------


def the_cycle_is_opened_and_the_text_drafted(desks: Desks, conference: str, exchange: str) -> str:
    page = desks.of("officer")
    page.goto("/reports/new/")
    page.get_by_label("Name").fill("2020 update")
    fill_day(page, "Cut-off", "2020-09-30")
    page.get_by_label("Lead country").select_option(label="Thailand")
    for label, day in (("ADSOM WG", "16 November 2020"), ("ADSOM", "17 November 2020"), ("ADMM", "9 December 2020")):
        field = page.locator(f"select[name={label.lower().replace(' ', '_')}]")
        value = field.locator("option", has_text=day).get_attribute("value")
        field.select_option(value=value)
    shoot(page, "12-open-cycle")
    page.get_by_role("button", name="Open the cycle").click()
    page.get_by_role("link", name=re.compile("Open.*ADSOM WG")).first.click()
    stage = page.url
    page.get_by_role("button", name="Draft the text").click()
    page.get_by_role("link", name="Read the text").click()
    main = page.locator("main")
    for words in (CONFERENCE.lower()[:30], "river rescue"):
        assert words in main.inner_text().lower()
    expect(main).to_contain_text(EARLIER)
    expect(main).not_to_contain_text(TOO_LATE)
    earlier = (
        main.inner_text().split("has not been reported before", 1)[1].split("Interaction with other mechanisms", 1)[0]
    )
    assert EARLIER in earlier
    shoot(page, "13-drafted-text")
    return stage


# 4 ---------------------------------------------------------------------------


def the_text_goes_round(desks: Desks, stage: str) -> None:
    officer = desks.of("officer")
    circulate(officer, stage, picture="14-circulate")
    objector = desks.of("vn_approver")
    objector.goto(stage + "reply/")
    item = objector.locator("#single > .rows > li", has_text="river rescue").first
    item.locator("summary").click()
    item.get_by_label("Position").select_option(label="Objection")
    item.get_by_label("What you wish to say").fill("The subject of the exchange is wider.")
    item.get_by_label("Wording you propose").fill(
        "Viet Nam and Lao PDR held their border defence exchange in Dong Hoi."
    )
    shoot(objector, "15-reply")
    objector.get_by_role("button", name="Send the reply with what I marked").click()
    expect(objector.locator("main")).to_contain_text("received")
    for code in SEATS[:-1]:
        reply(desks, stage, code)
    bystander = desks.of("th_official")
    bystander.goto(stage)
    expect(bystander.locator("main")).to_contain_text("onsultation continuing")
    expect(bystander.locator("main")).not_to_contain_text("bjection")
    shoot(bystander, "16-bystander")
    edit_the_paragraph(officer, stage)
    for code in ("VN", *SEATS[:-1]):
        reply(desks, stage, code)
    close(officer, stage, picture="18-close")


def circulate(page: Page, stage: str, *, picture: str = "") -> None:
    page.goto(stage + "circulate/")
    seats = page.locator("main").inner_text()
    assert "10 seats" in seats
    assert "Timor-Leste" not in seats
    if picture:
        shoot(page, picture)
    page.get_by_role("button", name="Circulate the text").click()
    expect(page.locator("main")).to_contain_text("Replies until")


def reply(desks: Desks, stage: str, code: str) -> None:
    page = desks.of(f"{code.lower()}_approver")
    page.goto(stage + "reply/")
    page.get_by_role("button", name="Send: no objection to the whole text").click()
    expect(page.locator("main")).to_contain_text("received")
    desks.leave(f"{code.lower()}_approver")


def edit_the_paragraph(page: Page, stage: str) -> None:
    page.goto(stage)
    shoot(page, "17-positions")
    page.goto(stage + "read/")
    row = page.locator(".para, .para li").filter(has_text="river rescue").last
    row.get_by_role("link", name=re.compile("Edit")).first.click()
    text = page.get_by_label("Text", exact=True)
    text.fill(text.input_value().replace("river rescue", "rescue on rivers"))
    page.get_by_role("button", name="Save the paragraph").click()
    page.goto(stage)
    seats = page.locator("#seats").inner_text() if page.locator("#seats").count() else page.locator("main").inner_text()
    assert "Objection" not in seats


def close(page: Page, stage: str, *, picture: str = "") -> None:
    page.goto(stage + "close/")
    tick(page, "I have checked the mail", "I have asked those who take calls")
    if picture:
        shoot(page, picture)
    page.get_by_role("button", name="Close the round and settle the text").click()
    page.wait_for_url("**/jobs/**")
    page.locator("progress").wait_for()
    if picture:
        shoot(page, "18-progress")
    page.get_by_role("link", name="Open the result").click(timeout=180_000)
    expect(page.locator("main")).to_contain_text("Settled")


def a_quiet_round(desks: Desks, stage: str) -> None:
    officer = desks.of("officer")
    circulate(officer, stage)
    for code in SEATS:
        reply(desks, stage, code)
    close(officer, stage)


def outcomes_follow_the_meetings(desks: Desks, clock, working_group: str, adsom: str) -> None:
    officer = desks.of("officer")
    officer.goto(adsom)
    expect(officer.locator("main")).to_contain_text("The meeting is on 17 November 2020")
    clock.set("2020-11-16T18:00")
    record_outcome(officer, working_group, "Noted", "2020-11-16")
    clock.set("2020-11-17T18:00")
    record_outcome(officer, adsom, "Endorsed", "2020-11-17")


def record_outcome(page: Page, stage: str, verb: str, day: str) -> None:
    page.goto(stage + "outcome/")
    page.get_by_label("Outcome").select_option(label=verb)
    fill_day(page, "Date", day)
    page.get_by_label("Record", exact=True).fill("Summary record, paragraph 14")
    page.get_by_role("button", name="Record the outcome").click()
    expect(page.locator("main")).to_contain_text(verb)


# 5 ---------------------------------------------------------------------------


def release(desks: Desks, stage: str) -> None:
    publisher = desks.of("publisher")
    publisher.goto(stage)
    publisher.get_by_role("link", name="Look at the pack").click()
    publisher.get_by_role("button", name="Release the pack").click()
    expect(publisher.locator("main")).to_contain_text("Released")


def a_pack_is_released_and_the_text_sent_on(desks: Desks, stage: str) -> str:
    release(desks, stage)
    officer = desks.of("officer")
    officer.goto(stage + "transmit/")
    officer.get_by_role("button", name="Transmit the text").click()
    done = Stage.objects.get(public_id=stage.rstrip("/").rsplit("/", 1)[1])
    following = Stage.objects.get(cycle=done.cycle, order=done.order + 1)
    return f"{desks.address}/reports/texts/{following.public_id}/"


def an_official_downloads_the_pack(desks: Desks, stage: str, folder: Path) -> Path:
    release(desks, stage)
    page = desks.sign_in("vn_official")
    shoot(page, "20-home-official")
    page.get_by_role("link", name=re.compile("^Read")).first.click()
    shoot(page, "21-reading-view")
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile(r"PDF|\.pdf")).first.click()
    path = folder / "admm.pdf"
    download.value.save_as(path)
    return path


def the_pack_has_what_it_should(pack: Path) -> None:
    text = printed(pack)
    pages = text.rstrip("\f").split("\f")
    for title in (CONFERENCE[:60], EARLIER, "exchange in Dong Hoi", "rescue on rivers", *MINISTRIES):
        assert flat(title) in flat(text), title
    assert flat(TOO_LATE) not in flat(text)
    for heading in (
        "Annex I List of activities",
        "Annex II Calendar",
        "Annex III References",
        "Figure 1",
        "as endorsed by ADSOM",
    ):
        assert flat(heading) in flat(text), heading
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert page.count("FOR OFFICIAL USE") + page.count("For official use") >= 2
    assert len(re.findall(r"[0-9a-f]{8}(?: [0-9a-f]{8}){7}", flat(text, " "))) >= 2


def printed(pack: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", pack, "-"], capture_output=True, text=True, check=True).stdout


def flat(text: str, space: str = "") -> str:
    return re.sub(r"[\s\u200b]+", space, text)


# -----------------------------------------------------------------------------


def tick(page: Page, *labels: str) -> None:
    for label in labels:
        exact = page.get_by_role("checkbox", name=label, exact=True)
        (exact if exact.count() else page.get_by_role("checkbox", name=label)).first.check()


def fill_day(page: Page, label: str, day: str) -> None:
    page.get_by_label(label, exact=True).fill(day)


def reference_of(page: Page) -> str:
    page.locator("main").get_by_text(re.compile(r"BM-2020-\w{4}")).first.wait_for()
    return re.search(r"BM-2020-\w{4}", page.locator("main").inner_text()).group()


def open_record(page: Page, reference: str) -> None:
    page.goto(f"/activities/{reference}/")
    expect(page.locator("main")).to_contain_text(reference)


def cannot_find(page: Page, reference: str, title: str) -> None:
    assert page.goto(f"/activities/{reference}/").status == 404
    for path in ("/", "/activities/", f"/activities/?q={reference}", f"/activities/?q={title[:20]}", "/reports/"):
        page.goto(path)
        assert title not in page.locator("main").inner_text()
        assert reference not in page.locator("main").inner_text().replace(f"“{reference}”", "")

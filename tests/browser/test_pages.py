"""Every page of a full world at desk and telephone width: axe finds nothing, the CSP refuses nothing, nothing scrolls
sideways, every control can be touched (DESIGN §6)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from activities.services.edit import edit_activity
from reporting.services.edit import edit_paragraph
from reporting.services.release import release_pack
from tests.browser.conftest import Desks
from tests.browser.shots import csp_reports, small_targets, squeezed, too_wide, violations
from tests.cast import Cast
from tests.factories import activities, pages

pytestmark = [pytest.mark.browser, pytest.mark.heavy]

RECORDS = {
    "officer": (
        "detail submitted",
        "detail held",
        "hold held",
        "hold shared",
        "consensus consensus",
        "detail correction",
        *("versions accepted", "same accepted"),
    ),
    "publisher": ("basis accepted",),
    "vn_focal": (
        "detail draft",
        "who-sees draft",
        "co-authors draft",
        "files draft",
        "revisions returned",
        "edit draft",
        "edit returned",
        "detail returned",
        "receipt submitted",
        "correct shared",
        *("duplicate shared", "held announced", "versions accepted", "entry told"),
    ),
    "th_focal": ("detail draft", "edit draft", "who-sees draft"),
    "la_focal": (
        *("detail accepted", "who-sees accepted", "confirm accepted", "confirm correction"),
        *("wish shared", "differs accepted"),
    ),
    "my_official": ("detail shared", "detail long"),
}
STAGES = {
    "officer": (
        *("detail drafting", "circulate drafting", "detail circulated", "read circulated", "position circulated"),
        *("extend circulated", "take-back circulated", "close circulated", "meeting circulated"),
        *("detail settled", "transmit settled", "outcome settled", "who-sees settled"),
    ),
    "publisher": ("detail settled",),
    "vn_approver": ("read circulated", "reply circulated"),
    "th_approver": ("reply circulated",),
    "vn_official": ("read settled", "read circulated"),
}
PLAIN = {
    "officer": (
        *("/", "/activities/", "/activities/?q=nothing-fits", "/activities/?state=Atlantis", "/activities/new/"),
        *("/activities/work/", "/activities/new/for-a-state/"),
        *("/reports/", "/reports/new/", "/calendar/?year=2020", "/calendar/?year=1990"),
        *(f"/mechanisms/register/mechanism/DGICM/{page}/" for page in ("edit", "history", "remove")),
        *("/mechanisms/register/session/new/?of=DGICM", "/mechanisms/register/rest-days/new/"),
        *("/mechanisms/register/handover/chair/", "/mechanisms/register/handover/lead/"),
    ),
    "publisher": ("/", "/preview/"),
    "th_official": (
        *("/mechanisms/states/", "/mechanisms/states/?on=2022-12-01", "/mechanisms/documents/", "/mechanisms/chairs/"),
        *("/mechanisms/documents/CP2019/", "/mechanisms/documents/BMCR/", "/mechanisms/documents/APSC-SP-2045/"),
        *("/mechanisms/meetings/", "/mechanisms/meetings/?body=ADMM", "/mechanisms/states/VN/"),
        *(f"/mechanisms/states/{code}/" for code in ("BN", "KH", "LA", "MM", "SG", "TH", "TL")),
    ),
    "officer2": (
        *("/mechanisms/", "/mechanisms/DGICM/", "/mechanisms/states/", "/mechanisms/states/SG/"),
        *("/mechanisms/documents/", "/mechanisms/documents/BMCR/", "/mechanisms/chairs/", "/mechanisms/meetings/"),
    ),
    "vn_focal": (
        "/",
        "/activities/?view=own",
        "/activities/?q=seminar&domain=land",
        "/activities/import/",
        "/accounts/password/change/",
        "/accounts/2fa/",
        "/accounts/logout/",
        *("/accounts/tokens/", "/accounts/tokens/make/"),
    ),
    "two_posts": ("/mechanisms/states/VN/", "/mechanisms/states/VN/role/"),
    "la_focal": ("/",),
    "vn_approver": (
        *("/", "/people/", "/people/?ended", "/people/invite/", "/people/yearly/", "/people/me/", "/preview/"),
        *("/audit/", "/mechanisms/states/VN/role/"),
    ),
    "vn_official": ("/", "/reports/", "/mechanisms/", "/mechanisms/?q=police", "/mechanisms/DGICM/", "/help/words/"),
    "administrator": ("/", "/people/", "/people/first-approver/"),
    "auditor": ("/", "/audit/", "/audit/?reference=BM-0000-0000", "/audit/?first=soon", "/audit/head/"),
    "visitor": (
        "/accounts/login/",
        "/accounts/password/reset/",
        "/mail/",
        "/help/",
        "/help/accessibility/",
        "/accounts/invitation/",
    ),
}


def addresses(world: pages.World) -> list[tuple[str, str]]:
    """Who looks at what."""
    stages = {"settled": world.pack.stage, "circulated": world.circulated, "drafting": world.drafting}
    found = [(key, path) for key, paths in PLAIN.items() for path in paths]
    for key, wanted in RECORDS.items():
        pairs = [words.split() for words in wanted]
        found += [(key, reverse(f"activities:activity-{n}", args=[world.records[r].reference])) for n, r in pairs]
    for key, wanted in STAGES.items():
        pairs = [words.split() for words in wanted]
        found += [(key, reverse(f"reporting:stage-{n}", args=[stages[s].public_id])) for n, s in pairs]
    return found + others(world)


def others(world: pages.World) -> list[tuple[str, str]]:
    filled = pages.addresses(world)
    one = {name: paths[0] for name, paths in filled.items()}
    named = [("officer", one[name]) for name in ("cycle-detail", "candidates", "job-detail", "mail-detail")]
    named += [("vn_approver", one[name]) for name in (*pages.POST, "invitation", "request")]
    named += [("officer", one["activity-merge"])]
    named += [("vn_focal", one["view-edit"]), ("vn_focal", "/activities/views/new/?q=seminar")]
    named += [("vn_focal", one[name]) for name in ("import-run", "import-columns")]
    named += [("administrator", one["request"]), ("vn_focal", "/people/me/sign-in-address/")]
    drafted = filled["paragraph-edit"][2]
    packs = [("publisher", one[name]) for name in ("pack-release", "pack-who-sees", "pack-readers")]
    cycles = [("vn_official", one[name]) for name in ("cycle-detail", "cycle-who-sees")]
    named += [("officer", one["removal-of-record"]), ("officer", "/removals/"), ("publisher", one["removal"])]
    return [*named, ("officer", drafted), *packs, *cycles]


def faults(page: Page, refused: list[str]) -> list[str]:
    """What is wrong with the page that is open."""
    found = [f"{each.rule}: {each.targets}" for each in violations(page)]
    found += [f"scrolls sideways at {width}" for width in too_wide(page)]
    found += [f"squeezed at {each}" for each in squeezed(page)]
    found += [f"small: {each}" for each in small_targets(page)]
    return found + [f"refused: {text}" for text in refused]


def look(desks: Desks, key: str, path: str, status: int = 200) -> list[str]:
    """Open a page and say what is wrong with it."""
    page = desks.at(key)
    with csp_reports(page) as refused:
        answer = page.goto(path)
        assert answer is not None
        said = [] if answer.status == status else [f"answers {answer.status}"]
        return said + faults(page, refused)


def test_every_page_is_right_at_both_widths(desks: Desks, cast: Cast) -> None:
    world = pages.build(cast)
    found = {(key, path): look(desks, key, path) for key, path in addresses(world)}
    release_pack(actor=cast.publisher.actor, pack=world.pack)
    found |= {(key, path): look(desks, key, path) for key, path in of_a_released_pack(world)}
    found |= in_a_preview(desks, world)
    print(*(f"{place}: {wrong}" for place, wrong in found.items() if wrong), sep="\n")
    assert {place: wrong for place, wrong in found.items() if wrong} == {}


def of_a_released_pack(world: pages.World) -> list[tuple[str, str]]:
    stage = reverse("reporting:stage-read", args=[world.pack.stage.public_id])
    withdraw = reverse("reporting:pack-withdraw", args=[world.pack.public_id])
    return [("vn_official", "/?released"), ("vn_official", f"{stage}?released"), ("publisher", withdraw)]


def in_a_preview(desks: Desks, world: pages.World) -> dict[tuple[str, str], list[str]]:
    """The same person through another role: the bar stands on every page."""
    page = desks.at("officer")
    page.goto("/preview/")
    page.get_by_label("Approver").check()
    page.get_by_label("Member State").select_option(label="Viet Nam")
    page.get_by_role("button", name="Begin the preview").click()
    page.get_by_text("Preview as Approver, Viet Nam.").wait_for()
    read = reverse("reporting:stage-read", args=[world.circulated.public_id])
    shared = reverse("activities:activity-detail", args=[world.records["shared"].reference])
    return {("officer, previewing", path): look(desks, "officer", path) for path in ("/", "/activities/", read, shared)}


def test_pages_that_answer_an_act_are_right_too(desks: Desks, cast: Cast) -> None:
    world = pages.build(cast)
    found: dict[str, list[str]] = {
        "not found": look(desks, "vn_focal", "/activities/BM-2020-0000/", 404),
        "no open post": look(desks, "closed", "/", 403),
        "forbidden": look(desks, "vn_official", "/activities/new/", 403),
        "a day that cannot be read": look(desks, "th_official", "/mechanisms/states/VN/?on=soon", 422),
    }
    for act in ACTS:
        found[act.__name__] = faults(act(desks, cast, world), [])
    print(*(f"{name}: {wrong}" for name, wrong in found.items() if wrong), sep="\n")
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


# Each leaves the page open that answered ---------------------------------------


def an_empty_form_is_sent(desks: Desks, _cast: Cast, _world: pages.World) -> Page:
    page = desks.at("vn_focal")
    page.goto("/activities/new/")
    page.get_by_role("button", name="Save and submit").click()
    page.locator("[role=alert]").wait_for()
    return page


def a_record_changed_meanwhile(desks: Desks, cast: Cast, world: pages.World) -> Page:
    page, draft = desks.at("vn_focal"), world.records["draft"]
    page.goto(reverse("activities:activity-edit", args=[draft.reference]))
    data = activities.record("LA", "VN", title="Seminar one, in two days")
    edit_activity(actor=cast.two_posts.actor, activity=draft, data=data, version=draft.version)
    page.get_by_role("textbox", name="Summary").fill("Border units met.")
    with page.expect_response(lambda answer: answer.url == page.url) as answer:
        page.get_by_role("button", name="Save as draft").click()
    assert answer.value.status == 409
    return page


def a_paragraph_changed_meanwhile(desks: Desks, cast: Cast, world: pages.World) -> Page:
    page = desks.at("officer")
    paragraph = world.drafting.paragraphs.select_related("stage").order_by("order")[5]
    page.goto(reverse("reporting:paragraph-edit", args=[paragraph.public_id]))
    edit_paragraph(actor=cast.officer2.actor, paragraph=paragraph, text="A text.", version=paragraph.version)
    page.get_by_label("Text", exact=True).fill("Another text.")
    with page.expect_response(lambda answer: answer.request.method == "POST") as answer:
        page.get_by_role("button", name="Save the paragraph").click()
    assert answer.value.status == 409
    return page


def a_closing_without_checks(desks: Desks, _cast: Cast, world: pages.World) -> Page:
    page = desks.at("officer")
    page.goto(reverse("reporting:stage-close", args=[world.circulated.public_id]))
    page.get_by_role("button", name="Close the round and settle the text").click()
    page.locator("[role=alert]").wait_for()
    return page


def a_reply_is_sent(desks: Desks, _cast: Cast, world: pages.World) -> Page:
    page = desks.at("vn_approver")
    page.goto(reverse("reporting:stage-reply", args=[world.circulated.public_id]))
    page.get_by_role("button", name="Send: no objection to the whole text").click()
    page.get_by_text("received").first.wait_for()
    return page


def a_form_that_lay_too_long(desks: Desks, _cast: Cast, world: pages.World) -> Page:
    page = desks.at("la_focal")
    page.goto(reverse("activities:activity-confirm", args=[world.records["accepted"].reference]))
    page.context.clear_cookies(name="csrftoken")
    with page.expect_response(lambda answer: answer.request.method == "POST") as answer:
        page.get_by_role("button", name="Confirm", exact=True).click()
    assert answer.value.status == 403
    return page


ACTS: tuple[Callable[[Desks, Cast, Any], Page], ...] = (
    an_empty_form_is_sent,
    a_record_changed_meanwhile,
    a_paragraph_changed_meanwhile,
    a_closing_without_checks,
    a_reply_is_sent,
    a_form_that_lay_too_long,
)

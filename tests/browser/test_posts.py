"""Posts in a real browser: a hand-over with an open draft, an old cookie, and one person with two posts."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from kernel.accounts.models import TwoPersonRequest, User
from kernel.accounts.services.close_post import close_post
from tests.browser.conftest import Desks
from tests.browser.shots import shoot
from tests.cast import Cast
from tests.factories import activities

pytestmark = [pytest.mark.browser, pytest.mark.heavy]
MAIN = "main"


def test_a_post_is_handed_over_with_an_open_draft(desks: Desks, cast: Cast, clock) -> None:
    draft = activities.draft(cast.vn_focal.actor, "LA", "VN", title="Seminar in Dong Hoi")
    successor = cast.vn_official  # an official of the ministry becomes its focal point
    approver = desks.sign_in("vn_approver")
    approver.get_by_text("Vn Approver").first.click()
    approver.get_by_role("link", name="People and posts").click()
    shoot(approver, "30-people")
    approver.get_by_role("link", name="Vn Focal").click()
    approver.get_by_role("link", name="Hand the post over").click()
    hand_over(approver, successor.user)
    clock.set("2020-11-01T09:00")
    accept(desks.sign_in("vn_official"), approver, successor.user)
    after = desks.of("vn_official")
    after.goto(f"/activities/{draft.reference}/edit/")
    expect(after.get_by_label("Title")).to_have_value("Seminar in Dong Hoi")
    after.goto("/people/me/")
    after.get_by_role("link", name="Open your post Focal point").click()
    expect(after.locator(MAIN)).to_contain_text("The seminar in Dong Hoi is open.")
    shoot(after, "32-taken-over")


def hand_over(page: Page, successor: User) -> None:
    page.get_by_label("Last day of the present holder").fill("31 October 2020")
    page.get_by_label("Note for whoever follows").fill("The seminar in Dong Hoi is open.")
    page.get_by_label("Name").fill(successor.name)
    page.get_by_label("E-mail address").fill(successor.email)
    page.get_by_label("First day").fill("31 October 2020")
    shoot(page, "31-hand-over")
    page.get_by_role("button", name="Hand the post over").click()
    expect(page.locator(MAIN)).to_contain_text("The hand-over is kept.")


def accept(page: Page, approver: Page, successor: User) -> None:
    """By the printed code: its sheet lies on the approver's screen."""
    approver.goto("/people/")
    approver.get_by_role("link", name=f"Open the invitation of {successor.name}").click()
    approver.get_by_role("button", name="Print a code").click()
    code = re.search(r"([A-Z2-9]{4}-){3}[A-Z2-9]{4}", approver.locator(MAIN).inner_text())
    assert code is not None
    page.goto("/accounts/invitation/")
    page.get_by_label("Your e-mail address").fill(successor.email)
    page.get_by_label("Code").fill(code.group())
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Accept the post").click()
    expect(page.locator(MAIN)).to_contain_text("You hold the post.")


def test_the_old_cookie_of_a_closed_post_is_refused_at_the_next_request(desks: Desks, cast: Cast, clock) -> None:
    page = desks.sign_in("vn_focal")
    kept = page.context.cookies()
    page.goto("/activities/")
    close_post(actor=cast.administrator.actor, post=cast.vn_focal.posts[0], last_day=date(2020, 10, 1))
    clock.set("2020-10-02T09:00")
    answer = page.goto("/activities/")
    assert answer is not None
    assert answer.status == 403
    expect(page.locator(MAIN)).to_contain_text("You hold no open post")
    shoot(page, "33-no-open-post")
    page.context.add_cookies(kept)
    page.goto("/activities/")
    page.get_by_role("heading", name="Sign in").wait_for()


def test_one_person_with_two_posts_is_refused_as_second_person(desks: Desks, cast: Cast) -> None:
    assert cast.vn_approver.user  # somebody else who can agree
    page = desks.sign_in("two_posts")
    page.goto("/people/invite/")
    page.get_by_role("radio", name="Approver").check()
    page.get_by_label("Name").fill("New Person")
    page.get_by_label("E-mail address").fill("new.person@ministry.example")
    page.get_by_role("button", name="Invite").click()
    expect(page.locator(MAIN)).to_contain_text("whatever other posts you hold")
    expect(page.get_by_role("button", name="Agree")).to_have_count(0)
    shoot(page, "34-second-person")
    other = desks.sign_in("vn_approver")
    other.get_by_role("link", name=re.compile("^Look")).first.click()
    other.get_by_role("button", name="Agree", exact=True).click()
    expect(other.locator(MAIN)).to_contain_text("Your agreement is on record.")
    assert TwoPersonRequest.objects.get().state == "agreed"

"""Signing in with a real browser: with a code, with a passkey, with a sheet of codes; signing out elsewhere."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from kernel import clock
from kernel.access.actor import Role
from kernel.accounts.models import User
from kernel.accounts.services.invite import invite
from kernel.accounts.services.second_step import code_at, step_now
from tests.browser.conftest import Desks, second_step
from tests.browser.shots import csp_reports, shoot
from tests.browser.test_pages import faults, look
from tests.cast import Cast, Person
from tests.factories import accounts, people

pytestmark = pytest.mark.browser


@pytest.fixture
def newcomer(cast: Cast) -> User:
    """An approver of Viet Nam who has set up nothing yet."""
    person = accounts.person("newcomer")
    accounts.post(person, Role.APPROVER, "VN")
    return person


def password(page: Page, email: str) -> None:
    """The sign-in page, filled and sent."""
    page.goto(reverse("account_login"))
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(accounts.PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def at_home(page: Page) -> None:
    expect(page.get_by_role("heading", level=1, name="Good")).to_be_visible()


def sign_out(page: Page) -> None:
    page.goto(reverse("account_logout"))
    page.locator("main").get_by_role("button", name="Sign out").click()


def test_a_code_and_then_the_first_page(desks: Desks, cast: Cast) -> None:
    page = desks.visitor()
    password(page, cast.officer.email)
    expect(page.get_by_role("heading", level=1)).to_have_text("Second step")
    page.get_by_label("Code").fill("ABCDE-FGHJK")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("This code does not fit")
    second_step(page, cast.officer)
    at_home(page)


def test_without_javascript_a_code_signs_in_just_the_same(browser: Browser, desks: Desks, cast: Cast) -> None:
    context = browser.new_context(base_url=desks.address, java_script_enabled=False)
    page = context.new_page()
    password(page, cast.publisher.email)
    second_step(page, cast.publisher)
    at_home(page)
    context.close()


def test_an_invitation_leads_over_an_authenticator_to_the_first_page(desks: Desks, cast: Cast) -> None:
    officer = people.plan("SEC", Role.OFFICER, email="new.officer@cast.example", start=clock.today())
    invite(actor=cast.publisher.actor, plan=officer)
    page = desks.visitor()
    page.goto(people.link_of(officer.email))
    for label in ("Password", "The same password again"):
        page.get_by_label(label, exact=True).fill(accounts.PASSWORD)
    page.get_by_role("button", name="Accept the post").click()
    page.get_by_role("heading", level=1, name="Sign in").wait_for()
    password(page, officer.email)
    page.get_by_role("link", name="Set up an authenticator").click()
    shoot(page, "authenticator")
    page.get_by_role("textbox", name="The code it shows now").fill(
        code_at(page.locator(".code.break").inner_text(), step_now())
    )
    page.get_by_role("button", name="Set it up").click()
    page.get_by_role("link", name="I have them on paper").click()
    page.goto("/")
    at_home(page)


def test_a_passkey_is_set_up_and_signs_in_alone(browser: Browser, desks: Desks, newcomer: User) -> None:
    context = browser.new_context(base_url=desks.address.replace("127.0.0.1", "localhost"))
    page = context.new_page()
    with csp_reports(page) as refused:
        virtual_authenticator(page)
        password(page, newcomer.email)
        page.get_by_role("link", name="Set up a passkey").click()
        page.get_by_label("Name").fill("Laptop")
        page.get_by_role("button", name="Set up the passkey").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
        page.get_by_role("link", name="I have them on paper").click()
        expect(page.get_by_text("Passkey: Laptop")).to_be_visible()
        sign_out(page)
        page.goto(reverse("account_login"))
        page.get_by_role("button", name="Sign in with a passkey").click()
        at_home(page)
        sign_out(page)
        password(page, newcomer.email)
        page.get_by_role("button", name="Use a passkey").click()
        at_home(page)
    assert refused == []
    context.close()


def virtual_authenticator(page: Page) -> None:
    """A device with a finger on it."""
    speaks = page.context.new_cdp_session(page)
    speaks.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    options |= {"hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True}
    speaks.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_passkey_that_is_not_there_leaves_a_sentence(browser: Browser, desks: Desks) -> None:
    context = browser.new_context(base_url=desks.address)
    page = context.new_page()
    page.goto(reverse("account_login"))
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.locator("[data-passkey-says]")).to_contain_text("Passkeys need an address with a name")
    context.close()


def test_signing_out_elsewhere_closes_the_other_browser(desks: Desks, cast: Cast) -> None:
    here, there = desks.sign_in("vn_focal"), desks.visitor()
    password(there, cast.vn_focal.email)
    at_home(there)
    here.goto(reverse("usersessions_list"))
    here.get_by_role("button", name="Sign out everywhere else").click()
    expect(here.get_by_text("You are signed out everywhere else.")).to_be_visible()
    there.reload()
    expect(there.get_by_role("heading", level=1)).to_have_text("Sign in")


# How the pages look --------------------------------------------------------------


def test_the_pages_of_signing_in_are_right_at_both_widths(desks: Desks, cast: Cast, newcomer: User) -> None:
    assert cast.vn_focal.user
    found = {path: look(desks, who, path) for who, path in PATHS}
    for act in ACTS:
        page = act(desks, cast, newcomer)
        found[act.__name__] = faults(page, [])
        shoot(page, f"sign-in-{act.__name__}")
    assert {place: wrong for place, wrong in found.items() if wrong} == {}


PATHS = (
    ("visitor", "/accounts/login/"),
    ("vn_approver", "/accounts/2fa/"),
    ("vn_approver", "/accounts/2fa/passkeys/add/"),
    ("vn_approver", "/accounts/2fa/totp/deactivate/"),
    ("vn_approver", "/accounts/sessions/"),
    ("vn_focal", "/accounts/2fa/totp/activate/"),
)


def the_second_step(desks: Desks, cast: Cast, _newcomer: User) -> Page:
    page = desks.visitor()
    password(page, cast.th_approver.email)
    page.get_by_role("heading", level=1, name="Second step").wait_for()
    return page


def the_page_before_the_first(desks: Desks, _cast: Cast, newcomer: User) -> Page:
    page = desks.visitor()
    password(page, newcomer.email)
    page.get_by_role("heading", level=1, name="One more step").wait_for()
    return page


def the_methods(desks: Desks, _cast: Cast, _newcomer: User) -> Page:
    page = desks.of("vn_approver")
    page.goto(reverse("mfa_generate_recovery_codes"))
    page.get_by_role("button", name="Make new codes").click()
    page.get_by_role("heading", level=1, name="Recovery codes").wait_for()
    page.goto(reverse("mfa_index"))
    return page


def the_recovery_codes(desks: Desks, _cast: Cast, _newcomer: User) -> Page:
    page = desks.of("vn_approver")
    page.goto(reverse("mfa_view_recovery_codes"))
    return page


def the_sheet(desks: Desks, cast: Cast, _newcomer: User) -> Page:
    page = _to_the_sheet(desks, cast.vn_focal)
    page.get_by_role("button", name="Show the sheet").click()
    page.get_by_role("heading", level=1, name="Codes for the second step").wait_for()
    page.emulate_media(media="print")
    pdf = page.pdf(format="A4", margin=dict.fromkeys(("top", "bottom", "left", "right"), "15mm"))
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") == 1, "one sheet of A4"
    page.emulate_media(media="screen")
    return page


def the_question_before_the_sheet(desks: Desks, cast: Cast, _newcomer: User) -> Page:
    return _to_the_sheet(desks, cast.vn_focal)


def _to_the_sheet(desks: Desks, person: Person) -> Page:
    page = desks.of("vn_approver")
    page.goto(reverse("account_code_sheets"))
    page.get_by_role("link", name=f"sheet for {person.user.name}").click()
    return page


def the_list_of_sheets(desks: Desks, _cast: Cast, _newcomer: User) -> Page:
    page = desks.of("vn_approver")
    page.goto(reverse("account_code_sheets"))
    return page


def the_end_of_a_sheet(desks: Desks, _cast: Cast, _newcomer: User) -> Page:
    page = desks.of("vn_approver")
    page.goto(reverse("account_code_sheets"))
    page.get_by_role("link", name="Make it void").first.click()
    return page


def an_authenticator_that_is_set_up(desks: Desks, _cast: Cast, _newcomer: User) -> Page:
    page = desks.of("th_focal")
    page.goto(reverse("mfa_activate_totp"))
    return page


def a_list_of_sessions(desks: Desks, cast: Cast, _newcomer: User) -> Page:
    page = desks.sign_in("la_focal")
    page.goto(reverse("usersessions_list"))
    return page


ACTS: tuple[Callable[[Desks, Cast, User], Page], ...] = (
    the_second_step,
    the_page_before_the_first,
    the_methods,
    the_recovery_codes,
    the_question_before_the_sheet,
    the_sheet,
    the_list_of_sheets,
    the_end_of_a_sheet,
    an_authenticator_that_is_set_up,
    a_list_of_sessions,
)

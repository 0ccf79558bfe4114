"""Signing in: by e-mail and password only, without a trace of who has an account."""

import re

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from kernel.accounts.checks import faults
from kernel.accounts.models import Invitation, User
from kernel.audit.models import Entry
from kernel.notify.models import CaughtMail
from kernel.notify.services.send import send_due
from tests.factories import accounts

pytestmark = pytest.mark.django_db
NEW = "seven slow boats at dawn"


@pytest.fixture(autouse=True)
def mail_is_caught(settings):
    """pytest-django puts its own backend in place of the settings' catcher."""
    settings.EMAIL_BACKEND = "kernel.notify.catcher.CatcherBackend"


def sign_in(email, password=accounts.PASSWORD, address="127.0.0.1"):
    client = Client(REMOTE_ADDR=address)
    return client, client.post(reverse("account_login"), {"login": email, "password": password})


def verbs():
    return list(Entry.objects.order_by("number").values_list("verb", flat=True))


def test_a_person_signs_in_with_the_e_mail_in_any_letter_case_and_it_is_in_the_audit(cast):
    client, answer = sign_in(cast.vn_focal.email.upper())
    assert answer.status_code == 302
    client.post(reverse("account_logout"))
    assert verbs() == ["accounts.signed_in", "accounts.signed_out"]
    assert Entry.objects.first().person_label.endswith("(Focal point, Viet Nam)")


def test_a_wrong_password_is_in_the_audit_and_looks_like_an_unknown_address(cast):
    known, unknown = sign_in(cast.vn_focal.email, "wrong")[1], sign_in("nobody@cast.example", "wrong")[1]
    errors = [answer.context["form"].non_field_errors() for answer in (known, unknown)]
    assert errors[0] == errors[1]
    assert known.status_code == unknown.status_code == 200
    assert verbs() == ["accounts.refused"] * 2
    assert list(Entry.objects.order_by("number").values_list("object_key", flat=True)) == [cast.vn_focal.user.pk, None]
    assert "nobody" not in str(list(Entry.objects.values()))


def test_after_five_wrong_passwords_the_account_rests_and_so_does_an_address_without_one(cast, settings):
    settings.ACCOUNT_RATE_LIMITS = {}
    for address, email in (("192.0.2.1", cast.vn_focal.email), ("192.0.2.2", "nobody@cast.example")):
        answers = [sign_in(email, "wrong", address)[1].content.decode() for _try in range(6)]
        assert ["too many wrong tries" in answer for answer in answers] == [False] * 5 + [True]
    assert "too many wrong tries" in sign_in(cast.vn_focal.email)[1].content.decode()


def test_nobody_signs_up(cast):
    answer = Client().post(reverse("account_signup"), {"email": "new@cast.example", "password1": NEW})
    assert answer.status_code == 302
    assert not User.objects.filter(email="new@cast.example").exists()


def test_a_new_password_takes_a_code_and_an_unknown_address_gets_the_same_answer_and_no_mail(cast):
    answers = [
        Client().post(reverse("account_reset_password"), {"email": email})
        for email in (cast.vn_focal.email, "nobody@cast.example")
    ]
    send_due()
    assert answers[0].url == answers[1].url
    assert [mail.to for mail in CaughtMail.objects.all()] == [cast.vn_focal.email]


def test_the_code_from_the_mail_sets_a_new_password(cast):
    client = Client()
    client.post(reverse("account_reset_password"), {"email": cast.vn_focal.email})
    send_due()
    code = re.search(r"^([A-Z0-9-]{5,})$", CaughtMail.objects.get().text, re.MULTILINE).group(1)
    client.post(reverse("account_confirm_password_reset_code"), {"code": code})
    client.post(reverse("account_complete_password_reset"), {"password1": NEW, "password2": NEW})
    assert sign_in(cast.vn_focal.email, NEW)[1].status_code == 302


def test_a_person_without_an_open_post_sees_one_page_and_no_content(cast):
    client = cast.client_for(cast.closed)
    answer = client.get(reverse("home"))
    assert answer.status_code == 403
    assert "You hold no open post" in answer.content.decode()


def test_the_first_post_of_an_installation_comes_with_an_invitation_that_works_once(cast, capsys):
    accounts.office("SEC")
    call_command("invite", "first@sec.example", name="First", role="officer", office="SEC", start="2020-01-01")
    path = re.search(r"http://[^/]+(\S+)", capsys.readouterr().out).group(1)
    client = Client()
    assert client.get(path).status_code == client.get(path).status_code == 200
    assert not User.objects.filter(email="first@sec.example").exists(), "opening the page changes nothing"
    assert client.post(path, {"new_password1": "short", "new_password2": "short"}).status_code == 422
    assert client.post(path, {"new_password1": NEW, "new_password2": NEW}).status_code == 302
    assert client.get(path).status_code == 410
    assert sign_in("first@sec.example", NEW)[1].status_code == 302


def test_an_invitation_needs_an_office_that_is_there_and_a_name(cast):
    with pytest.raises(CommandError, match="no office XX"):
        call_command("invite", "a@b.example", name="A", role="official", office="XX", start="2020-01-01")
    accounts.office("VN")
    with pytest.raises(CommandError, match="give the --name"):
        call_command("invite", "a@b.example", role="official", office="VN", start="2020-01-01")
    with pytest.raises(CommandError, match="role does not exist"):
        call_command("invite", "a@b.example", name="A", role="officer", office="VN", start="2020-01-01")
    assert not Invitation.objects.exists()


def test_a_token_is_printed_once(cast, capsys):
    call_command("issue_token", cast.vn_focal.email)
    assert capsys.readouterr().out.startswith("bmp_")
    with pytest.raises(CommandError, match="Nobody signs in"):
        call_command("issue_token", "nobody@cast.example")
    with pytest.raises(CommandError, match="no such open post"):
        call_command("issue_token", cast.closed.email)


def test_production_refuses_what_belongs_to_a_demonstration(settings):
    settings.PRODUCTION, settings.DEMO, settings.PORTAL_NOW = True, True, "2020-10-01"
    settings.EMAIL_BACKEND = "kernel.notify.catcher.CatcherBackend"
    refused = ["DEMO", "PORTAL_NOW", "EMAIL_BACKEND", "DEMO_CODES", "ACCOUNT_RATE_LIMITS"]
    assert [sentence.split(" ")[0] for sentence in faults()] == refused


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEMO_CODES", True),
        ("MFA_TOTP_INSECURE_BYPASS_CODE", "000000"),
        ("MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN", True),
        ("ACCOUNT_RATE_LIMITS", False),
        ("SECOND_FACTOR_ROLES", ["officer", "publisher", "administrator", "auditor"]),
    ],
)
def test_production_refuses_what_weakens_the_second_factor(settings, name, value):
    settings.PRODUCTION, settings.DEMO, settings.DEMO_CODES, settings.ACCOUNT_RATE_LIMITS = True, False, False, {}
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    assert faults() == []
    setattr(settings, name, value)
    assert [sentence.split(" ")[0] for sentence in faults()] == [name]


def test_production_counts_guesses_by_the_address_its_proxy_adds(cast, settings):
    """A client that writes X-Forwarded-For itself gets no new count."""
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/m/ip"}
    for proxies, told in ((0, "198.51.100.{}"), (1, "198.51.100.{}, 203.0.113.7")):
        settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
        answers = []
        for number in range(4):
            client = Client(REMOTE_ADDR="192.0.2.77", headers={"x-forwarded-for": told.format(number)})
            wrong = {"login": f"nobody{number}@cast.example", "password": "wrong"}
            answers.append("too many wrong tries" in client.post(reverse("account_login"), wrong).content.decode())
        assert answers == [False, False, False, True]


def test_production_has_no_demo_sign_ins(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="no demo sign-ins"):
        call_command("demo_signins")

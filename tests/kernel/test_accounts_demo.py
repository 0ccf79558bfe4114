"""The demo cast: one invented person per role, and sign-ins that work."""

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from kernel.access.actor import Role
from kernel.accounts.models import User
from kernel.accounts.services.second_step import code_at, step_now
from portal.demo import cast as demo
from tests.factories import accounts

pytestmark = pytest.mark.django_db


@pytest.fixture
def offices():
    for code in ("SEC", *accounts.STATES):
        accounts.office(code)


def test_the_demo_cast_has_somebody_for_each_role_of_each_office_and_loads_once(offices):
    assert demo.load() == 5 + 11 * 3
    assert demo.load() == 0
    assert all(user.name.endswith("(demo)") for user in User.objects.filter(is_demo=True))


def test_each_printed_sign_in_works(offices, capsys):
    demo.load()
    call_command("demo_signins")
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert len(lines) == 38
    assert ["focal.vn@demo.example", "focal_point", "VN", ""] in [[line[0], *line[2:]] for line in lines]
    assert {line[2] for line in lines if line[4]} == {"officer", "publisher", "administrator", "auditor", "approver"}
    for email, password, role, _office, secret in (lines[0], lines[-1]):
        client = Client()
        answer = client.post(reverse("account_login"), {"login": email, "password": password}, follow=True)
        assert answer.redirect_chain[-1][0] == (reverse("mfa_authenticate") if secret else "/"), role
        if secret:
            answer = client.post(reverse("mfa_authenticate"), {"code": code_at(secret, step_now())}, follow=True)
        assert "Good" in answer.content.decode()


def test_in_a_demonstration_the_second_step_tells_a_demo_person_the_code_and_nobody_else(offices, cast, settings):
    demo.load()
    part = next(part for part in demo.parts() if part.role == Role.APPROVER)
    told = f'Demonstration: your code is <b class="code">{code_at(part.totp_secret, step_now())}'
    assert told in second_step(part.email, part.password)
    assert "Demonstration: your code" not in second_step(cast.vn_approver.email, cast.vn_approver.password)
    settings.DEMO_CODES = False
    assert "Demonstration: your code" not in second_step(part.email, part.password)


def second_step(email: str, password: str) -> str:
    client = Client()
    return client.post(reverse("account_login"), {"login": email, "password": password}, follow=True).content.decode()

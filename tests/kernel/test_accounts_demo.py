"""The demo cast: one invented person per role, and sign-ins that work."""

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from kernel.accounts.models import User
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
    for email, password, *_rest in (lines[0], lines[-1]):
        assert Client().post(reverse("account_login"), {"login": email, "password": password}).status_code == 302

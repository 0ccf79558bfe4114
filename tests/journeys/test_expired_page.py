"""An expired page loses nothing: one sentence, what was typed, and one button that sends it again."""

import html
import re

import pytest
from django.test import Client

from activities.models import Activity
from tests.cast import Person, client_for
from tests.factories import activities as make
from tests.factories import members

NEW = "/activities/new/"


@pytest.fixture(autouse=True)
def register(db: None) -> None:
    """The real register, so that the form offers eleven states."""
    members.register()


def strict_client(person: Person) -> Client:
    """A signed-in client whose forms need a token, as in life."""
    client = Client(enforce_csrf_checks=True)
    client.cookies = client_for(person).cookies
    return client


def hidden_fields(body: str) -> dict[str, list[str]]:
    """What the form on this page would send, by the hidden fields it holds."""
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', body):
        found.setdefault(name, []).append(html.unescape(value))
    return found


def test_an_expired_form_is_sent_again_with_one_click(cast):
    client = strict_client(cast.vn_focal)
    answer = client.post(NEW, make.form_of(title="Typed with care", others="UNODC\nIOM", csrfmiddlewaretoken="old"))
    body = answer.content.decode()
    assert (answer.status_code, Activity.objects.count()) == (403, 0)
    assert "Nothing was saved and nothing was sent." in body
    assert f'<form method="post" action="{NEW}">' in body
    assert client.post(NEW, hidden_fields(body)).status_code == 302
    record = Activity.objects.get()
    assert record.title == "Typed with care"
    assert {part.name for part in record.participations.all()} == {"Lao PDR", "Viet Nam", "UNODC", "IOM"}


def test_a_password_is_never_sent_back_to_the_page():
    typed = {"login": "vn.focal@cast.example", "password": "a quiet river at seven"}
    answer = Client(enforce_csrf_checks=True).post("/accounts/login/", typed)
    body = answer.content.decode()
    assert answer.status_code == 403
    assert "This page has expired" in body
    assert "quiet river" not in body
    assert "Send it again" not in body
    assert "vn.focal@cast.example" in body


def test_a_form_from_another_site_gets_no_button_that_would_send_it(cast):
    form = make.form_of(title="Planted")
    answer = strict_client(cast.vn_focal).post(NEW, form, HTTP_ORIGIN="https://elsewhere.example")
    assert answer.status_code == 403
    assert "Send it again" not in answer.content.decode()


def test_what_is_typed_after_the_session_ended_is_kept_on_the_way_to_the_sign_in_page():
    answer = Client().post(NEW, make.form_of(title="Typed over lunch"))
    body = answer.content.decode()
    assert answer.status_code == 403
    assert "Your session ended while you were writing." in body
    assert "/accounts/login/" in body
    assert hidden_fields(body)["title"] == ["Typed over lunch"]


def test_a_visitor_who_only_reads_is_sent_to_the_sign_in_page():
    assert Client().get(NEW).url == f"/accounts/login/?next={NEW}"

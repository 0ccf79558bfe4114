"""How often a program may ask: 429 with the seconds to wait, by person and by address."""

import pytest
from django.test import Client
from rest_framework.throttling import SimpleRateThrottle

from kernel.accounts.services.issue_token import issue_token
from tests.cast import Cast

API = "/api/v1/activities/"


@pytest.fixture
def rates(monkeypatch):
    """Three of each in a minute; the rates of the tests themselves are off."""
    monkeypatch.setattr(SimpleRateThrottle, "THROTTLE_RATES", {"anon": "3/min", "user": "5/min", "write": "3/min"})


def program(cast: Cast, who: str):
    person = getattr(cast, who)
    _token, secret = issue_token(actor=person.actor, post=person.posts[0], scopes=["read", "write"])
    headers = {"Authorization": f"Bearer {secret}"}
    return lambda method: Client().generic(method, API, "{}", content_type="application/json", headers=headers)


def test_reading_and_writing_are_counted_by_person(cast: Cast, rates) -> None:
    ask, other = program(cast, "vn_focal"), program(cast, "th_focal")
    assert [ask("POST").status_code for _time in range(4)] == [422, 422, 422, 429]
    assert [ask("GET").status_code for _time in range(2)] == [200, 429]
    assert other("POST").status_code == 422


def test_too_many_are_told_how_long_to_wait(cast: Cast, rates) -> None:
    ask = program(cast, "vn_focal")
    answer = [ask("GET") for _time in range(6)][-1]
    assert (answer.status_code, answer["Content-Type"]) == (429, "application/problem+json")
    assert 0 < int(answer["Retry-After"]) <= 60


def test_strangers_are_counted_by_address_and_those_with_a_good_token_are_not(cast: Cast, rates) -> None:
    knock = [Client().get(API, headers={"Authorization": "Bearer bmp_guess"}).status_code for _time in range(2)]
    assert [*knock, Client().get(API).status_code, Client().get(API).status_code] == [401, 401, 401, 429]
    assert program(cast, "vn_focal")("GET").status_code == 200

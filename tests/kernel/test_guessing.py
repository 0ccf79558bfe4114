"""Guessing: counted in the database, the same answer and the same work for an address with and without an account."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.urls import reverse

from kernel.audit.models import Entry
from tests.factories import accounts

pytestmark = pytest.mark.django_db
NOBODY = "nobody@cast.example"


@pytest.fixture
def limits(settings):
    """The limits as they are outside the tests."""
    settings.ACCOUNT_RATE_LIMITS = {}
    settings.EMAIL_BACKEND = "kernel.notify.catcher.CatcherBackend"


def halfway(person, address="192.0.2.1"):
    """After the password, before the second step."""
    client = Client(REMOTE_ADDR=address)
    client.post(reverse("account_login"), {"login": person.email, "password": accounts.PASSWORD})
    return client


def guess(client, code="000000"):
    return "too many wrong tries" in client.post(reverse("mfa_authenticate"), {"code": code}).content.decode()


def test_after_five_wrong_codes_the_second_step_rests_from_every_address(cast, limits):
    answers = [guess(halfway(cast.officer, f"192.0.2.{n}"), "ABCDE-FGHJK") for n in range(6)]
    assert answers == [False] * 5 + [True]
    client = halfway(cast.officer, "198.51.100.1")
    assert guess(client, cast.officer.code)
    assert client.get("/").status_code == 302
    other = halfway(cast.publisher, "198.51.100.2")
    other.post(reverse("mfa_authenticate"), {"code": cast.publisher.code})
    assert other.get("/").status_code == 200


def test_the_page_without_a_factor_counts_guesses_of_a_sheet_too(cast, limits):
    person = accounts.person("newcomer")
    accounts.post(person, "officer", "SEC")
    client = halfway(type("P", (), {"email": person.email}))
    page = reverse("account_second_factor")
    answers = [
        "too many wrong tries" in client.post(page, {"code": f"ABCDE-FGH{n}"}).content.decode() for n in range(6)
    ]
    assert answers == [False] * 5 + [True]


def test_a_full_cache_forgets_no_count(cast, limits):
    for n in range(5):
        guess(halfway(cast.officer, f"192.0.2.{n}"))
    for n in range(400):
        cache.set(f"other-{n}", n)
    assert guess(halfway(cast.officer, "198.51.100.1"), cast.officer.code)


@pytest.mark.django_db(transaction=True)
def test_twenty_guesses_at_the_same_moment_are_counted_like_twenty_in_a_row(cast, limits):
    call_command("createcachetable", verbosity=0)
    clients = [halfway(cast.officer, f"192.0.2.{n}") for n in range(20)]

    def try_one(client):
        try:
            return guess(client)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        rested = list(pool.map(try_one, clients))
    assert rested.count(False) <= 5
    assert Entry.objects.filter(verb="accounts.code_refused").count() == rested.count(False)


@pytest.mark.parametrize(
    ("route", "fields"),
    [("account_login", {"login": "", "password": "wrong"}), ("account_reset_password", {"email": ""})],
)
def test_an_address_with_an_account_and_one_without_get_the_same_answer_for_the_same_work(
    cast, limits, count_queries, route, fields
):
    Client().post(
        reverse("account_login"), {"login": cast.th_focal.email, "password": "wrong"}
    )  # the audit's first line
    answers, work = [], []
    name = "login" if "login" in fields else "email"
    for n, email in enumerate((cast.vn_focal.email, NOBODY, "vn.nobody@cast.example")):
        client = Client(REMOTE_ADDR=f"192.0.2.{n}")
        with count_queries() as seen:
            answer = client.post(reverse(route), {**fields, name: email})
        body = answer.content.decode().replace(email, "")
        answers.append((answer.status_code, answer.get("Location"), body[: body.find("csrf")], len(body)))
        work.append(_kinds(seen))
    assert answers[0] == answers[1] == answers[2]
    assert work[0] == work[1] == work[2]


def _kinds(seen):
    """The statements in their order, without their values and without the marks of a transaction."""
    words = [
        " ".join(query["sql"].split(" ")[:2]) for query in seen.captured_queries if "SAVEPOINT" not in query["sql"]
    ]
    return [re.sub(r"_curs_\w+", "", part) for part in words]

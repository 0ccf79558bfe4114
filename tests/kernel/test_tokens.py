"""API tokens on their page: made behind a fresh second factor, shown once, listed without the secret, taken back."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from kernel import clock
from kernel.accounts.models import ApiToken
from kernel.accounts.services.issue_token import issue_token
from kernel.audit.models import Entry
from kernel.notify.models import Message
from tests.cast import Cast, sign_in

PAGE, MAKE, API = "/accounts/tokens/", "/accounts/tokens/make/", "/api/v1/activities/"
SECRET = re.compile(r"bmp_[\w-]{20,}")


def form_of(person, **values):
    given = {"label": "Log of the command", "post": str(person.posts[0].public_id), "scopes": ["read"], "days": "90"}
    return given | values


def with_token(secret: str, path: str = API):
    return Client().get(path, headers={"Authorization": f"Bearer {secret}"})


def test_a_person_makes_a_token_that_is_shown_once_and_works(cast: Cast) -> None:
    client = cast.client_for(cast.vn_focal)
    (secret,) = set(SECRET.findall(client.post(MAKE, form_of(cast.vn_focal)).content.decode()))
    token = ApiToken.objects.get()
    assert (token.label, token.scopes, token.post) == ("Log of the command", ["read"], cast.vn_focal.posts[0])
    assert with_token(secret).status_code == 200
    assert SECRET.search(client.get(PAGE).content.decode()) is None
    entry = Entry.objects.latest("number")
    assert (entry.verb, entry.changes) == ("accounts.token_issued", {"token": token.prefix, "scopes": ["read"]})
    assert Message.objects.filter(kind="accounts.token_made").count() == 1


@pytest.mark.parametrize("wrong", [{"label": ""}, {"scopes": []}, {"scopes": ["all"]}, {"days": "3650"}, {"post": "x"}])
def test_what_is_missing_or_unknown_makes_no_token(cast: Cast, wrong) -> None:
    answer = cast.client_for(cast.vn_focal).post(MAKE, form_of(cast.vn_focal, **wrong))
    assert answer.status_code == 422
    assert not ApiToken.objects.exists()


def test_nobody_makes_a_token_for_the_post_of_another(cast: Cast) -> None:
    answer = cast.client_for(cast.vn_focal).post(MAKE, form_of(cast.th_focal))
    assert (answer.status_code, ApiToken.objects.count()) == (422, 0)


def test_a_factor_that_is_not_fresh_comes_first_and_nothing_typed_is_lost(cast: Cast) -> None:
    client = Client()
    sign_in(client, cast.vn_approver.user, second_factor=True, ago=3600)
    answer = client.post(MAKE, form_of(cast.vn_approver))
    assert (answer.status_code, ApiToken.objects.count()) == (302, 0)
    sign_in(client, cast.vn_approver.user, second_factor=True)
    assert client.get(MAKE).status_code == 200


def test_a_token_that_is_taken_back_opens_nothing_and_only_its_holder_takes_it(cast: Cast) -> None:
    token, secret = issue_token(actor=cast.vn_focal.actor, post=cast.vn_focal.posts[0])
    address = f"{PAGE}{token.public_id}/revoke/"
    for who in ("th_focal", "vn_approver", "officer", "administrator"):
        client = cast.client_for(getattr(cast, who))
        assert client.post(address).status_code == 404, who
        assert token.prefix not in client.get(PAGE).content.decode(), who
    assert with_token(secret).status_code == 200
    assert cast.client_for(cast.vn_focal).post(address).status_code == 302
    assert with_token(secret).status_code == 401
    assert Entry.objects.latest("number").verb == "accounts.token_revoked"
    assert token.prefix not in cast.client_for(cast.vn_focal).get(PAGE).content.decode()


def test_a_token_ends_on_its_day(cast: Cast) -> None:
    _token, secret = issue_token(actor=cast.vn_focal.actor, post=cast.vn_focal.posts[0], life=timedelta(days=30))
    clock.move_to(clock.now() + timedelta(days=29))
    assert with_token(secret).status_code == 200
    clock.move_to(clock.now() + timedelta(days=2))
    assert with_token(secret).status_code == 401


def test_its_use_is_noted_to_the_minute(cast: Cast) -> None:
    token, secret = issue_token(actor=cast.vn_focal.actor, post=cast.vn_focal.posts[0])
    seen = []
    for _time in range(2):
        with_token(secret)
        token.refresh_from_db()
        seen.append(token.last_used_at)
    clock.move_to(clock.now() + timedelta(minutes=2))
    with_token(secret)
    token.refresh_from_db()
    assert seen[0] == seen[1] < token.last_used_at


@pytest.mark.parametrize("who", ["administrator", "auditor"])
def test_who_reads_no_content_has_no_use_for_a_token(cast: Cast, who: str) -> None:
    client = cast.client_for(getattr(cast, who))
    assert (client.get(PAGE).status_code, client.get(MAKE).status_code) == (403, 403)
    assert PAGE not in client.get("/").content.decode()

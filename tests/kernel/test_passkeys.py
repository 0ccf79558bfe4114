"""Passkeys: a second step, or a sign-in of their own; always with a finger, a face or a PIN; never with a key of the
database in them."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from fido2.utils import websafe_decode

from kernel.access.actor import Role
from kernel.audit.models import Entry
from tests.cast import sign_in
from tests.factories import accounts
from tests.factories.passkeys import Passkey

pytestmark = pytest.mark.django_db
HERE = {"SERVER_NAME": "localhost"}


@pytest.fixture
def owner():
    """An officer who has set up nothing yet."""
    person = accounts.person("owner")
    accounts.post(person, Role.OFFICER, "SEC")
    return person


@pytest.fixture
def desk(owner):
    """The owner's browser, before the second factor."""
    client = Client(**HERE)
    sign_in(client, owner, second_factor=False)
    return client


def add(client, key, **how):
    options = client.get(reverse("mfa_add_webauthn")).context["js_data"]["creation_options"]
    given = {"name": "Laptop", "credential": key.made(options, **how)}
    return client.post(reverse("mfa_add_webauthn"), given), options


def by_passkey(key, handle, client=None, **how):
    """Signing in with the passkey alone."""
    client = client or Client(**HERE)
    asked = client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"}).json()
    sent = key.shown(asked["request_options"], handle, **how)
    return client, client.post(reverse("mfa_login_webauthn"), {"credential": sent})


def step(key, owner, **how):
    """The passkey after the password."""
    client = Client(**HERE)
    client.post(reverse("account_login"), {"login": owner.email, "password": accounts.PASSWORD})
    options = client.get(reverse("mfa_authenticate")).context["js_data"]["request_options"]
    client.post(reverse("mfa_authenticate"), {"credential": key.shown(options, owner.public_id.bytes, **how)})
    return client


def at_home(client):
    return client.get("/").status_code == 200


def test_a_passkey_opens_the_portal_and_is_in_the_audit(desk, owner):
    answer, options = add(desk, Passkey())
    assert answer.url == reverse("mfa_view_recovery_codes")
    assert at_home(desk)
    assert [entry.verb for entry in Entry.objects.all()] == ["accounts.factor_added"]
    assert websafe_decode(options["publicKey"]["user"]["id"]) == owner.public_id.bytes
    assert options["publicKey"]["authenticatorSelection"]["userVerification"] == "required"


def test_it_is_a_second_step_after_the_password(desk, owner):
    key = Passkey()
    add(desk, key)
    assert at_home(step(key, owner))
    assert not at_home(step(Passkey(name=key.name), owner)), "another key pair under the same name"


def test_it_is_a_sign_in_of_its_own(desk, owner):
    key = Passkey()
    add(desk, key)
    client, answer = by_passkey(key, owner.public_id.bytes)
    assert answer.url == "/"
    assert at_home(client)


def test_a_passkey_that_asked_for_no_finger_face_or_pin_is_refused_everywhere(desk, owner):
    careless, key = Passkey(), Passkey()
    assert add(desk, careless, verified=False)[0].status_code == 200
    assert not Authenticator.objects.exists()
    add(desk, key)
    assert not at_home(by_passkey(key, owner.public_id.bytes, verified=False)[0])
    assert not at_home(step(key, owner, verified=False))


def test_a_passkey_of_another_address_is_refused(desk, owner):
    key = Passkey()
    add(desk, key)
    elsewhere = Passkey("evil.example", "https://evil.example", name=key.name, key=key.key)
    assert not at_home(by_passkey(elsewhere, owner.public_id.bytes)[0])


def test_it_freshens_a_session(desk, owner, cast):
    key, path = Passkey(), reverse("account_code_sheet_issue", args=[cast.publisher.user.public_id])
    add(desk, key)
    Authenticator.objects.filter(user=owner, type="recovery_codes").delete()
    client = Client(**HERE)
    sign_in(client, owner, second_factor=True, ago=16 * 60)
    way = client.get(path).url
    assert way.startswith(reverse("mfa_reauthenticate_webauthn"))
    for other in (Passkey(), key):
        assert client.get(path).status_code == 302
        options = client.get(way).context["js_data"]["request_options"]
        client.post(way, {"credential": other.shown(options, owner.public_id.bytes), "next": path})
    assert client.get(path).status_code == 200


def test_an_answer_works_once(desk, owner):
    key = Passkey()
    add(desk, key)
    client = Client(**HERE)
    asked = client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"}).json()
    sent = key.shown(asked["request_options"], owner.public_id.bytes)
    client.post(reverse("mfa_login_webauthn"), {"credential": sent})
    client.post(reverse("account_logout"))
    client.post(reverse("mfa_login_webauthn"), {"credential": sent})
    assert not at_home(client)


def test_an_unknown_owner_and_a_wrong_key_get_the_same_answer(desk, owner):
    add(desk, Passkey())
    pages = []
    for handle in (owner.public_id.bytes, bytes(16), b"1", b""):
        client, answer = by_passkey(Passkey(), handle)
        assert answer.url == reverse("account_login")
        pages.append([str(message) for message in client.get(answer.url).context["messages"]])
    assert pages[0]
    assert all(page == pages[0] for page in pages)


def test_strangers_who_try_a_passkey_do_not_lock_its_owner_out(desk, owner, settings):
    key = Passkey()
    add(desk, key)
    settings.ACCOUNT_RATE_LIMITS = {}
    settings.MFA_RATE_LIMITS = {}
    for number in range(12):
        by_passkey(Passkey(), owner.public_id.bytes, Client(**HERE, REMOTE_ADDR=f"192.0.2.{number}"))
    assert at_home(step(key, owner))


def test_a_person_who_left_does_not_sign_in_with_a_passkey(desk, owner):
    key = Passkey()
    add(desk, key)
    owner.is_active = False
    owner.save()
    assert not at_home(by_passkey(key, owner.public_id.bytes)[0])


def test_a_passkey_is_removed_by_its_public_name_and_only_by_its_owner(desk, owner, cast):
    add(desk, Passkey())
    add(desk, Passkey())
    first, second = Authenticator.objects.filter(type="webauthn").order_by("pk")
    path = reverse("mfa_remove_webauthn", args=[first.data["public_id"]])
    assert cast.client_for(cast.officer).post(path).status_code == 404
    assert desk.post(path).status_code == 302
    last = reverse("mfa_remove_webauthn", args=[second.data["public_id"]])
    assert desk.post(last).status_code == 422, "the last one of a compulsory post stays"
    assert Authenticator.objects.filter(type="webauthn").get() == second


def test_without_javascript_the_button_answers_with_a_sentence(owner):
    client = Client(**HERE)
    answer = client.post(reverse("mfa_login_webauthn"), {"credential": ""}, follow=True)
    assert "A passkey needs JavaScript" in answer.content.decode()

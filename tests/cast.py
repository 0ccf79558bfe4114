"""The people of the tests: one per role, an outsider with the same role in another state, a closed post, nobody.

`cast.vn_focal`, `cast.th_approver`, `cast.la_official` … exist for every Member State.
Each is made when first asked for.
"""

import hashlib
import time
from base64 import b32encode
from dataclasses import dataclass
from datetime import timedelta

import pytest
from allauth.account.internal.flows import login as allauth_login
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from kernel import clock
from kernel.access.actor import Actor, Role
from kernel.accounts.models import Post, User
from kernel.accounts.selectors import actor_for
from kernel.accounts.services.second_step import code_at, step_now
from tests.factories import accounts

SECRETARIAT = {
    "officer": Role.OFFICER,
    "officer2": Role.OFFICER,
    "publisher": Role.PUBLISHER,
    "administrator": Role.ADMINISTRATOR,
    "auditor": Role.AUDITOR,
}
NEED_TWO = (*SECRETARIAT.values(), Role.APPROVER)
STATE = {"focal": Role.FOCAL_POINT, "approver": Role.APPROVER, "official": Role.OFFICIAL}


@dataclass(frozen=True)
class Person:
    """Somebody of the cast."""

    key: str
    user: User
    posts: tuple[Post, ...]
    password: str = accounts.PASSWORD

    @property
    def actor(self) -> Actor:
        """What access knows of this person at the clock's moment."""
        return actor_for(self.user)

    @property
    def office(self) -> accounts.Office:
        """The office of the first post."""
        return self.posts[0].office

    @property
    def email(self) -> str:
        """The sign-in e-mail."""
        return self.user.email

    @property
    def totp_secret(self) -> str:
        """The secret of the authenticator of whoever needs one; empty for the others."""
        return secret_of(self.key) if self.actor.has(*NEED_TWO) else ""

    @property
    def code(self) -> str:
        """What the authenticator shows now."""
        return code_at(self.totp_secret, step_now())


class Cast:
    """People by name."""

    codes = tuple(accounts.STATES)

    def __init__(self) -> None:
        self._people: dict[str, Person] = {}

    def __getattr__(self, key: str) -> Person:
        if key.startswith("_"):
            raise AttributeError(key)
        if key not in self._people:
            self._people[key] = self._new(key)
        return self._people[key]

    def approvers(self) -> dict[str, Person]:
        """The approver of each Member State, by its code, in ASEAN's order."""
        return {code: getattr(self, f"{code.lower()}_approver") for code in self.codes}

    def client_for(self, person: Person) -> Client:
        """A test client in which this person is signed in."""
        return client_for(person)

    def _new(self, key: str) -> Person:
        user = accounts.person(key)
        posts = [accounts.post(user, role, code, end=end) for role, code, end in self._posts(key)]
        made = Person(key, user, tuple(posts))
        if made.totp_secret:
            TOTP.activate(user, made.totp_secret)
        return made

    def _posts(self, key: str) -> list:
        if key in SECRETARIAT:
            return [(SECRETARIAT[key], "SEC", None)]
        if key == "closed":
            yesterday = clock.today("Asia/Ho_Chi_Minh") - timedelta(days=1)
            return [(Role.FOCAL_POINT, "VN", yesterday)]
        if key == "two_posts":
            return [(Role.FOCAL_POINT, "VN", None), (Role.APPROVER, "VN", None)]
        code, _, role = key.partition("_")
        if code.upper() not in accounts.STATES or role not in STATE:
            raise AttributeError(f"Nobody in the cast is called {key}.")
        return [(STATE[role], code.upper(), None)]


def secret_of(key: str) -> str:
    """The secret of this person's authenticator."""
    return b32encode(hashlib.sha256(key.encode()).digest()[:20]).decode()


def client_for(person: Person) -> Client:
    """A test client in which this person is signed in, with a second factor where the post needs one."""
    client = Client()
    sign_in(client, person.user, second_factor=bool(person.totp_secret))
    return client


def sign_in(client: Client, user: User, *, second_factor: bool, ago: float = 0) -> None:
    """Signed in as if through the pages, so many seconds ago: the session says what was given."""
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    session, at = client.session, time.time() - ago
    given = [{"method": "password", "at": at}]
    given += [{"method": "mfa", "type": "totp", "at": at}] if second_factor else []
    session[allauth_login.AUTHENTICATION_METHODS_SESSION_KEY] = given
    session[allauth_login._AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
    session.save()


@pytest.fixture
def cast(db: None) -> Cast:
    """The people of the tests."""
    return Cast()

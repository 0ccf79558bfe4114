"""The people of the tests: one per role, an outsider with the same role in another state, a closed post, nobody.

`cast.vn_focal`, `cast.th_approver`, `cast.la_official` … exist for every Member State.
Each is made when first asked for.
"""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.test import Client

from kernel import clock
from kernel.access.actor import Actor, Role
from kernel.accounts.models import Post, User
from kernel.accounts.selectors import actor_for
from tests.factories import accounts

SECRETARIAT = {
    "officer": Role.OFFICER,
    "officer2": Role.OFFICER,
    "publisher": Role.PUBLISHER,
    "administrator": Role.ADMINISTRATOR,
    "auditor": Role.AUDITOR,
}
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
        return Person(key, user, tuple(posts))

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


def client_for(person: Person) -> Client:
    """A test client in which this person is signed in."""
    client = Client()
    client.force_login(person.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def cast(db: None) -> Cast:
    """The people of the tests."""
    return Cast()

"""Every route is registered, and does what `routes.golden.csv` says of it: for each reader, on each kind of row."""

import pytest
from django.test import Client

from tests.house.test_golden import route_lines
from tests.isolation import worlds
from tests.isolation.enforced import PAGES, Check
from tests.isolation.people import READERS, VISITOR
from tests.isolation.surfaces import SURFACES


def test_every_route_is_a_registered_surface():
    routes = sorted(name for _path, name in route_lines())
    assert sorted(surface.route for surface in SURFACES) == routes, "a row in tests/isolation/surfaces.py"


def test_a_surface_that_is_not_asked_says_why():
    left_out = {surface.route: surface.left_out for surface in SURFACES if surface.left_out}
    assert set(left_out) == {"notify:mail-list", "notify:mail-detail"}


@pytest.fixture
def check(cast):
    made, _sessions = worlds.base()
    clients = {who: Client() if who == VISITOR else made.client_for(getattr(made, who)) for who in READERS}

    def ask(reader, method, path):
        client = made.client_for(made.closed) if reader == "closed" else clients[reader]  # each page ends that session
        answer = client.generic(method, path)
        return answer.status_code, "" if answer.streaming else answer.content.decode("utf-8", "replace")

    return Check.of_ground(ask)


def test_every_route_asks_for_the_action_beside_it_and_every_link_on_a_page_opens(check):
    assert "\n".join(check.faults()) == ""
    assert "\n".join(check.dead_links(PAGES)) == ""

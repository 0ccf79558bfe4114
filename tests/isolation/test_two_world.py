"""Two worlds over HTTP, at a small fixed count; `make evidence NAME=two_world` asks in full."""

from uuid import uuid4

import pytest

from kernel.accounts.services import code_sheet
from tests.isolation import determined, two_world
from tests.isolation.secrets import BY_NAME, SECRETS

ONE_BY_ONE = ("draft", "record on hold", "position of a seat")


@pytest.mark.django_db(transaction=True)
def test_two_worlds_answer_alike_and_without_the_guard_they_do_not():
    with two_world.prepared() as found:
        with two_world.servers() as addresses:
            everything = two_world.run(found, addresses, SECRETS, 120, "all")
            parts = [two_world.run(found, addresses, (BY_NAME[name],), 60, name) for name in ONE_BY_ONE]
        assert [line for part in (everything, *parts) for line in part.different] == []
        assert [part.asked for part in (everything, *parts)] == [120, 60, 60, 60]
        with two_world.servers(guarded=False) as addresses:
            control = two_world.run(found, addresses, (BY_NAME["draft"],), 240, "control")
        assert control.different


def test_what_chance_draws_in_a_step_follows_from_the_step():
    determined.install()
    drawn = []
    for label in ("one", "one", "two"):
        with determined.step(label):
            drawn.append((uuid4(), *code_sheet._new_codes()))
    assert drawn[0] == drawn[1] != drawn[2]
    assert code_sheet._new_codes() != code_sheet._new_codes()

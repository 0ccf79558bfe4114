"""The races at a small count: nothing is saved over unseen, nothing happens twice; without the guard it is seen."""

import pytest

from tests.evidence.edit_race import edit_race
from tests.evidence.submit_race import submit_race

pytestmark = [pytest.mark.heavy, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("race", [edit_race, submit_race])
def test_a_race_harms_nothing_and_its_control_is_noticed(race):
    assert race(seed=4, count=320, guarded=True) == 0
    assert race(seed=4, count=320, guarded=False) > 0

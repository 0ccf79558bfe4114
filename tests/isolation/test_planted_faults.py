"""Planted faults, three of them; `make evidence NAME=planted_faults` plants forty."""

from pathlib import Path

import pytest

from tests.isolation import plant
from tests.isolation.faults import HARMLESS, copied_tree, planted, sites

SEED, COUNT = 1, 3


def test_every_guard_that_is_called_harmless_is_still_there():
    assert set(HARMLESS) <= {fault.place for fault in sites()}
    assert len(planted(SEED, 40)) == 40


@pytest.mark.heavy
@pytest.mark.django_db(transaction=True)
def test_a_guard_that_is_taken_away_is_noticed(tmp_path):
    faults = planted(SEED, COUNT)
    assert len(faults) == COUNT
    with plant.prepared_ground() as ground, copied_tree(Path(tmp_path)) as root:
        near = plant.near_to(faults[0])
        assert plant.notice(ground, None, root, str(SEED), near) == "", "without a fault there is nothing to notice"
        noticed = {fault.place: plant.notice(ground, fault, root, str(SEED), plant.near_to(fault)) for fault in faults}
    assert all(noticed.values()), noticed

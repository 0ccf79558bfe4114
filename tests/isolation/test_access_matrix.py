"""The access matrix, at a small fixed count; `make evidence NAME=access_matrix` asks every cell."""

import pytest

from kernel.access.policy import all_policies
from tests.isolation import matrix
from tests.isolation.oracle import RULES
from tests.isolation.subjects import SUBJECTS

COUNT, SEED = 700, 1


def test_every_policy_is_in_the_oracle_with_every_action_and_has_its_rows():
    policies = all_policies()
    assert {label.lower() for label in RULES} == {label.lower() for label in SUBJECTS} == set(policies)
    for label, rules in RULES.items():
        assert set(rules) == set(policies[label.lower()].actions), label


@pytest.mark.django_db
def test_policy_lists_and_pages_answer_as_the_design_says():
    count, wrong = matrix.faults(SEED, COUNT, guarded=True)
    assert (count, wrong) == (COUNT, [])


@pytest.mark.django_db
def test_without_scopes_the_matrix_finds_cells_that_are_wrong():
    _count, wrong = matrix.faults(SEED, 60, guarded=False)
    assert wrong

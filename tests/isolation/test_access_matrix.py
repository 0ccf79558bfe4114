"""The access matrix, at a small fixed count; `make evidence NAME=access_matrix` asks every cell."""

import random

import pytest

from kernel.access.policy import all_policies
from tests.factories import members
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
def test_policy_lists_and_pages_answer_as_the_design_says_and_without_scopes_they_do_not():
    asked = matrix.Matrix()
    chosen = random.Random(SEED).sample(list(matrix.cells(asked.subjects)), COUNT)
    with members.clearing("VN"):
        assert matrix.ask(asked, chosen) == []
        with matrix.scopes_switched_off():
            assert matrix.ask(asked, chosen[:60])

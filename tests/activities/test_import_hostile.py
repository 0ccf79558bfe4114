"""The hostile rows at a small count; at full count they are evidence (`make evidence NAME=hostile_rows`)."""

import pytest

from tests.evidence.hostile_rows import CLASSES, hostile_rows

pytestmark = pytest.mark.django_db
COUNT = 100  # each of the 25 classes four times


def test_hostile_rows_are_refused_by_row_and_column_or_come_in_as_written():
    assert len(CLASSES) == 25
    assert hostile_rows(seed=7, count=COUNT, guarded=True) == (COUNT, 0)


def test_without_the_look_at_each_cell_some_come_in():
    assert hostile_rows(seed=7, count=COUNT, guarded=False)[1] > 0

"""The family `api_fuzz` at a small count: every answer fits the description, and without the checks some do not."""

import pytest

from tests.evidence.api_fuzz import api_fuzz

COUNT = 240


@pytest.mark.heavy
@pytest.mark.django_db(transaction=True)
def test_requests_made_up_from_the_description_break_nothing() -> None:
    asked, wrong = api_fuzz(seed=7, count=COUNT, guarded=True)
    assert (asked, wrong) == (COUNT, 0)
    _asked, without = api_fuzz(seed=7, count=COUNT, guarded=False)
    assert without > 0

"""A month and a year are inclusive days, the same at every door."""

from datetime import date

import pytest

from kernel.periods import whole

DAY, LATER = date(2020, 2, 11), date(2021, 2, 3)


@pytest.mark.parametrize(
    ("precision", "first", "last"),
    [
        ("day", DAY, LATER),
        ("range", DAY, LATER),
        ("month", date(2020, 2, 1), date(2021, 2, 28)),
        ("year", date(2020, 1, 1), date(2021, 12, 31)),
    ],
)
def test_two_days_stand_for_the_whole_months_or_years_they_lie_in(precision: str, first: date, last: date):
    assert whole(DAY, LATER, precision) == (first, last)


def test_february_of_a_leap_year_has_29_days():
    assert whole(DAY, DAY, "month")[1] == date(2020, 2, 29)

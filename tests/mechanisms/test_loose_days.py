"""A day of the register is typed as exactly as it is known, in any language of the Member States."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from mechanisms.register.fields import LooseDay, LooseDayField

INVALID = "Write 30 September 2020, September 2020 or 2020. You wrote “{}”."


def read(typed: str) -> LooseDay:
    return LooseDayField(required=False).clean(typed)


@pytest.mark.parametrize(
    ("typed", "day", "precision"),
    [
        ("30 September 2020", date(2020, 9, 30), "day"),
        ("2020-09-30", date(2020, 9, 30), "day"),
        ("๓๐ กันยายน ๒๐๒๐", date(2020, 9, 30), "day"),
        ("September 2020", date(2020, 9, 1), "month"),
        ("2020-09", date(2020, 9, 1), "month"),
        ("กันยายน 2020", date(2020, 9, 1), "month"),
        ("tháng 9 2020", date(2020, 9, 1), "month"),
        ("2020", date(2020, 1, 1), "year"),
        ("២០២០", date(2020, 1, 1), "year"),
        ("", None, "unknown"),
    ],
)
def test_a_day_is_as_exact_as_it_is_typed(typed: str, day: date | None, precision: str):
    assert read(typed) == LooseDay(day, precision)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        *(
            (typed, INVALID.format(typed))
            for typed in ("09/2020", "9 2020", "Ma 2020", "1234", "July the 11th", "0000")
        ),
        ("31 เมษายน 2027", "April 2027 has no day 31."),
        ("กันยายน 2563", "“2563” is a year of the Buddhist era. Write 2020."),
        ("2563", "“2563” is a year of the Buddhist era. Write 2020."),
    ],
)
def test_what_cannot_be_read_is_quoted_back(typed: str, sentence: str):
    with pytest.raises(ValidationError) as wrong:
        read(typed)
    assert wrong.value.messages == [sentence]

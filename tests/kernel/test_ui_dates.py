"""Dates are as exact as they are known, and a form says at the part what is wrong."""

from datetime import UTC, date, datetime

import pytest
from django.utils.dates import MONTHS

from kernel.ui.date_parts import DateParts
from kernel.ui.dates import two_clocks, when_words

DAY = date(2019, 7, 11)


@pytest.mark.parametrize(
    ("last", "precision", "words"),
    [
        (DAY, "day", "11 July 2019"),
        (date(2019, 7, 13), "range", "11–13 July 2019"),
        (date(2019, 8, 2), "range", "11 July – 2 August 2019"),
        (date(2020, 1, 2), "range", "11 July 2019 – 2 January 2020"),
        (date(2019, 7, 31), "month", "July 2019"),
        (date(2019, 9, 30), "month", "July–September 2019"),
        (date(2019, 12, 31), "year", "2019"),
        (date(2020, 12, 31), "year", "2019–2020"),
        (None, "unknown", "Date not known"),
    ],
)
def test_a_date_is_never_shown_more_exact_than_it_is_known(last: date | None, precision: str, words: str):
    assert when_words(DAY, last, precision) == words


def test_a_deadline_stands_in_two_clocks_unless_they_agree():
    moment = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)
    assert (
        two_clocks(moment, "Asia/Yangon") == "26 November 2026, 17:00 in Jakarta (UTC+7) · 16:30 in Yangon (UTC+6:30)"
    )
    assert two_clocks(moment, "Asia/Bangkok") == "26 November 2026, 17:00 in Jakarta (UTC+7)"


@pytest.mark.parametrize(
    ("parts", "first", "last"),
    [
        ({"precision": "day", "day": "11", "month": "7", "year": "2019"}, DAY, DAY),
        ({"precision": "day", "day": "๑๑", "month": "Jul", "year": "2019"}, DAY, DAY),
        ({"precision": "day", "day": "๑๑", "month": "กรกฎาคม", "year": "๒๐๑๙"}, DAY, DAY),
        ({"precision": "day", "day": "໑໑", "month": "ກໍລະກົດ", "year": "໒໐໑໙"}, DAY, DAY),
        ({"precision": "day", "day": "១១", "month": "កក្កដា", "year": "២០១៩"}, DAY, DAY),
        ({"precision": "day", "day": "၁၁", "month": "၇", "year": "၂၀၁၉"}, DAY, DAY),
        ({"precision": "day", "day": "11", "month": "tháng 7", "year": "2019"}, DAY, DAY),
        ({"precision": "day", "day": "11", "month": "ก.ค.", "year": "2019"}, DAY, DAY),
        ({"precision": "day", "day": "11", "month": "Hulyo", "year": "2019"}, DAY, DAY),
        ({"precision": "month", "month": "august", "year": "2020"}, date(2020, 8, 1), date(2020, 8, 31)),
        ({"precision": "year", "year": "2020"}, date(2020, 1, 1), date(2020, 12, 31)),
        ({"precision": "unknown", "year": "2020"}, None, None),
        ({"precision": "range", "day": "11", "month": "7", "year": "2019", "last_day": "13"}, DAY, date(2019, 7, 13)),
    ],
)
def test_the_parts_of_a_date_become_two_inclusive_days(parts: dict[str, str], first: date | None, last: date | None):
    form = DateParts(parts)
    assert form.is_valid(), form.errors
    assert (form.cleaned_data["date_from"], form.cleaned_data["date_to"]) == (first, last)


@pytest.mark.parametrize(
    ("parts", "field", "sentence"),
    [
        (
            {"precision": "month", "month": "13", "year": "2020"},
            "month",
            "Write the month as 1 to 12, or by its name. You wrote “13”.",
        ),
        (
            {"precision": "month", "month": "Ma", "year": "2020"},
            "month",
            "Write the month as 1 to 12, or by its name. You wrote “Ma”.",
        ),
        (
            {"precision": "month", "month": "tháng 13", "year": "2020"},
            "month",
            "Write the month as 1 to 12, or by its name. You wrote “tháng 13”.",
        ),
        ({"precision": "day", "day": "31", "month": "6", "year": "2020"}, "day", "June 2020 has no day 31."),
        ({"precision": "day", "day": "1", "month": "6", "year": ""}, "year", "Write the year."),
        ({"precision": "year", "year": "20"}, "year", "Write the year with four figures. You wrote “20”."),
        ({"precision": "year", "year": "2563"}, "year", "“2563” is a year of the Buddhist era. Write 2020."),
        (
            {"precision": "range", "day": "11", "month": "7", "year": "2019", "last_day": "9"},
            "last_day",
            "The last day is before the first day.",
        ),
    ],
)
def test_a_wrong_part_gets_its_sentence_at_the_part(parts: dict[str, str], field: str, sentence: str):
    assert DateParts(parts).errors == {field: [sentence]}


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        (date(2019, 5, 1), date(2019, 8, 31), "month"),
        (date(2019, 12, 1), date(2020, 1, 31), "month"),
        (date(2019, 1, 1), date(2020, 12, 31), "year"),
        (date(2019, 5, 1), date(2019, 5, 31), "month"),
        (date(2019, 5, 1), date(2019, 8, 31), "range"),
    ],
)
def test_a_stored_date_is_read_again_as_it_was(first: date, last: date, precision: str):
    form = DateParts({name: str(value) for name, value in DateParts.initial_from(first, last, precision).items()})
    assert form.is_valid(), form.errors
    assert (form.cleaned_data["date_from"], form.cleaned_data["date_to"]) == (first, last)


def test_the_end_of_several_months_is_not_before_their_beginning():
    span = {"precision": "month", "month": "5", "year": "2019", "spans": "on", "last_month": "4", "last_year": "2019"}
    assert DateParts(span).errors == {"last_month": ["The end is before the beginning."]}
    assert DateParts(span | {"spans": ""}).is_valid(), "what is hidden is not read"


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_is_read_by_its_english_name_its_beginning_and_its_vietnamese_number(month: int):
    for typed in (str(MONTHS[month]), str(MONTHS[month])[:3], f"tháng {month}", f"Tháng {month:02}"):
        form = DateParts({"precision": "month", "month": typed, "year": "2019"})
        assert form.is_valid(), form.errors
        assert form.cleaned_data["date_from"] == date(2019, month, 1)


def test_a_stored_date_comes_back_as_its_known_parts():
    assert DateParts.initial_from(date(2020, 8, 1), date(2020, 8, 31), "month") == {
        "precision": "month",
        "month": "August",
        "year": 2020,
    }

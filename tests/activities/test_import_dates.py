"""Dates of a ministry's log: as exact as they are written, in many languages, and never guessed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.importing.dates import When, read_when, until
from activities.importing.problems import Unclear
from kernel.ui.dates import when_words

JULY = (date(2019, 7, 1), date(2019, 7, 31))
DAYS = {
    "11 July 2019": date(2019, 7, 11),
    "1st of July, 2019": date(2019, 7, 1),
    "July 11, 2019": date(2019, 7, 11),
    "Thursday 11 July 2019": date(2019, 7, 11),
    "11-Jul-2019": date(2019, 7, 11),
    "2019-07-11": date(2019, 7, 11),
    "2019/7/11": date(2019, 7, 11),
    "13/04/2019": date(2019, 4, 13),
    "04/13/2019": date(2019, 4, 13),
    "03/03/2019": date(2019, 3, 3),
    "29/02/2563": date(2020, 2, 29),
    "๒๙/๐๒/๒๕๖๓": date(2020, 2, 29),
    "29 กุมภาพันธ์ พ.ศ. 2563": date(2020, 2, 29),
    "20มี.ค.2563": date(2020, 3, 20),
    "ngày 20 tháng 3 năm 2020": date(2020, 3, 20),
    "20 de março de 2020": date(2020, 3, 20),
    "20 Mac 2020": date(2020, 3, 20),
    "20 Maret 2020": date(2020, 3, 20),
    "20 Marso 2020": date(2020, 3, 20),
    "20 មីនា 2020": date(2020, 3, 20),
    "20 ມີນາ 2020": date(2020, 3, 20),
    "20 မတ် 2020": date(2020, 3, 20),
}
RANGES = {
    "11–13 July 2019": (date(2019, 7, 11), date(2019, 7, 13)),
    "11 to 13 July 2019": (date(2019, 7, 11), date(2019, 7, 13)),
    "March 3 and 4, 2020": (date(2020, 3, 3), date(2020, 3, 4)),
    "29 July – 2 August 2019": (date(2019, 7, 29), date(2019, 8, 2)),
    "30 December 2019 - 2 January 2020": (date(2019, 12, 30), date(2020, 1, 2)),
    "20 s/d 22 Maret 2020": (date(2020, 3, 20), date(2020, 3, 22)),
    "20-21/03/2020": (date(2020, 3, 20), date(2020, 3, 21)),
    "2019-07-11/2019-07-13": (date(2019, 7, 11), date(2019, 7, 13)),
    "13/04/2019 - 15/04/2019": (date(2019, 4, 13), date(2019, 4, 15)),
    "July–August 2019": (date(2019, 7, 1), date(2019, 8, 31)),
}
PROBLEMS = {
    "03/04/2019": "can be 3 April 2019 or 4 March 2019",
    "11.7.2019": "can be 11 July 2019 or 7 November 2019",
    "29/02/2562": "February 2019, 2562 of the Buddhist era, has no day 29",
    "31 April 2020": "April 2020 has no day 31",
    "13/13/2019": "there is no month 13",
    "0/0/2019": "there is no month 0",
    "43555": "day number of a spreadsheet",
    "3/4/19": "year with four figures",
    "1 July 19": "year with four figures",
    "1 July 2300": "2300 is not a year of this log",
    "13 July 2019 – 11 July 2019": "The last day is before the first day",
    "next spring": "is not understood as a date",
    "٣/٤": "is not understood as a date",
}


@pytest.mark.parametrize(("text", "day"), DAYS.items())
def test_a_day_is_read(text, day):
    assert read_when(text) == When("day", day, day)


@pytest.mark.parametrize(("text", "days"), RANGES.items())
def test_a_range_is_read(text, days):
    assert read_when(text) == When("range", *days)


@pytest.mark.parametrize("text", ["July 2019", "Jul. 2019", "2019-07", "07/2019", "กรกฎาคม 2562", "Julai 2019"])
def test_a_month_stays_a_month(text):
    assert read_when(text) == When("month", *JULY)


@pytest.mark.parametrize("text", ["2019", "2562", "พ.ศ. 2562"])
def test_a_year_stays_a_year(text):
    assert read_when(text) == When("year", date(2019, 1, 1), date(2019, 12, 31))


@pytest.mark.parametrize("text", ["", "-", "Not known", "n/a", "ไม่ทราบ"])
def test_what_nobody_knows_stays_unknown(text):
    assert read_when(text) == When()


@pytest.mark.parametrize(("text", "why"), PROBLEMS.items())
def test_what_is_unclear_is_never_guessed(text, why):
    with pytest.raises(Unclear, match=why):
        read_when(text)


@given(st.text(alphabet="0123456789/-. mMarchJuly๒๕๖๓abcพศ,–", max_size=30))
def test_any_text_is_a_date_or_a_sentence(text):
    answer = answer_to(text)
    if isinstance(answer, When):
        assert (answer.first is None) == (answer.last is None) == (answer.precision == "unknown")
    else:
        assert answer.endswith(".")


def answer_to(text: str) -> When | str:
    """The date, or the sentence that says why there is none."""
    try:
        return read_when(text)
    except Unclear as unclear:
        return str(unclear)


@given(st.dates(date(1967, 1, 1), date(2100, 11, 1)), st.integers(0, 40))
def test_what_the_portal_writes_it_reads_again(first, length):
    last = first + timedelta(days=length)
    precision = "range" if length else "day"
    assert read_when(when_words(first, last, precision)) == When(precision, first, last)


def test_a_last_day_in_its_own_column_makes_a_range():
    assert until(read_when("11 July 2019"), read_when("13 July 2019")) == When(
        "range", date(2019, 7, 11), date(2019, 7, 13)
    )
    assert until(read_when("2019-07-11"), read_when("11 July 2019")).precision == "day"
    with pytest.raises(Unclear, match="before the first day"):
        until(read_when("13 July 2019"), read_when("11 July 2019"))
    with pytest.raises(Unclear, match="no first day"):
        until(read_when(""), read_when("11 July 2019"))

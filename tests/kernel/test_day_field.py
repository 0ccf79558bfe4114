"""A day is typed in words; what cannot be read is quoted back."""

from datetime import date

import pytest
from django import forms

from kernel.ui.day_field import DayField


class Form(forms.Form):
    day = DayField(label="Day")


@pytest.mark.parametrize(
    "typed",
    [
        *("30 September 2020", "30 Sep 2020", "30  september 2020", "2020-09-30", "30 Sept. 2020"),
        *("30 กันยายน 2020", "๓๐ ก.ย. ๒๐๒๐", "30 tháng 9 2020", "30 កញ្ញា 2020", "30 Setembro 2020"),
    ],
)
def test_a_day_is_read_with_its_month_in_letters(typed):
    form = Form({"day": typed})
    assert form.is_valid()
    assert form.cleaned_data["day"] == date(2020, 9, 30)


@pytest.mark.parametrize(
    "typed",
    ["03/04/2019", "3 4 2019", "3 M4 2019", "30 Ma 2020", "31 April", "April 2027", "3 tháng 13 2020", "next week"],
)
def test_what_could_mean_two_days_or_none_is_quoted_back(typed):
    assert Form({"day": typed}).errors["day"][0].endswith(f"like 30 September 2020. You wrote “{typed}”.")


@pytest.mark.parametrize("typed", ["31 April 2027", "31 Apr 2027", "2027-04-31", "31  april 2027", "๓๑ เมษายน 2027"])
def test_a_day_that_its_month_does_not_have_is_said_to_be_missing(typed):
    assert Form({"day": typed}).errors["day"] == ["April 2027 has no day 31."]


def test_a_year_of_the_buddhist_era_is_said_to_be_one():
    assert Form({"day": "30 กันยายน 2563"}).errors["day"] == ["“2563” is a year of the Buddhist era. Write 2020."]


def test_a_known_day_is_shown_in_words():
    assert 'value="1 October 2020"' in str(Form(initial={"day": date(2020, 10, 1)})["day"])

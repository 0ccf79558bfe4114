"""Dated membership, Chairs and the common calendar (DESIGN §2.5, §2.6, §5)."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from kernel.access.actor import Actor
from kernel.members.models import Chair, Establishment, Membership, Office
from kernel.members.selectors import (
    add_common_working_days,
    chair_of,
    is_rest_day,
    members_of,
    next_common_working_day,
    roll_of,
    status_of,
)
from kernel.members.states import Body
from tests.cast import Cast
from tests.factories import members
from tests.factories.accounts import office

pytestmark = pytest.mark.django_db
TEN = ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "VN"]
ELEVEN = [*TEN[:9], "TL", "VN"]


def codes(body: str, on: date) -> list[str]:
    return [each.code for each in members_of(body, on)]


@pytest.mark.parametrize("body", Body.values)
def test_the_2020_seats_are_ten_without_timor_leste(body: str) -> None:
    members.register()
    assert codes(body, date(2020, 11, 16)) == TEN


@pytest.mark.parametrize("body", Body.values)
def test_timor_leste_sits_from_the_day_of_its_accession_in_alphabetical_place(body: str) -> None:
    members.register()
    assert codes(body, date(2025, 10, 25)) == TEN
    assert codes(body, date(2025, 10, 26)) == ELEVEN


def test_the_roll_read_once_gives_the_answers_of_members_of() -> None:
    members.register()
    roll = roll_of("ADMM")
    for day in (date(2019, 7, 11), date(2025, 10, 25), date(2025, 10, 26)):
        assert roll.on(day) == set(codes("ADMM", day))
    assert roll.joined_after(date(2019, 7, 11)) == {"TL": date(2025, 10, 26)}


def test_all_members_are_among_some_codes_when_none_of_the_day_is_missing() -> None:
    members.register()
    roll, ten = roll_of("ADMM"), codes("ADMM", date(2025, 10, 25))
    assert roll.all_among(ten, date(2025, 10, 25))
    assert roll.all_among([*ten, "TL"], date(2025, 10, 25))
    assert not roll.all_among(ten, date(2025, 10, 26))
    assert not roll.all_among([], date(1900, 1, 1)), "nobody was a member"


def test_status_is_a_matter_of_body_and_day() -> None:
    members.register()
    timor = Office.objects.get(code="TL")
    days = (date(2022, 11, 10), date(2022, 11, 11), date(2025, 10, 25), date(2025, 10, 26))
    assert [status_of(timor, "ADSOM", day) for day in days] == [None, "observer", "observer", "member"]


def test_the_chair_changes_the_day_after_the_meeting() -> None:
    members.register()
    assert chair_of("ADMM", date(2020, 12, 9)).code == "VN"
    assert chair_of("ADMM", date(2020, 12, 10)).code == "BN"
    assert chair_of("ADMM", date(2019, 7, 11)) is None


def test_two_spells_of_one_state_in_one_body_cannot_share_a_day() -> None:
    members.membership("VN", "ADMM", end=date(2020, 1, 1))
    members.membership("VN", "ADSOM", start=date(2020, 1, 1))
    members.membership("TH", "ADMM", start=date(2020, 1, 1))
    members.membership("VN", "ADMM", start=date(2020, 1, 2))
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(body="ADMM", end=date(2020, 1, 1)).update(end=date(2020, 1, 2))


def test_two_chairs_of_one_body_cannot_share_a_day() -> None:
    members.chair("ADMM", "VN", date(2019, 7, 12), date(2020, 12, 9))
    members.chair("ADSOM", "TH", date(2020, 1, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        members.chair("ADMM", "BN", date(2020, 12, 9))
    assert Chair.objects.count() == 2


def test_a_spell_never_ends_before_it_starts() -> None:
    with pytest.raises(IntegrityError, match=r"ends_after_start|range lower bound"), transaction.atomic():
        members.membership("VN", start=date(2020, 1, 2), end=date(2020, 1, 1))


def test_rest_days_are_those_of_every_capital_asked() -> None:
    members.rest_days("BN", 5, 7)
    brunei, thailand = office("BN"), office("TH")
    friday, saturday = date(2020, 11, 13), date(2020, 11, 14)
    assert is_rest_day([brunei], friday)
    assert not is_rest_day([brunei], saturday)
    assert is_rest_day([thailand], saturday)
    assert not is_rest_day([thailand], friday)


def test_the_next_common_working_day_skips_rest_days_and_holidays() -> None:
    members.rest_days("BN", 5, 7)
    members.holiday("TH", date(2020, 11, 16))
    both = [office("BN"), office("TH")]
    assert next_common_working_day(both, date(2020, 11, 12)) == date(2020, 11, 12)
    assert next_common_working_day(both, date(2020, 11, 13)) == date(2020, 11, 17)
    assert add_common_working_days(both, date(2020, 11, 11), 2) == date(2020, 11, 17)


def test_the_register_is_read_by_members_and_secretariat_and_offices_by_everyone(cast: Cast) -> None:
    members.register()
    assert Establishment.objects.visible_to(cast.th_official.actor).exists()
    assert Establishment.objects.visible_to(cast.officer.actor).exists()
    assert not Establishment.objects.visible_to(cast.administrator.actor).exists()
    assert Office.objects.visible_to(cast.administrator.actor).count() == 12
    assert not Office.objects.visible_to(Actor.nobody()).exists()

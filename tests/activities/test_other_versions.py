"""A named state's own date or place: seen by it, the owner and the secretariat, and settled by them (DESIGN §2.9)."""

from datetime import date

import pytest
from django.urls import reverse

from activities.coarsest import Days, coarsest
from activities.models import Activity, OtherVersion
from activities.services.hold import hold_activity
from kernel.audit.models import Entry
from tests.factories import activities as make
from tests.factories import members

GIVEN = {
    "precision": "day",
    "day": "21",
    "month": "March",
    "year": "2020",
    "place": "Savannakhet",
    "source": "Our file 7",
}
WORDS = ("Savannakhet", "Our file 7", "known in two ways")


@pytest.fixture(autouse=True)
def register(db: None) -> None:
    members.register()


def address(name: str, record: Activity) -> str:
    return reverse(f"activities:activity-{name}", args=[record.reference])


def read(cast, who: str, name: str, record: Activity):
    """A page of the record as this person gets it."""
    return cast.client_for(getattr(cast, who)).get(address(name, record))


def send(cast, who: str, name: str, record: Activity, **values):
    record.refresh_from_db()
    given = {"version": record.version} | values
    return cast.client_for(getattr(cast, who)).post(address(name, record), given)


@pytest.fixture
def record(cast) -> Activity:
    """Viet Nam's, with Lao PDR and Thailand; Lao PDR gives another day and place."""
    row = make.accepted(cast, cast.vn_focal.actor, "LA", "TH", "VN")
    assert send(cast, "la_focal", "differs", row, **GIVEN).status_code == 302
    row.refresh_from_db()
    return row


def test_the_confirm_page_leads_to_it(cast):
    row = make.accepted(cast, cast.vn_focal.actor, "LA", "VN")
    assert address("differs", row) in read(cast, "la_focal", "confirm", row).content.decode()
    page = read(cast, "la_focal", "differs", row).content.decode()
    assert "The record says: 20 March 2020, Dong Hoi." in page


def test_both_versions_with_their_sources_wait_for_owner_and_secretariat(cast, record):
    assert record.participations.get(office__code="LA").confirmation == "differs"
    for who in ("vn_focal", "officer"):
        assert address("versions", record) in cast.client_for(getattr(cast, who)).get("/").content.decode(), who
        page = read(cast, who, "versions", record).content.decode()
        assert all(words in page for words in ("20 March 2020", "Dong Hoi", "21 March 2020", *WORDS[:2])), who
    assert Entry.objects.filter(verb="activities.differs", object_ref=record.reference).exists()


def test_the_state_itself_sees_its_own_and_no_other_state_any_trace(cast, record):
    assert "21 March 2020" in read(cast, "la_focal", "versions", record).content.decode()
    for who, status in (("th_focal", 302), ("my_focal", 404)):
        assert read(cast, who, "versions", record).status_code == status, who
        for name in ("detail", "confirm"):
            shown = read(cast, who, name, record).content.decode()
            assert not any(words in shown for words in WORDS), (who, name)
        assert "See both versions" not in cast.client_for(getattr(cast, who)).get("/").content.decode()


def test_two_states_do_not_see_each_others(cast, record):
    send(cast, "th_focal", "differs", record, **GIVEN | {"place": "Nakhon Phanom", "source": "Our own"})
    assert "Nakhon Phanom" not in read(cast, "la_focal", "versions", record).content.decode()
    assert "Savannakhet" not in read(cast, "th_focal", "versions", record).content.decode()


def test_the_outsider_the_official_and_the_owner_give_none(cast, record):
    for who, status in (("my_focal", 404), ("la_official", 403), ("vn_focal", 403), ("officer", 403)):
        assert send(cast, who, "differs", record, **GIVEN).status_code == status, who
    for who, status in (("my_focal", 404), ("la_focal", 403), ("vn_focal", 403), ("publisher", 403)):
        assert send(cast, who, "versions", record).status_code == status, who
    assert OtherVersion.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"source": ""}, "Name the source."),
        ({"day": "", "month": "", "year": "", "place": ""}, "Write your date, your place, or both."),
        ({"day": "40"}, "Write the day as 1 to 31."),
        ({"precision": "unknown", "place": ""}, "Write your date, your place, or both."),
        ({"place": "x" * 201}, "200"),
    ],
)
def test_bad_input_gets_a_sentence_and_nothing_typed_is_lost(cast, values, sentence):
    row = make.accepted(cast, cast.vn_focal.actor, "LA", "VN")
    answer = send(cast, "la_focal", "differs", row, **GIVEN | {"source": "Our file 7"} | values)
    body = answer.content.decode()
    assert (answer.status_code, sentence in body, OtherVersion.objects.count()) == (422, True, 0)
    assert "March" in body or not values.get("month", "March")


def test_an_officer_lets_the_record_say_no_more_than_both(cast, record):
    page = read(cast, "officer", "versions", record).content.decode()
    assert "March 2020, without a place" in page
    assert "disputed" not in page.lower()
    assert send(cast, "officer", "versions", record).status_code == 302
    record.refresh_from_db()
    days = (record.precision, record.date_from, record.date_to)
    assert days == ("month", date(2020, 3, 1), date(2020, 3, 31))
    assert (record.place, record.places) == ("", [])
    assert record.revisions.last().snapshot["precision"] == "month"
    assert record.participations.get(office__code="LA").confirmation == "asked"
    assert OtherVersion.objects.get().end == "coarse"
    assert Entry.objects.filter(verb="activities.versions_settled", object_ref=record.reference).exists()
    assert send(cast, "officer", "versions", record).status_code == 422, "nothing is open any more"


def test_the_state_confirms_the_record_as_it_is(cast, record):
    send(cast, "la_focal", "confirm", record, answer="confirm")
    assert OtherVersion.objects.get().end == "confirmed"
    assert read(cast, "vn_focal", "versions", record).status_code == 302
    record.refresh_from_db()
    assert record.date_from == make.DAY


def test_the_owner_corrects_and_the_state_confirms_the_new_text(cast, record):
    sent = make.corrected(cast.vn_focal.actor, record, date_from=date(2020, 3, 21), date_to=date(2020, 3, 21))
    for who in ("la_focal", "th_focal"):
        make.confirm_participation(actor=getattr(cast, who).actor, activity=sent)
    make.take_step(actor=cast.officer2.actor, activity=sent, name="apply")
    record.refresh_from_db()
    assert (record.date_from, OtherVersion.objects.get().end) == (date(2020, 3, 21), "corrected")


def test_a_newer_version_takes_the_place_of_the_older_one(cast, record):
    send(cast, "la_approver", "differs", record, **GIVEN | {"day": "22"})
    assert [row.end for row in OtherVersion.objects.order_by("pk")] == ["replaced", ""]


def test_a_cited_record_and_an_old_page_take_none(cast):
    row = make.confirmed(cast, cast.vn_focal.actor, "LA", "VN")
    assert send(cast, "la_focal", "differs", row, **GIVEN, version="1").status_code == 409
    Activity.objects.filter(pk=row.pk).update(locked_by_report=True)
    assert send(cast, "la_focal", "differs", row, **GIVEN).status_code == 422
    assert OtherVersion.objects.count() == 0


def test_on_hold_the_state_finds_nothing(cast, record):
    hold_activity(actor=cast.officer.actor, activity=record, reason="Paragraph 9.")
    assert read(cast, "la_focal", "versions", record).status_code == 404


def days(first: date, last: date, precision: str) -> Days:
    return Days(first, last, precision)


D20, D21, D28, APRIL, DEC, JAN = (
    date(2020, 3, 20),
    date(2020, 3, 21),
    date(2020, 3, 28),
    date(2020, 4, 1),
    date(2020, 12, 31),
    date(2021, 1, 1),
)
MARCH = days(date(2020, 3, 1), date(2020, 3, 31), "month")
YEAR = days(date(2020, 1, 1), DEC, "year")


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        ([days(D20, D20, "day"), days(D20, D20, "day")], days(D20, D20, "day")),
        ([days(D20, D20, "day"), Days(None, None, "unknown")], days(D20, D20, "day")),
        ([days(D20, D20, "day"), days(D21, D21, "day")], MARCH),
        ([days(D20, D21, "range"), days(D21, D28, "range")], MARCH),
        ([days(D20, D20, "day"), MARCH], MARCH),
        ([days(D20, D20, "day"), days(APRIL, APRIL, "day")], YEAR),
        ([MARCH, YEAR], YEAR),
        ([days(DEC, DEC, "day"), days(JAN, JAN, "day")], days(DEC, JAN, "range")),
        ([], Days(None, None, "unknown")),
    ],
)
def test_the_coarsest_date_that_is_true_for_both(sides, expected):
    assert coarsest(sides) == expected

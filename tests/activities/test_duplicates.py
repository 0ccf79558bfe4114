"""Hints at records that may be the same activity, and only among what the reader may see (DESIGN §4)."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.likeness import likeness
from activities.models import Activity
from activities.record import Party
from activities.selectors.duplicates import likely_duplicates
from activities.services.hold import hold_activity
from tests.factories import activities as make
from tests.factories import members

TITLE = "Viet Nam–Lao PDR border defence exchange"
NEARLY = "Border defence exchange, Lao PDR and Viet Nam"


@pytest.fixture(autouse=True)
def register(db: None) -> None:
    members.register()


def hints(cast, who: str, **values) -> str:
    """What the form shows this person while typing."""
    values = {"title": NEARLY, "day": "21"} | values
    answer = cast.client_for(getattr(cast, who)).post(reverse("activities:activity-sentence"), make.form_of(**values))
    assert answer.status_code == 200
    return answer.content.decode()


def found(cast, who: str, **values) -> list[str]:
    """The titles of the likely duplicates of a record that names Lao PDR and Viet Nam."""
    data = make.record("LA", "VN", **({"title": NEARLY} | values))
    return [row.title for row in likely_duplicates(getattr(cast, who).actor, data)]


def test_while_typing_the_form_shows_a_record_of_the_other_side_that_looks_alike(cast):
    record = make.accepted(cast, cast.la_focal.actor, "LA", "VN", title=TITLE, host="LA")
    shown = hints(cast, "vn_focal")
    assert TITLE in shown
    assert reverse("activities:activity-detail", args=[record.reference]) in shown


def test_nobody_is_told_of_what_they_may_not_see(cast):
    make.draft(cast.la_focal.actor, "LA", "VN", title=TITLE, host="LA")
    make.submitted(cast.la_focal.actor, "LA", "VN", title=TITLE, host="LA")
    make.accepted(cast, cast.la_focal.actor, "LA", "VN", title=TITLE, host="LA")
    held = make.shared(cast, cast.la_focal.actor, "LA", "VN", title=TITLE, host="LA")
    hold_activity(actor=cast.officer.actor, activity=held, reason="Paragraph 9.")
    assert TITLE not in hints(cast, "th_focal")
    assert len(found(cast, "th_focal")) == 0
    assert len(found(cast, "vn_focal")) == 1, "the accepted one names it"
    assert len(found(cast, "officer")) == 3, "all but the draft"


def test_a_party_that_is_not_confirmed_gives_no_hint_to_others(cast):
    """Title unlike, one mechanism and two states in common: one of the states is known to the owner alone."""
    other = {"title": "Tabletop planning", "mechanisms": ("VNLA_BDFE",)}
    row = make.shared(cast, cast.vn_focal.actor, "LA", "VN", **other)
    row.participations.filter(office__code="LA").update(confirmation="declined")
    typed = make.record("LA", "VN", title="Border walk", mechanisms=("VNLA_BDFE",))
    assert [hint.title for hint in likely_duplicates(cast.vn_approver.actor, typed)] == ["Tabletop planning"]
    assert [hint.title for hint in likely_duplicates(cast.la_focal.actor, typed)] == ["Tabletop planning"]
    assert likely_duplicates(cast.th_focal.actor, typed) == []


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"date_from": date(2020, 3, 23), "date_to": date(2020, 3, 23)}, 1),
        ({"date_from": date(2020, 3, 24), "date_to": date(2020, 3, 24)}, 0),
        ({"precision": "month", "date_from": date(2020, 3, 1), "date_to": date(2020, 3, 31)}, 1),
        ({"precision": "month", "date_from": date(2020, 4, 1), "date_to": date(2020, 4, 30)}, 0),
        ({"precision": "year", "date_from": date(2020, 1, 1), "date_to": date(2020, 12, 31)}, 1),
        ({"precision": "unknown", "date_from": None, "date_to": None}, 0),
    ],
)
def test_days_overlap_an_exact_day_may_be_three_days_off(cast, days, expected):
    make.submitted(cast.vn_focal.actor, "LA", "VN", title=TITLE)
    assert len(found(cast, "vn_focal", **days)) == expected


def test_another_activity_of_the_same_days_is_no_hint(cast):
    make.submitted(cast.vn_focal.actor, "LA", "VN", title="Seminar for young doctors")
    make.submitted(cast.vn_focal.actor, "KH", "VN", title="Border defence friendship exchange, Cambodia and Viet Nam")
    assert found(cast, "vn_focal") == []


def test_the_record_that_is_being_edited_does_not_look_like_itself(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN", title=TITLE)
    client, sent = cast.client_for(cast.vn_focal), make.form_of(title=TITLE, record=[record.reference, "\0"])
    assert record.reference not in client.post(reverse("activities:activity-sentence"), sent).content.decode()


def test_the_draft_that_the_first_autosave_made_does_not_look_like_itself(cast):
    client, sent = cast.client_for(cast.vn_focal), make.form_of(title=TITLE)
    saved = client.post("/activities/new/autosave/", sent).content.decode()
    record = Activity.objects.get()
    assert f'<input type="hidden" name="record" value="{record.reference}" id="id_record"' in saved


def test_the_receipt_and_the_officers_page_show_it_again(cast):
    make.accepted(cast, cast.la_focal.actor, "LA", "VN", title=TITLE, host="LA")
    mine = make.submitted(cast.vn_focal.actor, "LA", "VN", title=NEARLY)
    receipt, page = (reverse(f"activities:activity-{name}", args=[mine.reference]) for name in ("receipt", "detail"))
    assert TITLE in cast.client_for(cast.vn_focal).get(receipt).content.decode()
    assert TITLE in cast.client_for(cast.officer).get(page).content.decode()


def test_an_officer_is_not_shown_a_draft_beside_what_was_submitted(cast):
    make.draft(cast.la_focal.actor, "LA", "VN", title=TITLE, host="LA")
    mine = make.submitted(cast.vn_focal.actor, "LA", "VN", title=NEARLY)
    page = reverse("activities:activity-detail", args=[mine.reference])
    assert TITLE not in cast.client_for(cast.officer).get(page).content.decode()


def test_who_may_log_nothing_gets_no_hints(cast):
    answer = cast.client_for(cast.th_official).post(reverse("activities:activity-sentence"), make.form_of())
    assert answer.status_code == 403


def test_half_a_form_is_no_error(cast):
    assert "Looks like" not in hints(cast, "vn_focal", title="", year="20x0", states=["XX"])


def test_one_query_whatever_there_is(cast):
    for number in range(12):
        make.submitted(cast.vn_focal.actor, "LA", "VN", title=f"{TITLE} {number}")
    actor, data = cast.vn_focal.actor, make.record("LA", "VN", title=TITLE)
    with CaptureQueriesContext(connection) as seen:
        assert len(likely_duplicates(actor, data)) == 3
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Giao lưu quốc phòng biên giới", "GIAO LUU QUOC PHONG BIEN GIOI", True),
        ("การประชุมคณะกรรมการชายแดน", "ประชุมคณะกรรมการชายแดนทั่วไป", True),
        ("ກອງປະຊຸມຊາຍແດນ", "ກອງປະຊຸມຊາຍແດນ ຄັ້ງທີ 2", True),
        ("Joint patrol, July 2019", "Joint patrol", True),
        ("Joint patrol", "Seminar on cooperation", False),
        ("", "", False),
    ],
)
def test_titles_are_compared_in_every_script(one, other, alike):
    assert (likeness(one, other) >= 0.6) is alike


def test_an_organisation_is_no_state(cast):
    make.submitted(cast.vn_focal.actor, "VN", title="Tabletop planning", mechanisms=("VNLA_BDFE",))
    parties = (Party(organisation="UNODC"), Party(code="VN"))
    assert found(cast, "vn_focal", title="Border walk", parties=parties, mechanisms=("VNLA_BDFE",)) == []

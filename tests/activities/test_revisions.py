"""The versions of a record: who reads which, and what differs between two, word by word."""

import re

import pytest

from activities.models import Activity
from activities.record import Party, Place
from activities.services.edit import edit_activity
from activities.services.step import take_step
from tests.factories import activities as make

pytestmark = pytest.mark.django_db


def again(record):
    return Activity.objects.get(pk=record.pk)


def edited(cast, record, **values):
    data = make.record("LA", "VN", **values)
    return edit_activity(actor=cast.vn_focal.actor, activity=again(record), data=data, version=None)


@pytest.fixture
def record(cast):
    """Submitted, returned, written on."""
    row = make.submitted(cast.vn_focal.actor, "LA", "VN", summary="Sports at the border.")
    take_step(actor=cast.officer.actor, activity=row, name="send_back", comment="Which town?")
    edited(cast, row, summary="Sports in the town of Dong Hoi.", place="Vinh")
    return row


def page(cast, who, record, query=""):
    answer = cast.client_for(getattr(cast, who)).get(f"/activities/{record.reference}/revisions/{query}")
    return answer.status_code, answer.content.decode()


def words(text):
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def test_the_owner_compares_the_text_in_work_with_what_was_submitted(cast, record):
    status, text = page(cast, "vn_official", record)
    assert status == 200
    assert any("border" in piece for piece in re.findall(r"<del>(.*?)</del>", text, re.DOTALL))
    assert any("Dong Hoi" in piece for piece in re.findall(r"<ins>(.*?)</ins>", text, re.DOTALL))
    assert "Text in work" in text
    assert "Version 1, 1 October 2020" in text


def test_a_version_kept_before_seven_in_the_morning_bears_the_day_in_jakarta(cast, clock):
    clock.set("2020-10-02T03:00")  # 1 October, 20:00 UTC
    assert "Version 1, 2 October 2020" in page(cast, "vn_official", make.submitted(cast.vn_focal.actor, "LA", "VN"))[1]


def test_the_secretariat_reads_what_was_submitted_and_never_the_text_in_work(cast, record):
    status, text = page(cast, "officer", record, "?old=1&new=work")
    assert status == 200
    assert "Text in work" not in text
    assert "Vinh" not in text
    edited_again = take_step(actor=cast.vn_focal.actor, activity=again(record), name="submit", attested=True)
    take_step(actor=cast.officer.actor, activity=again(edited_again), name="accept")
    _status, text = page(cast, "officer", record)
    assert "Both say the same." in text, "accepted as submitted"
    _status, text = page(cast, "officer", record, "?old=1&new=3")
    assert "Vinh" in text
    assert "Sports" in words(text)
    _status, back = page(cast, "officer", record, "?old=3&new=1")
    assert re.search(r"<del>.*?Vinh.*?</del>", back, re.DOTALL)


def test_people_of_another_state_are_named_by_their_post_alone(cast, record):
    make.co_author(again(record), cast.vn_focal, cast.th_focal)
    status, text = page(cast, "th_focal", record)
    assert (status, "Text in work" in text) == (200, True)
    assert cast.vn_focal.user.name not in text
    assert "Focal point, Viet Nam submitted the record" in words(text)


@pytest.mark.parametrize(
    ("who", "status"), [("la_focal", 403), ("th_focal", 403), ("auditor", 404), ("administrator", 404)]
)
def test_others_read_no_version_of_a_shared_record(cast, who, status):
    row = make.shared(cast, cast.vn_focal.actor, "LA", "VN")
    assert page(cast, who, row)[0] == status


@pytest.mark.parametrize("who", ["la_focal", "th_focal", "th_approver"])
def test_a_record_one_may_not_see_has_no_versions(cast, record, who):
    assert page(cast, who, record)[0] == 404


def test_a_new_draft_says_when_a_version_is_kept_and_the_record_leads_to_its_versions(cast):
    row = make.draft(cast.vn_focal.actor, "LA", "VN")
    assert "Text in work" in page(cast, "vn_focal", row)[1]
    text = cast.client_for(cast.vn_focal).get(f"/activities/{row.reference}/").content.decode()
    assert f"/activities/{row.reference}/revisions/" in text


def test_what_no_version_is_called_is_taken_for_the_latest(cast, record):
    assert page(cast, "vn_focal", record, "?old=%00&new=99")[0] == 200


def test_states_are_called_by_their_names_and_not_by_codes(cast):
    row = make.submitted(cast.vn_focal.actor, "LA", "VN")
    take_step(actor=cast.officer.actor, activity=row, name="send_back", comment="Which town?")
    make.offices("KH", "MY", "TH")
    parties = (
        Party(code="MY", role="participant"),
        Party(code="VN", role="host"),
        Party(organisation="UNODC", role="partner"),
    )
    places = (Place("Prum", where="KH", other_name="Ban Pak Kard", other_side="TH"),)
    edited(cast, row, parties=parties, places=places)
    answer = cast.client_for(cast.vn_focal).get(f"/activities/{row.reference}/revisions/")
    changed = {change.caps: (change.old, change.new) for change in answer.context["compared"].changes}
    assert changed["Parties"] == ("Lao PDR, Viet Nam (host)", "Malaysia, Viet Nam (host), UNODC")
    assert changed["Place"] == ("Dong Hoi", "Prum (Cambodia), called Ban Pak Kard by Thailand")

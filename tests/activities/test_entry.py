"""The secretariat enters for a state what it was told, with its evidence; the state confirms later."""

import pytest

from activities.models import Activity, StateEntry
from kernel.audit.models import Entry
from kernel.notify.models import Message
from tests.factories import activities as make
from tests.factories import members

NEW = "/activities/new/for-a-state/"
TOLD = {"office": "VN", "channel": "phone", "evidence": "The focal point called on 3 March 2020.", "act": "submit"}


@pytest.fixture(autouse=True)
def register(db: None) -> None:
    """The real register, so that the form offers eleven states."""
    members.register()


def enter(cast, who: str = "officer", **values):
    """Send the form as this person."""
    return cast.client_for(getattr(cast, who)).post(NEW, make.form_of(**(TOLD | values)))


def page(cast, who: str, record: Activity, path: str = "") -> tuple[int, str]:
    answer = cast.client_for(getattr(cast, who)).get(f"/activities/{record.reference}/{path}")
    return answer.status_code, answer.content.decode()


def test_an_officer_enters_and_the_state_is_told_and_confirms(cast):
    assert cast.vn_focal
    assert enter(cast).status_code == 302
    record = Activity.objects.get()
    own = record.participations.get(office__code="VN")
    assert (record.owner.code, record.state, own.confirmation) == ("VN", "submitted", "asked")
    assert Message.objects.filter(kind="activities.entered", person=cast.vn_focal.user).count() == 1
    assert "Confirm" in cast.client_for(cast.vn_focal).get("/").content.decode()
    assert "The focal point called on 3 March 2020." in page(cast, "vn_focal", record, "entered/")[1]
    cast.client_for(cast.vn_focal).post(f"/activities/{record.reference}/entered/")
    own.refresh_from_db()
    assert (own.confirmation, StateEntry.objects.get().confirmed_by) == ("owner", cast.vn_focal.user)
    verbs = list(Entry.objects.filter(object_ref=record.reference).values_list("verb", flat=True))
    assert {"activities.entered_for_state", "activities.entry_confirmed"} <= set(verbs)


def test_until_the_state_confirms_its_part_is_not_printed_and_the_record_is_not_shared(cast):
    record = make.entered(cast, make.record("LA", "VN"))
    client = cast.client_for(cast.officer2)
    client.post(f"/activities/{record.reference}/do/accept/")
    make.confirm_participation(actor=cast.la_focal.actor, activity=record)
    assert page(cast, "th_focal", record)[0] == 404
    cast.client_for(cast.vn_approver).post(f"/activities/{record.reference}/entered/")
    status, body = page(cast, "th_focal", record)
    assert (status, "The focal point called" in body) == (200, False), "what was told is the two offices' own"


def test_taking_it_back_makes_it_the_states_own_draft(cast):
    record = make.entered(cast, make.record("LA", "VN"))
    cast.client_for(cast.vn_focal).post(f"/activities/{record.reference}/do/recall/")
    record.refresh_from_db()
    assert (record.state, record.participations.get(office__code="VN").confirmation) == ("draft", "owner")
    assert page(cast, "officer", record)[0] == 404


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"office": ""}, "Choose the Member State."),
        ({"office": "SEC"}, "“SEC” is not in the list."),
        ({"evidence": ""}, "Write where it can be looked up."),
        ({"attested": ""}, "Tick this to submit, or save a draft."),
    ],
)
def test_bad_input_is_said_and_kept(cast, values, sentence):
    answer = enter(cast, **values)
    body = answer.content.decode()
    assert (answer.status_code, Activity.objects.count()) == (422, 0)
    assert sentence in body
    assert "Young border officers" in body


@pytest.mark.parametrize("who", ["vn_focal", "publisher", "administrator", "auditor", "vn_official"])
def test_nobody_else_enters_for_a_state(cast, who):
    assert enter(cast, who).status_code in (403, 404)
    assert Activity.objects.count() == 0


@pytest.mark.parametrize("who", ["la_focal", "th_focal", "vn_official", "officer"])
def test_nobody_else_confirms_for_the_state(cast, who):
    record = make.entered(cast, make.record("LA", "VN"))
    assert cast.client_for(getattr(cast, who)).post(f"/activities/{record.reference}/entered/").status_code in (
        403,
        404,
    )
    assert StateEntry.objects.get().confirmed_at is None


def test_what_was_told_ends_before_the_next_sentence_begins(cast):
    assert cast.vn_focal
    enter(cast, evidence="Call with Col. X, 25 November 2026")
    record = Activity.objects.get()
    assert "25 November 2026. The state has not confirmed it yet." in page(cast, "officer", record)[1]
    assert "25 November 2026. <a" in page(cast, "vn_focal", record)[1]


def test_the_form_says_who_will_see_what_is_entered_at_once(cast):
    client = cast.client_for(cast.officer)
    usual, entering = (client.get(path).content.decode() for path in ("/activities/new/", NEW))
    assert ("As a draft: your office," in usual, "At once: the secretariat and the state" in usual) == (True, False)
    assert ("As a draft: your office," in entering, "At once: the secretariat and the state" in entering) == (
        False,
        True,
    )

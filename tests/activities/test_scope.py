"""¶9: words that ask for a second look, and the hold of an accepted record, which two persons decide."""

import pytest
from django.urls import reverse

from activities.models import Activity, HoldDecision, ScopeHold
from activities.selectors.scope_words import scope_prompts
from activities.services.hold import hold_activity, release_activity
from activities.services.hold_decision import answer_decision, propose_decision
from activities.services.step import take_step
from kernel.audit.models import Entry
from kernel.errors import Objected
from kernel.notify.models import Message
from mechanisms.models import ScopeWord
from tests.factories import activities as make
from tests.factories import members

WHY = "Marking a boundary is beyond the scope"
SECRET = ("Wombat meeting", "Because of wombats")


@pytest.fixture(autouse=True)
def register(db: None) -> None:
    members.register()


def address(name: str, record: Activity) -> str:
    return reverse(f"activities:activity-{name}", args=[record.reference])


def prompted(cast, who: str = "vn_focal", **values) -> str:
    url = reverse("activities:activity-sentence")
    answer = cast.client_for(getattr(cast, who)).post(url, make.form_of(**values))
    assert answer.status_code == 200
    return answer.content.decode()


# Words -----------------------------------------------------------------------


def test_a_word_of_the_list_says_where_it_stands_and_why_while_typing(cast):
    shown = prompted(cast, title="Joint Demarcation meeting")
    assert "“demarcation” in the title" in shown
    assert WHY in shown
    assert "“boundary marker” in the summary" in prompted(cast, summary="Two boundary markers were cleaned.")
    assert "“South China Sea” in the place" in prompted(cast, place="South China Sea")


@pytest.mark.parametrize("title", ["Phân giới cắm mốc", "ประชุมปักปันเขตแดนร่วม", "PHAN GIOI CAM MOC"])
def test_in_every_script(cast, title):
    assert WHY in prompted(cast, title=title)


@pytest.mark.parametrize("title", ["Seminar", "", "East Seaboard visit", "Undemarcational"])
def test_other_words_give_no_prompt(cast, title):
    assert "¶9" not in prompted(cast, title=title)


def test_it_never_stops_anybody_and_is_shown_again_to_owner_and_officer(cast):
    form = make.form_of(title="Demarcation meeting", act="submit")
    answer = cast.client_for(cast.vn_focal).post("/activities/new/", form)
    record = Activity.objects.get()
    assert (answer.status_code, record.state) == (302, "submitted")
    assert WHY in cast.client_for(cast.vn_focal).get(answer["Location"]).content.decode()
    assert WHY in cast.client_for(cast.officer).get(address("detail", record)).content.decode()


def test_staff_change_the_list_and_others_do_not(cast):
    new = reverse("mechanisms:register-new", args=["scope-word"])
    given = {"words": "wombat line", "why": "It is a line."}
    for who in ("vn_focal", "th_official"):
        assert cast.client_for(getattr(cast, who)).post(new, given).status_code == 403
    assert cast.client_for(cast.officer).post(new, given).status_code == 302
    assert "It is a line." in prompted(cast, title="The wombat line")
    page = cast.client_for(cast.th_official).get(reverse("mechanisms:scope-word-list")).content.decode()
    assert "wombat line" in page
    assert "Add a word" not in page


def test_who_may_log_nothing_gets_no_prompts(cast):
    url = reverse("activities:activity-sentence")
    assert cast.client_for(cast.th_official).post(url, make.form_of()).status_code == 403


def test_one_query_and_an_empty_list_are_enough(cast, django_assert_num_queries):
    actor, data = cast.vn_focal.actor, make.record("LA", "VN", title="Demarcation")
    with django_assert_num_queries(1):
        assert len(scope_prompts(actor, data)) == 1
    ScopeWord.objects.all().delete()
    assert scope_prompts(actor, data) == []


# The hold --------------------------------------------------------------------


@pytest.fixture
def record(cast) -> Activity:
    """Viet Nam's record with Lao PDR, shared and then put on hold; Malaysia's approver acts for the Chair."""
    make.acts_for_the_chair(cast.my_approver)
    row = make.confirmed(cast, cast.vn_focal.actor, "LA", "VN", title=SECRET[0])
    return hold_activity(actor=cast.officer.actor, activity=row, reason=SECRET[1])


def propose(cast, record: Activity, who: str = "publisher", **values):
    given = {"kind": "release", "reason": "It is about sports."} | values
    return cast.client_for(getattr(cast, who)).post(address("hold-decision", record), given)


def reply(cast, record: Activity, who: str = "my_approver", **values):
    return cast.client_for(getattr(cast, who)).post(address("hold-answer", record), {"answer": "agree"} | values)


def test_before_acceptance_the_secretariat_alone_lifts_it(cast):
    row = make.submitted(cast.vn_focal.actor, "LA", "VN")
    hold_activity(actor=cast.officer.actor, activity=row, reason="Paragraph 9.")
    release_activity(actor=cast.officer.actor, activity=row, reason="Cleared up.")
    assert ScopeHold.objects.get().closed_at is not None


def test_a_record_that_is_accepted_on_hold_asks_nobody_until_the_hold_is_lifted(cast):
    row = make.submitted(cast.vn_focal.actor, "LA", "VN")
    hold_activity(actor=cast.officer.actor, activity=row, reason="Paragraph 9.")
    cast.la_focal  # noqa: B018
    take_step(actor=cast.officer2.actor, activity=row, name="accept")
    asked = Message.objects.filter(kind="activities.confirm")
    assert (asked.exists(), row.participations.get(office__code="LA").confirmation) == (False, "not_asked")
    make.decided(cast, row)
    assert (asked.exists(), row.participations.get(office__code="LA").confirmation) == (True, "asked")


def test_after_acceptance_no_officer_lifts_it_alone(cast, record):
    client = cast.client_for(cast.officer)
    assert client.get(address("hold", record))["Location"] == address("hold-decision", record)
    with pytest.raises(Objected, match="post-holder"):
        release_activity(actor=cast.officer.actor, activity=record, reason="Cleared up.")


def test_a_publisher_proposes_the_chairs_post_holder_agrees_and_it_is_done(cast, record):
    assert address("hold-decision", record) in cast.client_for(cast.publisher).get("/").content.decode()
    assert propose(cast, record).status_code == 302
    record.refresh_from_db()
    assert record.audience == "held", "nothing happens before the second person"
    assert set(Message.objects.filter(kind="activities.hold_decision").values_list("person_id", flat=True)) == {
        cast.my_approver.user.pk
    }
    home = cast.client_for(cast.my_approver).get("/").content.decode()
    assert address("hold-decision", record) in home
    assert reply(cast, record, comment="Agreed by the WG Chair.").status_code == 302
    record.refresh_from_db()
    assert record.audience == "all"
    told = Entry.objects.filter(object_ref=record.reference, verb__startswith="activities.hold_decision")
    assert list(told.order_by("number").values_list("verb", flat=True)) == [
        "activities.hold_decision_proposed",
        "activities.hold_decision_agreed",
    ]


def test_kept_it_stays_on_hold_and_waits_for_nobody(cast, record):
    propose(cast, record, kind="keep")
    reply(cast, record)
    record.refresh_from_db()
    assert record.audience == "held"
    for who in ("publisher", "my_approver"):
        assert address("hold-decision", record) not in cast.client_for(getattr(cast, who)).get("/").content.decode()


def test_not_agreed_it_stays_on_hold_and_can_be_proposed_again(cast, record):
    propose(cast, record)
    reply(cast, record, answer="decline", comment="Not yet.")
    record.refresh_from_db()
    assert record.audience == "held"
    assert "Not yet." in cast.client_for(cast.publisher).get(address("hold-decision", record)).content.decode()
    assert propose(cast, record, kind="keep").status_code == 302
    assert HoldDecision.objects.count() == 2


def test_mixed_needs_a_text_that_may_be_reported_and_shows_that_alone(cast, record):
    answer = propose(cast, record, kind="mixed")
    assert (answer.status_code, "needs a text that may be reported" in answer.content.decode()) == (422, True)
    assert "It is about sports." in answer.content.decode(), "nothing typed is lost"
    sent = make.corrected(cast.vn_focal.actor, record, reportable_text="Sports for border residents.")
    assert not Message.objects.filter(link__contains=sent.reference, kind="activities.confirm").exists()
    take_step(actor=cast.officer2.actor, activity=sent, name="apply")
    propose(cast, record, kind="mixed")
    reply(cast, record)
    record.refresh_from_db()
    assert record.audience == "parties", "Lao PDR is asked about the text it could not read on hold"
    make.confirm_participation(actor=cast.la_focal.actor, activity=record)
    shown = cast.client_for(cast.th_focal).get(address("detail", record)).content.decode()
    assert "Sports for border residents." in shown
    assert record.summary not in shown


def test_the_chairs_post_holder_reads_it_on_this_page_and_nowhere_else(cast, record):
    client = cast.client_for(cast.my_approver)
    page = client.get(address("hold-decision", record)).content.decode()
    assert all(words in page for words in SECRET)
    for url in (address("detail", record), address("who-sees", record), f"/api/v1/activities/{record.reference}/"):
        assert client.get(url).status_code == 404
    for url in ("/activities/", "/activities/?q=Wombat", "/api/v1/activities/"):
        assert not any(words in client.get(url).content.decode() for words in (*SECRET, record.reference))


@pytest.mark.parametrize("situation", ["submitted", "released"])
def test_only_an_accepted_record_that_is_on_hold_comes_before_the_chair(cast, record, situation):
    if situation == "released":
        row = make.decided(cast, record)
    else:
        row = make.submitted(cast.vn_focal.actor, "LA", "VN", title="Another")
        hold_activity(actor=cast.officer.actor, activity=row, reason="Paragraph 9.")
    assert cast.client_for(cast.my_approver).get(address("hold-decision", row)).status_code in (403, 404)


def test_nobody_else_finds_a_trace_of_it(cast, record):
    propose(cast, record)
    for who in ("la_focal", "la_approver", "th_approver", "my_focal", "my_official", "th_official"):
        client = cast.client_for(getattr(cast, who))
        for name in ("hold-decision", "detail"):
            assert client.get(address(name, record)).status_code == 404, (who, name)
        assert propose(cast, record, who).status_code == 404
        assert reply(cast, record, who).status_code == 404
        for url in ("/", "/activities/", "/activities/?q=Wombat"):
            assert not any(words in client.get(url).content.decode() for words in SECRET), (who, url)


def test_the_owner_reads_what_is_proposed_and_decides_nothing(cast, record):
    propose(cast, record)
    client = cast.client_for(cast.vn_focal)
    assert "It is about sports." in client.get(address("hold-decision", record)).content.decode()
    for who in ("vn_approver", "vn_focal", "officer"):
        assert reply(cast, record, who).status_code == 403, who
        assert propose(cast, record, who).status_code == 403, who


def test_nobody_is_both_persons(cast, record):
    """A publisher who also holds the Chair's post proposes, and another agrees."""
    HoldDecision.objects.create(
        hold=record.holds.get(),
        kind="release",
        reason="x",
        proposed_by=cast.my_approver.user,
        proposed_at=record.logged_at,
    )
    with pytest.raises(Objected, match="Another person agrees"):
        answer_decision(actor=cast.my_approver.actor, activity=record, agreed=True)


def test_one_proposal_at_a_time_and_none_to_answer(cast, record):
    assert reply(cast, record).status_code == 422
    propose(cast, record)
    assert propose(cast, record).status_code == 422
    assert propose(cast, record, kind="nonsense", reason="").status_code == 422


def test_a_former_chair_decides_nothing(cast, record, clock):
    propose_decision(actor=cast.publisher.actor, activity=record, kind="release", reason="x")
    clock.set("2020-12-20T09:00")
    assert cast.client_for(cast.my_approver).get(address("hold-decision", record)).status_code == 404
    assert reply(cast, record).status_code == 404


def test_the_page_of_a_held_record_leads_the_publisher_to_what_becomes_of_it(cast, record):
    link = f'href="{address("hold-decision", record)}"'
    for who, led in (("publisher", True), ("officer", False), ("vn_focal", False)):
        page = cast.client_for(getattr(cast, who)).get(f"/activities/{record.reference}/").content.decode()
        assert (link in page) == led, who


def test_what_is_said_of_a_record_on_hold_is_true_while_it_is_on_hold(cast, record):
    client, now = cast.client_for(cast.publisher), "From now on all Member States can read the record."
    page = client.get(f"/activities/{record.reference}/basis/").content.decode()
    assert (now in page, "All Member States can read the record once the hold is lifted." in page) == (False, True)
    free = make.accepted(cast, cast.vn_focal.actor, "LA", "VN")
    assert now in client.get(f"/activities/{free.reference}/basis/").content.decode()
    sent = make.submitted(cast.vn_focal.actor, "LA", "VN")
    hold_activity(actor=cast.officer.actor, activity=sent, reason="Paragraph 9")
    page = cast.client_for(cast.officer2).get(f"/activities/{sent.reference}/").content.decode()
    assert "at once, or when a hold on it is lifted." in page
    assert "Paragraph 9. Nobody but" in page, "two sentences, whatever the officer wrote"


def test_the_pages_tell_that_the_chairs_post_holder_reads_an_accepted_record_on_hold(cast, record):
    sentence = "the Chair’s post-holder"
    sent = make.submitted(cast.vn_focal.actor, "LA", "VN")
    hold_activity(actor=cast.officer.actor, activity=sent, reason="Paragraph 9")
    for name in ("detail", "who-sees"):
        told = [
            sentence
            in cast.client_for(cast.vn_focal).get(address(name, row)).content.decode().replace("The Chair", "the Chair")
            for row in (record, sent)
        ]
        assert told == [True, False], name
    assert "by the Chair’s post-holder" in cast.client_for(cast.officer).get(address("hold", sent)).content.decode()


def test_a_publisher_is_told_when_nobody_acts_for_the_chair(cast, record, clock):
    client, sentence = cast.client_for(cast.publisher), "No post acts for the Chair of the ADSOM WG."
    assert sentence not in client.get(address("hold-decision", record)).content.decode()
    clock.set("2020-12-20T09:00")
    assert sentence in client.get(address("hold-decision", record)).content.decode()

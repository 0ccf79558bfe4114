"""Two records of one activity become one: both owners confirm the text, the old reference leads on (DESIGN §4)."""

from datetime import date

import pytest
from django.db import transaction
from django.urls import reverse

from activities.merging import merged_text
from activities.models import Activity
from activities.record import Party
from activities.services.hold import hold_activity
from activities.services.merge import propose_and_send
from activities.services.report_wish import ask_not_to_report
from activities.services.step import take_step
from kernel.audit.models import Entry
from kernel.errors import Objected, PortalError
from reporting.models import AnnexRow
from reporting.selectors.candidates import candidates_of
from tests.factories import activities as make
from tests.factories import members, pages
from tests.factories.reporting import pack as settled_pack

STAYS, ENDS = "Border defence friendship exchange", "Defence exchange at the border"


@pytest.fixture(autouse=True)
def register(db: None) -> None:
    members.register()


def address(name: str, *records: Activity) -> str:
    return reverse(f"activities:activity-{name}", args=[record.reference for record in records])


@pytest.fixture
def stays(cast) -> Activity:
    """Viet Nam's record."""
    row = make.accepted(cast, cast.vn_focal.actor, "LA", "VN", title=STAYS, summary="")
    return make.confirm_participation(actor=cast.la_focal.actor, activity=row)


@pytest.fixture
def ends(cast) -> Activity:
    """Lao PDR's record of the same activity, which names Thailand too."""
    row = make.accepted(
        cast, cast.la_focal.actor, "LA", "TH", "VN", host="LA", title=ENDS, summary="Two days of sports."
    )
    for who in ("th_focal", "vn_focal"):
        make.confirm_participation(actor=getattr(cast, who).actor, activity=row)
    return Activity.objects.get(pk=row.pk)


def proposed(cast, stays: Activity, ends: Activity, **values) -> Activity:
    """The one text, sent to both owners and every state the records name."""
    data = make.record("LA", "TH", "VN", **({"title": STAYS, "summary": "Two days of sports."} | values))
    office = cast.officer.actor.posts[0].office_id
    given = {"stays": stays, "ends": ends, "data": data, "token": None, "owner_id": office}
    return propose_and_send(actor=cast.officer.actor, **given)


def merged(cast, stays: Activity, ends: Activity) -> Activity:
    """All the way: every state confirms, another officer accepts."""
    text = proposed(cast, stays, ends)
    for who in ("la_focal", "th_focal", "vn_focal"):
        make.confirm_participation(actor=getattr(cast, who).actor, activity=text)
    take_step(actor=cast.officer2.actor, activity=text, name="apply")
    stays.refresh_from_db()
    ends.refresh_from_db()
    return text


def page(cast, who: str, url: str):
    return cast.client_for(getattr(cast, who)).get(url)


def test_an_officer_is_led_from_one_record_to_the_form_for_both(cast, stays, ends):
    client = cast.client_for(cast.officer)
    assert address("same", ends) in client.get(address("detail", ends)).content.decode()
    assert address("merge", stays, ends) in client.get(address("same", ends)).content.decode()
    form = client.get(address("merge", stays, ends))
    body = form.content.decode()
    assert "What differs between the two" in body
    assert ENDS in body
    assert "Two days of sports." in body
    assert form.context["form"].initial["title"] == STAYS
    assert set(form.context["form"].initial["states"]) == {"LA", "TH", "VN"}


def test_the_form_sends_it_to_both_owners_and_every_state(cast, stays, ends):
    given = make.form_of(title=STAYS, states=["LA", "TH", "VN"], act="submit")
    answer = cast.client_for(cast.officer).post(address("merge", stays, ends), given)
    assert answer.status_code == 302
    text = Activity.objects.get(absorbs=ends)
    assert (text.state, text.audience, text.corrects_id) == ("submitted", "proposed", stays.pk)
    for who in ("vn_focal", "la_focal", "th_focal"):
        assert address("confirm", text) in page(cast, who, "/").content.decode(), who
        assert "One text for two records." in page(cast, who, address("detail", text)).content.decode(), who
    assert page(cast, "my_focal", address("detail", text)).status_code == 404


def parties_shown(cast, who: str, text: Activity, name: str = "confirm") -> list[tuple[str, str]]:
    """What this person reads of the parties under what changes: the old line and the new one."""
    shown = page(cast, who, address(name, text)).context["page"].differences
    return [(change.old, change.new) for change in shown if change.caps == "Parties"]


def test_a_party_of_both_texts_is_shown_to_nobody_as_taken_out(cast, stays, ends):
    text = proposed(cast, stays, ends)
    assert parties_shown(cast, "vn_focal", text) == []
    assert parties_shown(cast, "la_focal", text) == []
    assert parties_shown(cast, "th_focal", text) == [("Lao PDR, Viet Nam (host)", "Lao PDR, Thailand, Viet Nam (host)")]
    assert parties_shown(cast, "officer", text, "detail") == [
        ("Lao PDR, Viet Nam (host)", "Lao PDR, Thailand, Viet Nam (host)")
    ]
    make.confirm_participation(actor=cast.th_focal.actor, activity=text)
    assert parties_shown(cast, "la_focal", text) == [("Lao PDR, Viet Nam (host)", "Lao PDR, Thailand, Viet Nam (host)")]


def owners_said(cast, text: Activity) -> list[tuple[str, str]]:
    """What keeps the officer from accepting, and with whom each point is."""
    offers = {
        offer.transition.name: offer for offer in page(cast, "officer2", address("detail", text)).context["offers"]
    }
    return [(objection.sentence, objection.owner) for objection in offers["apply"].objections]


def test_the_officer_reads_which_owner_has_not_confirmed_and_with_whom_it_is(cast, stays, ends):
    text = proposed(cast, stays, ends)
    make.confirm_participation(actor=cast.th_focal.actor, activity=text)
    assert owners_said(cast, text) == [
        (f"{name} owns one of the two records and has not confirmed the one text.", f"the focal point of {name}")
        for name in ("Lao PDR", "Viet Nam")
    ]


def test_one_owner_of_both_is_named_so(cast, stays):
    twin = make.confirmed(cast, cast.vn_focal.actor, "LA", "VN", title=ENDS)
    text = proposed(cast, stays, twin)
    assert owners_said(cast, text)[-1] == (
        "Viet Nam owns both records and has not confirmed the one text.",
        "the focal point of Viet Nam",
    )


def test_until_both_owners_have_confirmed_nothing_changes(cast, stays, ends):
    text = proposed(cast, stays, ends)
    make.record_basis(actor=cast.publisher.actor, activity=text, kind="public_source", reference="VNA")
    make.confirm_participation(actor=cast.la_focal.actor, activity=text)
    with pytest.raises(Objected, match="owns one of the two records"):
        take_step(actor=cast.officer2.actor, activity=text, name="apply")
    ends.refresh_from_db()
    assert (ends.state, page(cast, "th_focal", address("detail", ends)).status_code) == ("accepted", 200)


def test_nobody_accepts_their_own_proposal(cast, stays, ends):
    text = proposed(cast, stays, ends)
    for who in ("la_focal", "th_focal", "vn_focal"):
        make.confirm_participation(actor=getattr(cast, who).actor, activity=text)
    with pytest.raises(Objected, match="Another officer"):
        take_step(actor=cast.officer.actor, activity=text, name="apply")


def test_one_remains_and_the_old_reference_leads_there(cast, stays, ends):
    merged(cast, stays, ends)
    assert (stays.title, stays.summary, stays.state) == (STAYS, "Two days of sports.", "accepted")
    assert (ends.state, ends.merged_into_id) == ("merged", stays.pk)
    assert stays.owner.code == "VN"
    for who in ("vn_focal", "la_focal", "officer", "my_official"):
        answer = page(cast, who, address("detail", ends))
        assert (answer.status_code, answer["Location"]) == (301, address("detail", stays)), who
    for row, verb in ((ends, "activities.record.merge"), (stays, "activities.corrected")):
        assert Entry.objects.filter(verb=verb, object_ref=row.reference).exists()


def test_that_it_is_one_text_for_two_is_said_only_while_it_is_open(cast, stays, ends):
    text = merged(cast, stays, ends)
    shown = page(cast, "officer", address("detail", text))
    assert (shown.status_code, "One text for two records." in shown.content.decode()) == (200, False)


def test_lists_and_counts_know_one(cast, stays, ends):
    merged(cast, stays, ends)
    for who in ("la_focal", "officer", "my_official"):
        shown = page(cast, who, "/activities/")
        assert (shown.context["page"].total, ends.reference in shown.content.decode()) == (1, False), who
        assert len(page(cast, who, "/api/v1/activities/").json()["results"]) == 1
    assert Activity.objects.shared().count() == 1


def test_who_may_not_see_the_one_that_stays_finds_nothing(cast, stays, ends):
    merged(cast, stays, ends)
    hold_activity(actor=cast.officer.actor, activity=stays, reason="Paragraph 9.")
    for who in ("la_focal", "th_focal", "my_official"):
        answer = page(cast, who, address("detail", ends))
        assert answer.status_code == 404, who
        assert page(cast, who, "/activities/").context["page"].total == 0
    assert page(cast, "vn_focal", address("detail", ends)).status_code == 301


def test_a_record_that_leads_on_leads_to_the_last(cast, stays, ends):
    merged(cast, stays, ends)
    third = make.confirmed(cast, cast.vn_focal.actor, "LA", "TH", "VN", title="Exchange")
    merged(cast, third, stays)
    assert page(cast, "my_official", address("detail", ends))["Location"] == address("detail", third)


def test_what_is_cited_stays_cited_and_its_text_is_asked_about(cast, stays, ends):
    Activity.objects.filter(pk=ends.pk).update(locked_by_report=True)
    merged(cast, stays, ends)
    assert stays.locked_by_report


@pytest.mark.parametrize("close", ["hold", "wish", "submitted", "unread", "correction", "withdrawn"])
def test_only_records_that_every_named_state_may_read_become_one(cast, stays, ends, close):
    """Otherwise a state would learn of a record from the text that is proposed for it."""
    if close == "hold":
        hold_activity(actor=cast.officer.actor, activity=ends, reason="Paragraph 9.")
    elif close == "wish":
        ask_not_to_report(actor=cast.th_focal.actor, activity=ends)
    elif close == "submitted":
        ends = make.submitted(cast.la_focal.actor, "LA", "VN", host="LA", title=ENDS)
    elif close == "unread":
        ends = make.accepted(cast, cast.la_focal.actor, "LA", "TH", host="LA", title=ENDS)
    elif close == "correction":
        make.corrected(cast.vn_focal.actor, stays, title="Another title")
    else:
        take_step(actor=cast.la_focal.actor, activity=ends, name="withdraw")
    with pytest.raises(PortalError), transaction.atomic():
        proposed(cast, stays, ends)
    assert not Activity.objects.filter(absorbs__isnull=False).exists()


def test_a_hold_on_either_takes_the_text_for_both_away(cast, stays, ends):
    text = proposed(cast, stays, ends)
    hold_activity(actor=cast.officer.actor, activity=ends, reason="Paragraph 9.")
    text.refresh_from_db()
    assert text.audience == "held"
    for who in ("vn_focal", "th_focal"):
        assert page(cast, who, address("detail", text)).status_code == 404, who


def test_states_propose_none_and_the_outsider_finds_none(cast, stays, ends):
    for who, status in (("vn_focal", 403), ("la_approver", 403), ("publisher", 403), ("my_focal", 403)):
        for url in (address("same", ends), address("merge", stays, ends)):
            assert page(cast, who, url).status_code == status, (who, url)
    hold_activity(actor=cast.officer.actor, activity=ends, reason="Paragraph 9.")
    assert page(cast, "my_focal", address("merge", ends, stays)).status_code == 404
    assert page(cast, "officer", address("merge", stays, stays)).status_code in (200, 404)


def test_a_merge_is_not_fired_by_its_name(cast, ends):
    url = reverse("activities:activity-fire", args=[ends.reference, "merge"])
    assert cast.client_for(cast.officer).post(url).status_code == 422
    ends.refresh_from_db()
    assert ends.state == "accepted"


def test_one_open_proposal_and_two_different_records(cast, stays, ends):
    proposed(cast, stays, ends)
    with pytest.raises(Objected, match="open already"):
        proposed(cast, ends, stays)
    with pytest.raises(Objected, match="two records"):
        proposed(cast, stays, stays)


def test_another_record_is_found_by_its_reference_and_an_unknown_one_is_said(cast, stays, ends):
    client = cast.client_for(cast.officer)
    draft = make.draft(cast.la_focal.actor, "LA", "VN", host="LA")
    found = client.get(address("same", ends), {"with": stays.reference.lower()}).content.decode()
    assert address("merge", stays, ends) in found
    for name in (draft.reference, "BM-2020-ZZZZ", "\x00", ends.reference):
        shown = client.get(address("same", ends), {"with": name})
        assert (shown.status_code, "is no record that can" in shown.content.decode()) == (200, True)


def test_the_text_that_stays_is_completed_from_the_other():
    one = make.record("LA", "VN", title="One", summary="", mechanisms=("DGICM",))
    two = make.record("LA", "TH", title="Two", host="LA", summary="More.", mechanisms=("DGICM", "BLO"))
    text = merged_text(one, two)
    assert (text.title, text.summary, text.mechanisms) == ("One", "More.", ("DGICM", "BLO"))
    assert [party.code for party in text.parties] == ["LA", "VN", "TH"]
    assert text.date_from == one.date_from
    assert merged_text(one, make.record(parties=(Party(organisation="UNODC"),))).parties[-1].organisation == "UNODC"


def test_a_report_that_printed_the_old_one_does_not_print_the_other_again(cast):
    settled_pack(cast)
    printed = AnnexRow.objects.filter(annex="I", activity__isnull=False).first().activity
    days = {"date_from": printed.date_from, "date_to": printed.date_to}
    twin = make.shared(cast, cast.officer.actor, "LA", "VN", title="Twin", **days)
    Activity.objects.filter(pk=printed.pk).update(state="merged", merged_into=twin)
    later = pages.draft(cast, "Second update", date(2020, 10, 5)).cycle
    assert twin.pk not in {candidate.activity.pk for candidate in candidates_of(later)}

"""Form 8(d) waits for consensus at every door; without a record of it, it is a work item and unprinted (¶8(d))."""

from uuid import uuid4

import pytest
from django.urls import reverse

from activities.models import Activity
from activities.selectors import reportable
from activities.services.basis import record_consensus
from activities.services.correct import propose_and_submit
from activities.services.step import submit, take_step
from kernel.errors import Objected
from tests.factories import activities as make
from tests.factories import members
from tests.factories.reporting import CUTOFF

SENTENCE = "Form 8(d) can be confirmed only after consensus."
NOWHERE = "Write where the consensus is recorded."
ELSEWHERE = {"consensus_kind": "elsewhere", "consensus_reference": "ADSOM, 17 November 2019, paragraph 12"}
BEFORE = {"consensus_kind": "before_portal"}


@pytest.fixture(autouse=True)
def register(db: None) -> None:
    members.register()


def page(cast, who: str, name: str, record: Activity, **values):
    """What this person sends to a page of a record."""
    return cast.client_for(getattr(cast, who)).post(
        reverse(f"activities:activity-{name}", args=[record.reference]), values
    )


def fire(cast, who: str, record: Activity, name: str):
    url = reverse("activities:activity-fire", args=[record.reference, name])
    return cast.client_for(getattr(cast, who)).post(url)


def visit(cast, timing: str = "planned", **values) -> Activity:
    """A shared record of form 8(b)."""
    return make.shared(cast, cast.vn_focal.actor, "LA", "VN", **({"forms": ("8b",), "timing": timing} | values))


def bare(cast, timing: str = "took_place") -> Activity:
    """A shared 8(d) record that came in before anything asked, as the sample does."""
    row = visit(cast, timing=timing)
    Activity.objects.filter(pk=row.pk).update(forms=["8d"])
    row.refresh_from_db()
    return row


@pytest.mark.parametrize("timing", ["confirmed", "took_place"])
def test_the_form_asks_where_the_consensus_stands(cast, timing):
    today = {"day": "1", "month": "October", "year": "2020"}
    client, given = cast.client_for(cast.vn_focal), {"forms": ["8d"], "timing": timing, "act": "submit", **today}
    answer = client.post("/activities/new/", make.form_of(**given))
    assert (answer.status_code, SENTENCE in answer.content.decode()) == (422, True)
    for told in (ELSEWHERE, BEFORE):
        assert client.post("/activities/new/", make.form_of(**given, **told)).status_code == 302
    assert client.post("/activities/new/", make.form_of(**given, consensus_kind="elsewhere")).status_code == 422


def test_a_draft_that_came_in_another_way_is_not_submitted_without_it(cast):
    """An import and a duplicate make drafts: they all leave by this door."""
    row = make.draft(cast.vn_focal.actor, "LA", "VN", forms=("8d",))
    answer = fire(cast, "vn_focal", row, "submit")
    assert (answer.status_code, SENTENCE in answer.content.decode()) == (422, True)
    elsewhere = make.draft(cast.vn_focal.actor, "LA", "VN", forms=("8d",), consensus_kind="elsewhere")
    with pytest.raises(Objected, match=NOWHERE):
        submit(actor=cast.vn_focal.actor, activity=elsewhere, attested=True)


@pytest.mark.parametrize("step", ["confirm_timing", "note_held"])
def test_a_planned_one_is_neither_confirmed_nor_held_without_it(cast, step):
    row = visit(cast, forms=("8d",))
    assert fire(cast, "vn_focal", row, step).status_code == 422
    record_consensus(actor=cast.officer.actor, activity=row, kind="before_portal", reference="")
    assert fire(cast, "vn_focal", row, step).status_code == 302


def test_a_confirmed_8b_does_not_become_8d_without_it(cast):
    row = visit(cast, timing="confirmed")
    url = reverse("activities:activity-correct", args=[row.reference])
    given = make.form_of(forms=["8d"], timing="confirmed", act="submit")
    answer = cast.client_for(cast.vn_focal).post(url, given)
    assert (answer.status_code, SENTENCE in answer.content.decode()) == (422, True)
    assert row.corrections.count() == 0


def test_nor_when_it_was_confirmed_while_the_correction_was_on_its_way(cast):
    row = visit(cast)
    sent = make.corrected(cast.vn_focal.actor, row, forms=("8d",))
    make.confirm_participation(actor=cast.la_focal.actor, activity=sent)
    assert fire(cast, "vn_focal", row, "confirm_timing").status_code == 302, "it is 8(b) still"
    answer = fire(cast, "officer2", sent, "apply")
    row.refresh_from_db()
    assert (answer.status_code, SENTENCE in answer.content.decode(), row.forms) == (422, True, ["8b"])
    assert reverse("activities:activity-consensus", args=[row.reference]) in answer.content.decode()
    page(cast, "officer", "consensus", row, kind="elsewhere", reference="ADSOM, paragraph 12")
    assert fire(cast, "officer2", sent, "apply").status_code == 302
    row.refresh_from_db()
    assert (row.forms, row.timing, row.consensus_reference) == (["8d"], "confirmed", "ADSOM, paragraph 12")


def test_a_correction_does_not_take_the_record_of_the_consensus_away(cast):
    row = visit(cast, forms=("8d",), timing="took_place", **BEFORE)
    data = make.record("LA", "VN", forms=("8d",))
    with pytest.raises(Objected, match="consensus"):
        propose_and_submit(actor=cast.vn_focal.actor, activity=row, data=data, token=uuid4(), attested=True)


@pytest.mark.parametrize(("kind", "reference"), [("elsewhere", ""), ("elsewhere", "  "), ("", ""), ("nonsense", "x")])
def test_recorded_elsewhere_says_where(cast, kind, reference):
    row = bare(cast)
    with pytest.raises(Objected):
        record_consensus(actor=cast.officer.actor, activity=row, kind=kind, reference=reference)
    assert page(cast, "officer", "consensus", row, kind=kind, reference=reference).status_code == 422
    row.refresh_from_db()
    assert row.consensus_open


@pytest.mark.parametrize("timing", ["confirmed", "took_place"])
def test_without_one_it_is_a_work_item_of_officers_alone(cast, timing):
    row = bare(cast, timing)
    assert row.reference in cast.client_for(cast.officer).get("/").content.decode()
    for who in ("publisher", "vn_focal", "la_focal", "th_focal"):
        assert "Record the consensus" not in cast.client_for(getattr(cast, who)).get("/").content.decode()


@pytest.mark.parametrize("told", [{}, {"consensus_kind": "elsewhere", "consensus_reference": ""}])
def test_and_unprinted(cast, told):
    held, coming = bare(cast), bare(cast, "confirmed")
    Activity.objects.filter(pk__in=[held.pk, coming.pk]).update(**told)
    assert list(reportable.candidates(CUTOFF, CUTOFF)) == []
    assert list(reportable.upcoming(held.date_from)) == []
    record_consensus(actor=cast.officer.actor, activity=held, kind="before_portal", reference="")
    assert [row.pk for row in reportable.candidates(CUTOFF, CUTOFF)] == [held.pk]


def test_the_outsider_records_nothing(cast):
    row = bare(cast)
    assert page(cast, "th_focal", "consensus", row, kind="before_portal").status_code == 403
    assert page(cast, "vn_focal", "consensus", row, kind="before_portal").status_code == 403


def test_a_record_that_was_sent_without_it_is_not_accepted(cast):
    row = make.submitted(cast.vn_focal.actor, "LA", "VN", forms=("8b",))
    Activity.objects.filter(pk=row.pk).update(forms=["8d"])
    with pytest.raises(Objected, match="consensus"):
        take_step(actor=cast.officer2.actor, activity=row, name="accept")


def test_the_sample_stands_among_the_open_questions_of_officers_and_not_on_their_home(cast):
    row = bare(cast)
    Activity.objects.filter(pk=row.pk).update(sample=True)
    client = cast.client_for(cast.officer)
    assert row.reference not in client.get("/").content.decode().split('id="log"')[0]
    page = client.get(reverse("activities:activity-work")).content.decode()
    assert reverse("activities:activity-consensus", args=[row.reference]) in page
    for who in ("publisher", "vn_focal", "th_focal", "th_official"):
        assert cast.client_for(getattr(cast, who)).get(reverse("activities:activity-work")).status_code == 403, who

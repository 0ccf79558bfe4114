"""Who reads a record: the stored answer, the rows and the rule agree for every case (DESIGN §4)."""

import itertools
import re

import pytest

from activities.audience import Facts, audience_of, facts_of, readers_of, refresh
from activities.models import Activity
from activities.services.hold import hold_activity
from activities.services.report_wish import ask_not_to_report
from activities.services.step import take_step
from activities.states import Audience, State
from tests.factories import activities as make

FLAGS = ("correction", "ever_accepted", "held", "basis")


def plain_audience(state, named, waiting, wishes, correction, ever_accepted, held, basis) -> str:
    """The rule of DESIGN §4 told a second time, in another order."""
    if state in ("draft", "cleared"):
        return "owner"
    if state == "withdrawn":
        return "secretariat" if ever_accepted else "owner"
    if held:
        return "held"
    if state in ("returned", "applied", "merged") or (state == "submitted" and not correction):
        return "secretariat"
    if state == "submitted":
        return "proposed"
    return "withheld" if wishes else "all" if basis or not waiting else "parties"


@pytest.mark.parametrize("state", [str(state) for state in State])
def test_the_rule_agrees_with_itself_told_another_way(state):
    lists = [((), (), ()), ((1, 2), (1,), ()), ((1, 2), (), ()), ((1, 2), (1,), (2,))]
    for (named, waiting, wishes), flags in itertools.product(lists, itertools.product([False, True], repeat=4)):
        given = dict(zip(FLAGS, flags, strict=True))
        facts = Facts(
            state=state, parent_audience="all", named=named, waiting=waiting, asked_not_to_report=wishes, **given
        )
        expected = plain_audience(state, named, waiting, wishes, **given)
        assert audience_of(facts) == expected, facts
        readers = {"withheld": wishes, "parties": named, "proposed": named}.get(expected, ())
        assert readers_of(facts) == readers


def test_a_correction_of_a_hidden_record_is_not_shown_to_the_states_it_names():
    shown = {
        parent: audience_of(Facts(state="submitted", correction=True, parent_audience=parent)) for parent in Audience
    }
    assert shown[Audience.HELD] == Audience.HELD
    assert shown[Audience.WITHHELD] == Audience.SECRETARIAT
    assert shown[Audience.ALL] == Audience.PROPOSED


def world(cast) -> None:
    """One record in every situation."""
    vn = cast.vn_focal.actor
    make.draft(vn, "LA", "VN")
    make.submitted(vn, "LA", "VN")
    take_step(actor=cast.officer.actor, activity=make.submitted(vn, "LA", "VN"), name="send_back", comment="Why?")
    make.accepted(cast, vn, "KH", "LA", "VN")
    make.shared(cast, vn, "LA", "VN")
    hold_activity(actor=cast.officer.actor, activity=make.confirmed(cast, vn, "LA", "VN"), reason="¶9")
    ask_not_to_report(actor=cast.la_focal.actor, activity=make.confirmed(cast, vn, "KH", "LA", "VN"))
    take_step(actor=vn, activity=make.shared(cast, vn, "LA", "VN"), name="withdraw")
    make.accepted(cast, cast.officer.actor, "TH", host="TH")


def may_read(person, record: Activity, secretariat: bool) -> bool:
    """What the columns mean, for one reader."""
    if record.owner_id == person.office.pk:
        return True
    if secretariat:
        return record.audience != "owner"
    return record.audience == "all" or person.office.pk in record.reader_ids


def test_rows_and_columns_agree_for_every_reader_and_every_record(cast):
    world(cast)
    records = list(Activity.objects.all())
    readers = [cast.officer, cast.publisher, cast.vn_focal, cast.la_focal, cast.kh_official, cast.th_approver]
    for person in readers:
        secretariat = person.key in ("officer", "publisher")
        seen = set(Activity.objects.visible_to(person.actor).values_list("pk", flat=True))
        assert seen == {record.pk for record in records if may_read(person, record, secretariat)}, person.key
        assert Activity.objects.count_for(person.actor) == len(seen)


def test_what_is_stored_is_what_the_facts_say(cast):
    world(cast)
    for record in Activity.objects.all():
        stored = (record.audience, tuple(record.reader_ids))
        facts = facts_of(record)
        assert stored == (audience_of(facts), readers_of(facts)), record.state
        assert refresh(record) == stored[0]


def test_the_readers_are_named_in_an_order_that_reads(cast):
    row = make.accepted(cast, cast.vn_focal.actor, "KH", "LA", "VN")
    page = cast.client_for(cast.vn_focal).get(f"/activities/{row.reference}/").content.decode()
    assert "Viet Nam, Cambodia, Lao PDR and the secretariat" in page
    own = make.accepted(cast, cast.officer.actor, "KH", "LA", host="LA")
    page = cast.client_for(cast.officer).get(f"/activities/{own.reference}/").content.decode()
    assert "Cambodia, Lao PDR and the secretariat" in page


def test_a_shared_record_says_so_on_its_page_as_in_the_list(cast):
    row = make.accepted(cast, cast.vn_focal.actor, "LA", "VN")
    page, shared = f"/activities/{row.reference}/", re.compile(r'<p class="above">.*Shared</span>')
    assert not shared.search(cast.client_for(cast.vn_focal).get(page).content.decode())
    make.record_basis(actor=cast.publisher.actor, activity=row, kind="public_source", reference="VNA")
    for who in ("vn_focal", "la_focal", "th_official", "officer"):
        found = cast.client_for(getattr(cast, who)).get(page).content.decode()
        assert shared.search(found), who

"""Opening a cycle, its candidates, and what is drafted from them."""

from datetime import date
from typing import Any

import pytest

from activities.models import Activity
from kernel.audit.models import Entry
from reporting.models import AnnexRow, Cycle, Paragraph, ParagraphSource, Stage
from reporting.services.circulate import circulate_stage, take_back
from reporting.services.draft import draft_stage
from tests.factories import activities, members
from tests.factories import reporting as world


def text_of(stage: Stage) -> str:
    return "\n".join(Paragraph.objects.filter(stage=stage).order_by("order").values_list("text", flat=True))


def test_an_officer_opens_the_cycle_with_its_real_meetings(cast: Any) -> None:
    members.register()
    chosen = {body.lower(): meeting.public_id for body, meeting in world.meetings().items()}
    form = {"title": "2020 update", "cutoff": "2020-09-30", **chosen}
    answer = cast.client_for(cast.officer).post("/reports/new/", form, follow=True)
    assert "14th ADMM, 9 December 2020" in answer.content.decode()
    cycle = Cycle.objects.get()
    assert cycle.period_from == date(2019, 7, 11)
    assert [stage.body for stage in cycle.stages.all()] == ["ADSOM_WG", "ADSOM", "ADMM"]


def test_a_text_gets_its_number_when_it_goes_round_so_that_no_gap_tells_of_a_draft(cast: Any) -> None:
    drafting = world.drafted(cast)
    plan = world.Plan(title="Second update", cutoff=date(2020, 10, 5), meetings=world.meetings())
    second = world.stage_of(world.open_cycle(actor=cast.officer.actor, plan=plan), "ADSOM_WG")
    draft_stage(actor=cast.officer.actor, stage=second)
    sent = circulate_stage(actor=cast.officer.actor, stage=second, last_day=world.LAST_DAY, silence=False)
    drafting.refresh_from_db()
    assert (drafting.number, sent.number) == ("", "BM/2020/ADSOM-WG/1")


def test_a_period_starts_on_the_day_after_the_last_cut_off(cast: Any) -> None:
    world.cycle(cast)
    nothing = {"ADSOM_WG": None, "ADSOM": None, "ADMM": None}
    later = world.open_cycle(
        actor=cast.officer.actor, plan=world.Plan(title="2021 update", cutoff=date(2021, 9, 30), meetings=nothing)
    )
    assert later.period_from == date(2020, 10, 1)


NOTHING = {"ADSOM_WG": None, "ADSOM": None, "ADMM": None}


def opened(cast: Any, title: str, cutoff: date) -> Cycle:
    return world.open_cycle(actor=cast.officer.actor, plan=world.Plan(title=title, cutoff=cutoff, meetings=NOTHING))


@pytest.mark.parametrize("cutoff", ["2019-09-30", "2020-09-30"])
def test_a_cut_off_within_an_earlier_period_is_refused_at_its_field(cast: Any, cutoff: str) -> None:
    world.cycle(cast)
    form = {"title": "Within", "cutoff": cutoff}
    answer = cast.client_for(cast.officer).post("/reports/new/", form)
    assert answer.status_code == 422
    assert "The last cut-off was 30 September 2020." in answer.context["form"].errors["cutoff"][0]
    assert Cycle.objects.count() == 1


def test_a_cycle_opened_by_mistake_is_discarded_with_a_reason(cast: Any) -> None:
    world.cycle(cast)
    wrong = opened(cast, "2021 update", date(2031, 9, 30))
    activities.shared(cast, cast.vn_focal.actor, "LA", "VN")
    draft_stage(actor=cast.officer.actor, stage=world.stage_of(wrong, "ADSOM_WG"))
    client, page = cast.client_for(cast.officer), f"/reports/{wrong.public_id}/discard/"
    assert page in client.get(f"/reports/{wrong.public_id}/").content.decode()
    assert client.post(page, {"reason": " "}).status_code == 422
    assert client.post(page, {"reason": "The year was mistyped."}, follow=True).status_code == 200
    assert [row.cycle.title for row in client.get("/reports/").context["cycles"]] == ["2020 update"]
    wg = Stage.objects.get(cycle=wrong, body="ADSOM_WG")
    assert [client.get(f"/reports/{at}/").status_code for at in (wrong.public_id, f"texts/{wg.public_id}")] == [
        404,
        404,
    ]
    last = Entry.objects.get(verb="reporting.cycle.discarded")
    assert (last.object_ref, last.remark.text) == (str(wrong.public_id), "The year was mistyped.")
    again = opened(cast, "2021 update", date(2031, 9, 30))
    assert again.period_from == date(2020, 10, 1)


@pytest.mark.parametrize("who", ["vn_focal", "my_official", "auditor"])
def test_others_do_not_discard_a_cycle(cast: Any, who: str) -> None:
    page = f"/reports/{world.cycle(cast).public_id}/discard/"
    assert cast.client_for(getattr(cast, who)).post(page, {"reason": "x"}).status_code == 404


def test_a_cycle_of_which_a_text_went_round_stays(cast: Any) -> None:
    stage = world.circulated(cast)
    take_back(actor=cast.officer.actor, stage=stage, reason="New records.")
    client = cast.client_for(cast.officer)
    assert client.post(f"/reports/{stage.cycle.public_id}/discard/", {"reason": "x"}).status_code == 403
    assert "Discard the cycle" not in client.get(f"/reports/{stage.cycle.public_id}/").content.decode()


def test_the_latest_cycle_is_discarded_first(cast: Any) -> None:
    first = world.cycle(cast)
    opened(cast, "2021 update", date(2021, 9, 30))
    answer = cast.client_for(cast.officer).post(f"/reports/{first.public_id}/discard/", {"reason": "x"})
    assert answer.status_code == 422
    assert "The period of “2021 update” begins after this one." in answer.content.decode()


def test_what_cannot_be_is_said_at_the_field_and_nothing_typed_is_lost(cast: Any) -> None:
    members.register()
    late = world.meetings()["ADMM"]
    form = {"title": "Too early", "cutoff": "2019-07-01", "admm": late.public_id}
    answer = cast.client_for(cast.officer).post("/reports/new/", form)
    assert answer.status_code == 422
    assert "The cut-off lies before the period starts." in answer.content.decode()
    assert "Too early" in answer.content.decode()


@pytest.mark.parametrize("who", ["vn_focal", "vn_approver", "vn_official", "administrator", "auditor"])
def test_only_the_secretariat_opens_cycles_and_sees_them_before_circulation(cast: Any, who: str) -> None:
    cycle = world.cycle(cast)
    client = cast.client_for(getattr(cast, who))
    assert client.get("/reports/new/").status_code == 403
    assert client.get(f"/reports/{cycle.public_id}/").status_code == 404
    assert client.get(f"/reports/{cycle.public_id}/candidates/").status_code == 404
    assert cycle.title not in client.get("/reports/").content.decode()


def test_the_text_is_drafted_from_what_the_cycle_reports(cast: Any) -> None:
    stage = world.drafted(cast)
    text = text_of(stage)
    assert "Viet Nam hosted" in text
    assert "The ADSOM WG is invited to:" in text
    assert "No visit was reported in the period." in text
    sources = ParagraphSource.objects.filter(paragraph__stage=stage)
    assert sources.count() == 1
    assert [section.letter for section in stage.sections.all()] == list("ABCDEF")


def test_what_was_not_shared_ended_later_or_is_on_its_way_is_not_in_the_text(cast: Any) -> None:
    cycle = world.cycle(cast)
    activities.accepted(cast, cast.vn_focal.actor, "LA", "VN", title="Waiting for Lao PDR")
    activities.draft(cast.vn_focal.actor, "LA", "VN", title="Still a draft")
    late = {"date_from": date(2020, 10, 1), "date_to": date(2020, 10, 1)}
    activities.shared(cast, cast.vn_focal.actor, "LA", "VN", title="One day after the cut-off", **late)
    stage = draft_stage(actor=cast.officer.actor, stage=world.stage_of(cycle, "ADSOM_WG"))
    assert not AnnexRow.objects.filter(stage=stage, annex="I").exists()
    assert "No activity was reported for the period." in text_of(stage)


def test_shared_records_that_are_no_candidates_are_listed_with_why(cast: Any) -> None:
    cycle = world.cycle(cast)
    kinds: dict[str, dict[str, Any]] = {
        "Context": {"relevance": "context"},
        "Peripheral": {"relevance": "peripheral"},
        "8(d) held": {"forms": ("8d",), "timing": "planned"},
        "Core": {},
    }
    for title, values in kinds.items():
        activities.shared(cast, cast.vn_focal.actor, "LA", "VN", title=title, **values)
    Activity.objects.filter(title="8(d) held").update(timing="took_place")
    activities.accepted(cast, cast.vn_focal.actor, "LA", "VN", title="Not shared", relevance="context")
    answer = cast.client_for(cast.officer).get(f"/reports/{cycle.public_id}/candidates/")
    assert {row.activity.title: row.why for row in answer.context["left_out"]} == {
        "Context": "Context: no defence establishment was in the lead.",
        "Peripheral": "Peripheral: general defence relations.",
        "8(d) held": "Form 8(d): no consensus is recorded.",
    }
    assert "Shared, but not candidates" in answer.content.decode()


def test_a_date_that_crosses_the_cut_off_waits_for_a_decision_with_a_reason(cast: Any) -> None:
    cycle = world.cycle(cast)
    crossing = {"date_from": date(2020, 9, 1), "date_to": date(2020, 10, 31), "precision": "range"}
    row = activities.shared(cast, cast.vn_focal.actor, "LA", "VN", title="Two months of talks", **crossing)
    stage = draft_stage(actor=cast.officer.actor, stage=world.stage_of(cycle, "ADSOM_WG"))
    assert "wo months of talks" not in text_of(stage)
    client = cast.client_for(cast.officer)
    path = f"/reports/{cycle.public_id}/candidates/"
    assert client.post(path, {"reference": row.reference, "choice": "include", "reason": ""}).status_code == 422
    client.post(path, {"reference": row.reference, "choice": "include", "reason": "Most of it fell in the period."})
    assert "wo months of talks" in text_of(draft_stage(actor=cast.officer.actor, stage=stage))


def test_an_earlier_activity_never_reported_stands_in_its_own_section(cast: Any) -> None:
    world.cycle(cast)
    nothing = {"ADSOM_WG": None, "ADSOM": None, "ADMM": None}
    plan = world.Plan(title="2021 update", cutoff=date(2021, 9, 30), meetings=nothing)
    later = world.open_cycle(actor=cast.officer.actor, plan=plan)
    activities.shared(cast, cast.vn_focal.actor, "LA", "VN", title="Talks of the spring before")
    stage = draft_stage(actor=cast.officer.actor, stage=world.stage_of(later, "ADSOM_WG"))
    section = ParagraphSource.objects.get(paragraph__stage=stage).paragraph.section
    assert (section.letter, section.title) == ("C", "Earlier activities")
    assert "One activity of an earlier period has not been reported before:" in text_of(stage)

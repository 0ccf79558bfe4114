"""What happens to a cited record opens a question, and every question leaves its trace in the audit."""

from typing import Any

import pytest

from activities.models import Activity
from activities.services.hold import hold_activity
from activities.services.step import take_step
from kernel.audit.models import Entry
from reporting.models import Stage, WorkItem
from reporting.services.draft import draft_stage
from tests.factories import activities
from tests.factories import reporting as world


def announced(cast: Any) -> tuple[Stage, Activity]:
    """A draft whose second annex announces one planned seminar, and that seminar."""
    opened = world.cycle(cast)
    days = {"date_from": world.LAST_DAY, "date_to": world.LAST_DAY, "timing": "planned"}
    coming = activities.shared(cast, cast.vn_focal.actor, "LA", "VN", **days)
    return draft_stage(actor=cast.officer.actor, stage=world.stage_of(opened, "ADSOM_WG")), coming


def traces(verb: str) -> list[str]:
    return list(Entry.objects.filter(verb=f"reporting.work_item.{verb}").values_list("object_ref", flat=True))


@pytest.mark.parametrize("step", ["cancel", "postpone", "note_held"])
def test_a_new_standing_of_a_cited_activity_opens_a_question(cast: Any, clock: Any, step: str) -> None:
    stage, coming = announced(cast)
    clock.set("2020-10-30T09:00")
    path = f"/activities/{coming.reference}/do/{step}/"
    answer = cast.client_for(cast.vn_focal).post(path, {"version": Activity.objects.get(pk=coming.pk).version})
    assert answer.status_code == 302, answer.content.decode()
    assert list(WorkItem.objects.values_list("stage_id", "matter")) == [(stage.pk, "timing")]
    page = cast.client_for(cast.officer).get(f"/reports/texts/{stage.public_id}/").content.decode()
    assert "The standing of a cited activity changed" in page


def test_a_hold_takes_the_place_of_a_lighter_question(cast: Any) -> None:
    _stage, coming = announced(cast)
    take_step(actor=cast.vn_focal.actor, activity=coming, name="postpone")
    hold_activity(actor=cast.officer.actor, activity=coming, reason="¶9")
    assert WorkItem.objects.get().matter == "held"


def test_the_audit_knows_of_every_question_that_was_opened(cast: Any) -> None:
    _stage, coming = announced(cast)
    hold_activity(actor=cast.officer.actor, activity=coming, reason="¶9")
    assert set(traces("opened")) == {str(WorkItem.objects.get().public_id)}
    last = Entry.objects.filter(verb="reporting.work_item.opened").latest("pk")
    assert (last.person_id, last.changes["matter"]) == (None, "held")


def test_the_audit_knows_of_every_question_that_a_new_draft_closes(cast: Any) -> None:
    stage, coming = announced(cast)
    take_step(actor=cast.vn_focal.actor, activity=coming, name="postpone")
    draft_stage(actor=cast.officer.actor, stage=stage)
    assert traces("closed") == [str(WorkItem.objects.get(closed_at__isnull=False).public_id)]

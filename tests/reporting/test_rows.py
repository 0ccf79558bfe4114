"""An annex row is edited like a paragraph: before the text is settled, and only positions on it stop counting."""

from typing import Any

import pytest

from kernel.audit.models import Entry
from kernel.consensus.models import Position
from kernel.notify.models import Message
from reporting.models import AnnexRow, Stage
from tests.factories import reporting as world


def row_of(stage: Stage) -> AnnexRow:
    return stage.rows.filter(annex="III").order_by("order")[0]


def form_at(cast: Any, row: AnnexRow) -> dict[str, Any]:
    page = cast.client_for(cast.officer).get(f"/reports/rows/{row.public_id}/")
    return {field.name: field.value() for field in page.context["form"]}


def save(cast: Any, row: AnnexRow, who: str = "officer", **cells: str) -> Any:
    given = form_at(cast, row) | cells
    return cast.client_for(getattr(cast, who)).post(f"/reports/rows/{row.public_id}/", given)


def test_saving_a_row_writes_its_cells_and_the_audit(cast: Any) -> None:
    row = row_of(world.drafted(cast))
    assert save(cast, row, adopted="Singapore, 20 November 2007").status_code == 302
    assert row_of(row.stage).cells == row.cells | {"adopted": "Singapore, 20 November 2007"}
    assert Entry.objects.filter(verb="reporting.row.edited").count() == 1


def test_in_a_round_only_positions_on_the_row_stop_counting_and_the_approvers_are_told(cast: Any) -> None:
    stage = world.circulated(cast)
    world.agree(cast, stage, "VN")
    before, told = Position.objects.standing(stage.round).count(), Message.objects.count()
    save(cast, row_of(stage), clauses="Article 20")
    assert Position.objects.standing(stage.round).count() == before - 1
    assert stage.round.items.get(key=row_of(stage).key).text == row_of(stage).text
    assert Message.objects.count() > told


def test_nobody_writes_over_what_somebody_else_changed(cast: Any) -> None:
    row = row_of(world.drafted(cast))
    old = form_at(cast, row)
    save(cast, row, validity="In force")
    answer = cast.client_for(cast.officer).post(f"/reports/rows/{row.public_id}/", old | {"clauses": "My words"})
    assert answer.status_code == 409
    assert "My words" in answer.content.decode()
    assert row_of(row.stage).cells["validity"] == "In force"


def test_the_first_cell_is_never_empty(cast: Any) -> None:
    row = row_of(world.drafted(cast))
    assert save(cast, row, document=" ").status_code == 422
    assert row_of(row.stage).cells == row.cells


@pytest.mark.parametrize("who", ["vn_focal", "vn_approver", "my_official", "administrator"])
def test_only_the_secretariat_edits_and_a_settled_row_stays(cast: Any, who: str) -> None:
    row = row_of(world.circulated(cast))
    assert cast.client_for(getattr(cast, who)).get(f"/reports/rows/{row.public_id}/").status_code in (403, 404)
    Stage.objects.filter(pk=row.stage_id).update(state="settled")
    assert cast.client_for(cast.officer).get(f"/reports/rows/{row.public_id}/").status_code == 403

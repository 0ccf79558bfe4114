"""Every page of the report in at most twelve queries, whatever the number of rows (DESIGN §9)."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reporting.models import Paragraph, Stage
from reporting.services.draft import draft_stage
from tests.factories import activities
from tests.factories import reporting as world

PAGES = {
    "cycle list": ("officer", "/reports/"),
    "cycle": ("officer", "/reports/{cycle}/"),
    "candidates": ("officer", "/reports/{cycle}/candidates/"),
    "draft": ("officer", "/reports/texts/{stage}/"),
    "draft as read": ("officer", "/reports/texts/{stage}/read/"),
    "circulate": ("officer", "/reports/texts/{stage}/circulate/"),
    "paragraph": ("officer", "/reports/paragraphs/{paragraph}/"),
}
IN_ROUND = {
    "stage": ("officer", "/reports/texts/{stage}/"),
    "read": ("vn_official", "/reports/texts/{stage}/read/"),
    "read by an approver": ("vn_approver", "/reports/texts/{stage}/read/"),
    "reply": ("vn_approver", "/reports/texts/{stage}/reply/"),
    "position": ("officer", "/reports/texts/{stage}/position/"),
    "close": ("officer", "/reports/texts/{stage}/close/"),
    "paragraph": ("officer", "/reports/paragraphs/{paragraph}/"),
}


def queries(cast: Any, who: str, path: str, stage: Stage) -> int:
    paragraph = Paragraph.objects.filter(stage=stage).order_by("order")[5]
    filled = path.format(cycle=stage.cycle.public_id, stage=stage.public_id, paragraph=paragraph.public_id)
    client = cast.client_for(getattr(cast, who))
    with CaptureQueriesContext(connection, ) as seen:  # fmt: skip
        assert client.get(filled).status_code == 200
    return len(seen)


def more_rows(cast: Any, stage: Stage) -> Stage:
    for number in range(10):
        activities.shared(cast, cast.vn_focal.actor, "LA", "TH", "VN", title=f"Seminar {number}")
    return draft_stage(actor=cast.officer.actor, stage=stage)


def test_pages_before_the_round_ask_few_queries_whatever_the_rows(cast: Any) -> None:
    stage = world.drafted(cast)
    few = {name: queries(cast, *page, stage) for name, page in PAGES.items()}
    stage = more_rows(cast, stage)
    many = {name: queries(cast, *page, stage) for name, page in PAGES.items()}
    assert few == many
    assert {name: number for name, number in many.items() if number > 12} == {}


@pytest.mark.parametrize("name", IN_ROUND)
def test_pages_of_the_round_ask_few_queries(cast: Any, name: str) -> None:
    stage = world.circulated(cast, silence=True)
    world.everyone_agrees(cast, stage, but=("VN",))
    assert queries(cast, *IN_ROUND[name], stage) <= 12

"""The clearance sheet of a record one may edit, the Chair's view of positions, and what waits on the home page."""

from datetime import date
from typing import Any

import pytest

from kernel.accounts.models import ChairPost
from kernel.members.models import Chair
from mechanisms.models import Challenge
from reporting.pack.sheet import render_sheet
from reporting.services.sheet import sheet_of
from tests.factories import activities, members
from tests.factories import reporting as world


def test_the_owner_prints_the_clearance_sheet_of_a_draft_and_nobody_else_does(cast: Any) -> None:
    row = activities.draft(cast.vn_focal.actor, "LA", "VN")
    answer = cast.client_for(cast.vn_focal).get(f"/activities/sheets/{row.reference}/")
    assert (answer["Content-Type"], answer.content[:4]) == ("application/pdf", b"%PDF")
    for who in ("la_focal", "officer", "vn_official", "auditor"):
        assert cast.client_for(getattr(cast, who)).get(f"/activities/sheets/{row.reference}/").status_code in (403, 404)


@pytest.mark.parametrize("timing", ["planned", "took_place"])
def test_the_clearance_sheet_shows_all_that_others_will_read(cast: Any, timing: str) -> None:
    members.register()
    codes = list(Challenge.objects.values_list("code", flat=True)[:2])
    summary = "A seminar on law for border residents. " * 12
    given = {"timing": timing, "challenges": tuple(codes), "summary": summary.strip(), "forms": ("8d",)}
    given |= {"consensus_kind": "elsewhere", "consensus_reference": "ADSOM 2019, paragraph 4"}
    row = activities.draft(cast.vn_focal.actor, "LA", "VN", **given)
    sheet = sheet_of(row, actor=cast.vn_focal.actor)
    facts = {fact.label: fact for fact in sheet.facts}
    assert (facts["Summary"].value, facts["Summary"].whole) == (summary.strip(), True)
    assert facts["Challenges"].value == "; ".join(
        Challenge.objects.filter(code__in=codes).values_list("label", flat=True)
    )
    assert facts["Consensus"].value == "Recorded elsewhere: ADSOM 2019, paragraph 4"
    assert facts["Level"].value == "Bilateral"
    assert render_sheet(sheet).startswith(b"%PDF")


def test_the_chairs_post_holder_sees_positions_and_edits_nothing(cast: Any) -> None:
    stage = world.circulated(cast)
    chair = Chair.objects.filter(body="ADSOM_WG").first() or Chair.objects.create(
        body="ADSOM_WG", office=cast.vn_approver.office, start=date(2020, 1, 1)
    )
    Chair.objects.filter(pk=chair.pk).update(start=date(2020, 1, 1), end=None)
    ChairPost.objects.create(chair=chair, post=cast.vn_approver.posts[0])
    page = cast.client_for(cast.vn_approver).get(f"/reports/texts/{stage.public_id}/").content.decode()
    assert "Positions of the seats" in page
    assert not any(word in page for word in ("Next step", "Record a position", "Take the text back"))


def test_the_home_page_asks_an_approver_until_the_seat_has_replied(cast: Any) -> None:
    stage = world.circulated(cast)
    client = cast.client_for(cast.vn_approver)
    assert "waits for your reply" in client.get("/").content.decode()
    world.agree(cast, stage, "VN")
    assert "waits for your reply" not in client.get("/").content.decode()


def test_an_officials_home_leads_to_the_text(cast: Any) -> None:
    stage = world.circulated(cast)
    assert f"/reports/texts/{stage.public_id}/read/" in cast.client_for(cast.my_official).get("/").content.decode()


@pytest.mark.parametrize("who", ["officer", "vn_focal", "vn_official"])
def test_the_dates_at_home_say_of_which_cycle_they_are(cast: Any, who: str) -> None:
    stage = world.circulated(cast)
    page = cast.client_for(getattr(cast, who)).get("/").content.decode()
    dates = page.partition("Dates of the report")[2]
    assert dates.index(stage.cycle.title) < dates.index("Cut-off")

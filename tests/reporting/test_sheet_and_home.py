"""The clearance sheet of a record one may edit, the Chair's view of positions, and what waits on the home page."""

from datetime import date
from typing import Any

from kernel.accounts.models import ChairPost
from kernel.members.models import Chair
from tests.factories import activities
from tests.factories import reporting as world


def test_the_owner_prints_the_clearance_sheet_of_a_draft_and_nobody_else_does(cast: Any) -> None:
    row = activities.draft(cast.vn_focal.actor, "LA", "VN")
    answer = cast.client_for(cast.vn_focal).get(f"/reports/sheets/{row.reference}/")
    assert (answer["Content-Type"], answer.content[:4]) == ("application/pdf", b"%PDF")
    for who in ("la_focal", "officer", "vn_official", "auditor"):
        assert cast.client_for(getattr(cast, who)).get(f"/reports/sheets/{row.reference}/").status_code in (403, 404)


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

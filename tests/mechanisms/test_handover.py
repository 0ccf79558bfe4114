"""A Chair passes on at a meeting, with a note; its powers go with it (DESIGN §2.6)."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from kernel.accounts.models import ChairPost
from kernel.audit.models import Entry
from kernel.members.models import Chair, LeadCountry
from kernel.members.selectors import chair_of
from kernel.notify.models import Message
from mechanisms.models import Meeting
from tests.cast import Cast
from tests.factories import mechanisms, members, reporting
from tests.factories.accounts import office, person, post

pytestmark = pytest.mark.django_db
PAGE = "/mechanisms/register/handover/chair/"
LEAD = "/mechanisms/register/handover/lead/"
SUMMIT = date(2020, 12, 9)


@pytest.fixture
def chair(cast: Cast) -> Chair:
    """Viet Nam in the Chair of the ADSOM WG, its approver acting for it."""
    members.all_members()
    held = members.chair("ADSOM_WG", "VN", date(2019, 7, 12))
    ChairPost.objects.create(chair=held, post=cast.vn_approver.posts[0])
    return held


def typed(**changes: Any) -> dict[str, Any]:
    """The form as it is sent."""
    return {
        "bodies": ["ADSOM_WG"],
        "office": "BN",
        "day": "9 December 2020",
        "note": "Two texts are under way.",
    } | changes


def test_the_chair_passes_on_in_one_act_with_its_note(cast: Cast, chair: Chair) -> None:
    client = cast.client_for(cast.officer)
    assert client.post(PAGE, typed()).status_code == 302
    chair.refresh_from_db()
    following = Chair.objects.get(office__code="BN")
    assert (chair.end, following.start, following.end) == (SUMMIT, date(2020, 12, 10), None)
    assert following.note == "Two texts are under way."
    verbs = Entry.objects.filter(remark__text="Two texts are under way.").values_list("verb", "object_key")
    assert set(verbs) == {("mechanisms.row.handed_over", chair.pk), ("mechanisms.row.taken_over", following.pk)}


def test_a_meeting_of_the_register_gives_the_day(cast: Cast, chair: Chair) -> None:
    meeting = mechanisms.meeting("ADMM", date(2020, 12, 8), end=SUMMIT, number=14)
    cast.client_for(cast.officer).post(PAGE, typed(day="", meeting=str(meeting.public_id)))
    assert [chair_of("ADSOM_WG", day).code for day in (SUMMIT, date(2020, 12, 10))] == ["VN", "BN"]


def test_the_former_chairs_post_reads_the_positions_up_to_the_handover_and_not_after(cast: Cast, clock: Any) -> None:
    stage = reporting.circulated(cast)
    held = members.chair("ADSOM_WG", "VN", date(2019, 7, 12))
    ChairPost.objects.create(chair=held, post=cast.vn_approver.posts[0])
    staff = cast.client_for(cast.publisher)
    assert staff.post(PAGE, typed(day="15 October 2020")).status_code == 302
    url = reverse("mechanisms:chair-posts", args=[Chair.objects.get(office__code="BN", body="ADSOM_WG").public_id])
    key = str(cast.bn_approver.posts[0].public_id)
    assert staff.post(url, {"posts": [key], "seen": ""}).status_code == 302
    text = f"/reports/texts/{stage.public_id}/"

    def shown_to(who: Any) -> bool:
        return b"Positions of the seats" in cast.client_for(who).get(text, follow=True).content

    clock.set("2020-10-15T23:00")
    assert (shown_to(cast.vn_approver), shown_to(cast.bn_approver)) == (True, False)
    clock.set("2020-10-16T01:00")
    assert (shown_to(cast.vn_approver), shown_to(cast.bn_approver)) == (False, True)
    assert cast.vn_approver.actor.chair_bodies == frozenset()


def test_the_page_shows_who_holds_the_powers_before_and_after(cast: Cast, chair: Chair) -> None:
    client = cast.client_for(cast.officer)
    before = client.get(PAGE).content.decode()
    assert cast.vn_approver.user.name in before
    assert "Brunei Darussalam</b>" not in before
    client.post(PAGE, typed())
    after = client.get(PAGE).content.decode()
    assert "Brunei Darussalam</b>" in after
    assert "Nobody is named" in after


def test_the_approvers_of_both_states_are_told_and_of_no_other(cast: Cast, chair: Chair) -> None:
    both = {person.user.pk for person in (cast.vn_approver, cast.bn_approver)}
    assert cast.th_approver.user.pk not in both
    cast.client_for(cast.officer).post(PAGE, typed())
    told = Message.objects.filter(kind="mechanisms.handed_over", link="/mechanisms/chairs/")
    assert {message.person_id for message in told} == both


def test_a_handover_recorded_later_says_so_in_the_audit_and_the_page_warns(cast: Cast, chair: Chair) -> None:
    client = cast.client_for(cast.officer)
    page = client.get(PAGE).content.decode()
    warning = "The next Chair begins on the day after the meeting, also when that day has passed."
    assert page.index(warning) < page.index("Record the handover</button>")
    assert client.post(PAGE, typed(day="20 September 2020")).status_code == 302
    comments = {entry.comment for entry in Entry.objects.filter(verb__startswith="mechanisms.row.")}
    assert comments == {"Recorded after the day of the handover. Two texts are under way."}
    shown = client.get(PAGE).content.decode()
    assert "From 21 September 2020" in shown
    assert "– open" not in shown


def test_several_bodies_pass_on_together_or_none_does(cast: Cast, chair: Chair) -> None:
    members.chair("ADMM", "VN", date(2019, 7, 12))
    members.chair("ADSOM", "BN", date(2020, 12, 20))
    client = cast.client_for(cast.officer)
    answer = client.post(PAGE, typed(bodies=["ADMM", "ADSOM", "ADSOM_WG"]))
    assert answer.status_code == 422
    assert "“Brunei Darussalam, ADSOM” is already entered from a later day" in answer.content.decode()
    assert Chair.objects.count() == 3
    assert client.post(PAGE, typed(bodies=["ADMM", "ADSOM_WG"])).status_code == 302
    assert Chair.objects.filter(office__code="BN", start=date(2020, 12, 10)).count() == 2


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"office": "VN"}, "Viet Nam holds it already on that day."),
        ({"office": "TL"}, "Timor-Leste is not a member of this body on that day."),
        ({"day": ""}, "Choose a meeting, or write a day"),
        ({"bodies": []}, "Tick the bodies whose Chair passes on."),
        ({"day": "12/10/2020"}, "month in letters"),
    ],
)
def test_what_cannot_be_gets_a_sentence_and_keeps_what_was_typed(
    cast: Cast, chair: Chair, changes: dict[str, Any], sentence: str
) -> None:
    answer = cast.client_for(cast.officer).post(PAGE, typed(**changes))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Two texts are under way." in answer.content.decode()
    assert Chair.objects.count() == 1


def test_the_same_handover_sent_twice_is_one(cast: Cast, chair: Chair) -> None:
    client = cast.client_for(cast.officer)
    assert [client.post(PAGE, typed()).status_code for _time in range(2)] == [302, 422]
    assert Chair.objects.count() == 2


def test_only_an_approver_of_the_state_in_the_chair_is_offered(cast: Cast, chair: Chair) -> None:
    url = reverse("mechanisms:chair-posts", args=[chair.public_id])
    client = cast.client_for(cast.officer)
    stranger = str(cast.th_approver.posts[0].public_id)
    focal = str(cast.vn_focal.posts[0].public_id)
    seen = str(cast.vn_approver.posts[0].public_id)
    for key in (stranger, focal):
        assert client.post(url, {"posts": [key], "seen": seen}).status_code == 422
    assert ChairPost.objects.get().post == cast.vn_approver.posts[0]


def test_posts_are_named_and_unnamed_with_an_audit_line_and_never_over_a_later_change(cast: Cast, chair: Chair) -> None:
    url = reverse("mechanisms:chair-posts", args=[chair.public_id])
    second = post(person("second"), cast.vn_approver.posts[0].role, "VN")
    client, seen = cast.client_for(cast.officer), str(cast.vn_approver.posts[0].public_id)
    assert client.post(url, {"posts": [str(second.public_id)], "seen": seen}).status_code == 302
    assert ChairPost.objects.get().post == second
    entry = Entry.objects.get(verb="mechanisms.chair.posts_named")
    assert entry.changes == {"posts": [cast.vn_approver.user.name, "Second"]}
    assert client.post(url, {"posts": [], "seen": seen}).status_code == 409
    assert ChairPost.objects.count() == 1
    history = client.get(reverse("mechanisms:register-history", args=["chair", chair.public_id])).content.decode()
    assert "named the posts that act for the Chair" in history


def test_the_lead_on_a_paper_passes_on(cast: Cast) -> None:
    mechanisms.document("CP2019")
    first = members.lead_country("TH")
    office("VN")
    form = {"paper": "CP2019", "office": "VN", "day": "1 October 2020", "note": "See the file."}
    assert cast.client_for(cast.officer).post(LEAD, form).status_code == 302
    first.refresh_from_db()
    following = LeadCountry.objects.get(office__code="VN")
    assert (first.end, following.start, following.note) == (date(2020, 10, 1), date(2020, 10, 2), "See the file.")


def test_states_find_the_pages_closed_and_who_has_no_content_finds_none(cast: Cast, chair: Chair) -> None:
    posts = reverse("mechanisms:chair-posts", args=[chair.public_id])
    for who, wanted in {
        **dict.fromkeys(("vn_focal", "vn_approver", "th_official"), 403),
        **dict.fromkeys(("administrator", "auditor"), 404),
    }.items():
        client = cast.client_for(getattr(cast, who))
        for url in (PAGE, LEAD, posts):
            assert (client.get(url).status_code, client.post(url, typed()).status_code) == (wanted, wanted), (who, url)
    assert Chair.objects.count() == 1


def test_the_pages_take_few_queries(cast: Cast, count_queries: Callable[[], Any]) -> None:
    members.register()
    client, chair = cast.client_for(cast.officer), Chair.objects.latest("start")
    for url in (PAGE, LEAD, reverse("mechanisms:chair-posts", args=[chair.public_id])):
        with count_queries() as seen:
            assert client.get(url).status_code == 200
        assert len(seen) <= 12, url
    assert Meeting.objects.exists()

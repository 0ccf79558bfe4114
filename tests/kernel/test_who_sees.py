"""“Who can see this” says what the policy answers, and names nobody to those who may not know (DESIGN §4)."""

import pytest
from django.urls import reverse

from activities.models import Activity
from activities.selectors.sight import reasons
from activities.services.report_wish import ask_not_to_report
from kernel.access.actor import SECRETARIAT, STATE
from kernel.access.policy import policy_for
from kernel.access.sight import scopes_that_show
from kernel.accounts.seeing.sight import DESK, OFFICE
from reporting.models import Cycle, Pack, Stage
from reporting.selectors import sight
from reporting.services.readers import name_reader
from reporting.services.release import release_pack
from tests.cast import STATE as STATE_KEYS
from tests.factories import activities as make
from tests.factories import reporting as texts
from tests.factories import world as small

PEOPLE = (
    "officer",
    "publisher",
    "administrator",
    "auditor",
    *(f"{c}_{k}" for c in ("vn", "la", "th") for k in STATE_KEYS),
)
WORDS = {Activity: reasons, Cycle: sight.of_cycle, Stage: sight.of_stage, Pack: sight.of_pack}
BY_GRANT = {"co_author", "reader"}


def told(cast, who: str, url: str) -> str:
    """The page as this person reads it, without the frame."""
    answer = cast.client_for(getattr(cast, who)).get(url)
    assert answer.status_code == 200, (who, url)
    return answer.content.decode().split("<main")[1].split("</main>")[0]


def page(record) -> str:
    return reverse("activities:activity-who-sees", args=[record.reference])


@pytest.mark.parametrize("model", list(WORDS))
def test_every_way_of_seeing_has_its_words(model):
    kinds = {(DESK, SECRETARIAT), (OFFICE, STATE)}
    rows = [row for row in policy_for(model).rows if row.action == "view" and row.scope not in BY_GRANT]
    wanted = {(kind, row.scope) for row in rows for kind, roles in kinds if row.roles & roles}
    assert wanted == set(WORDS[model]())


def test_the_answer_is_the_one_each_person_gets(cast):
    world = small.small(cast)
    actors = [getattr(cast, key).actor for key in PEOPLE]
    for obj in (*world.records.values(), world.cycle, world.drafting, world.pack.stage, world.pack):
        answers = scopes_that_show(obj, actors)
        sees = [type(obj).objects.visible_to(actor).filter(pk=obj.pk).exists() for actor in actors]
        assert [bool(scopes) for scopes in answers] == sees, obj


def test_a_draft_is_seen_by_its_office_and_its_co_author_whom_the_owner_reads_by_name(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    make.co_author(record, cast.vn_focal, cast.th_focal, reason="They hosted the visit.")
    text = told(cast, "vn_official", page(record))
    assert "Viet Nam, your office" in text
    assert "Th Focal (Focal point, Thailand)" in text
    assert "Since 1 October 2020: “They hosted the visit.”" in text
    assert "The secretariat’s officers and publishers cannot see that it is there." in text
    assert "The auditors read that something was done with it, never what it says." in text
    for who in ("officer", "th_approver", "la_focal", "administrator"):
        assert cast.client_for(getattr(cast, who)).get(page(record)).status_code == 404


def test_co_authors_read_of_each_other_by_office_and_role(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    make.co_author(record, cast.vn_focal, cast.th_focal, reason="One reason.")
    make.co_author(record, cast.vn_focal, cast.my_focal, reason="Another reason.")
    text = told(cast, "th_focal", page(record))
    assert ("You" in text, "One reason." in text, "Focal point, Malaysia" in text) == (True, True, True)
    assert not any(word in text for word in ("My Focal", "Vn Focal", "Another reason."))


def test_once_submitted_the_secretariat_reads_of_the_co_author(cast):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    make.co_author(record, cast.vn_focal, cast.th_focal)
    cast.client_for(cast.vn_focal).post(f"/activities/{record.reference}/do/submit/", {"attested": "1"})
    text = told(cast, "officer", page(record))
    assert "The secretariat: its officers and publishers" in text
    assert "Th Focal (Focal point, Thailand)" in text


def test_named_states_are_told_to_owner_and_secretariat_and_veiled_to_each_other(cast):
    make.offices("MY")
    record = make.accepted(cast, cast.vn_focal.actor, "KH", "LA", "VN")
    for who in ("vn_focal", "officer"):
        assert "Cambodia, Lao PDR" in told(cast, who, page(record))
    text = told(cast, "la_official", page(record))
    assert ("Lao PDR, your office" in text, "Cambodia" in text) == (True, False)
    alone = make.accepted(cast, cast.vn_focal.actor, "LA", "VN")
    swap = (record.reference, alone.reference)
    assert told(cast, "la_official", page(alone)).replace(*reversed(swap)) == text


def test_a_state_that_asked_not_to_report_is_told_that_it_alone_sees_it_beside_owner_and_secretariat(cast):
    record = make.confirmed(cast, cast.vn_focal.actor, "KH", "LA", "VN")
    ask_not_to_report(actor=cast.la_focal.actor, activity=record)
    text = told(cast, "la_focal", page(record))
    assert ("Lao PDR, your office" in text, "Any other Member State" in text) == (True, False)


def test_a_shared_record_is_seen_by_all_member_states(cast):
    record = make.shared(cast, cast.vn_focal.actor, "LA", "VN")
    text = told(cast, "th_official", page(record))
    assert "All other Member States" in text
    assert not any(word in text for word in ("Vn Focal", "Lao PDR", "Thailand, your office"))


def test_a_cycle_a_text_and_a_pack_say_who_reads_them(cast):
    pack = texts.pack(cast)
    name_reader(actor=cast.publisher.actor, pack=pack, post=cast.my_official.posts[0], reason="To prepare the Chair.")
    stage, cycle = pack.stage, pack.stage.cycle
    for name, obj in (("stage", stage), ("cycle", cycle)):
        url = reverse(f"reporting:{name}-who-sees", args=[obj.public_id])
        assert "All Member States" in told(cast, "th_official", url)
    url = reverse("reporting:pack-who-sees", args=[pack.public_id])
    assert "My Official (Official, Malaysia)" in told(cast, "officer", url)
    assert "All Member States" not in told(cast, "officer", url)
    own = told(cast, "my_official", url)
    assert ("You" in own, "To prepare the Chair." in own, "Others may have been let read it" in own) == (True,) * 3
    assert cast.client_for(cast.th_official).get(url).status_code == 404
    release_pack(actor=cast.publisher.actor, pack=pack)
    assert "All Member States" in told(cast, "th_official", url)


def test_a_text_that_is_being_drafted_is_seen_by_the_secretariat_alone(cast):
    stage = texts.drafted(cast)
    url = reverse("reporting:stage-who-sees", args=[stage.public_id])
    assert "Member States" not in told(cast, "officer", url)
    assert cast.client_for(cast.th_official).get(url).status_code == 404


def test_it_needs_the_same_queries_however_many_co_authors(cast, count_queries):
    record = make.draft(cast.vn_focal.actor, "LA", "VN")
    client, seen = cast.client_for(cast.vn_focal), []
    client.get("/")
    for code in ("th", "my", "sg"):
        make.co_author(record, cast.vn_focal, getattr(cast, f"{code}_focal"))
        with count_queries() as queries:
            client.get(page(record))
        seen.append(len(queries))
    assert len(set(seen)) == 1
    assert seen[0] <= 12

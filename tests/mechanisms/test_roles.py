"""The role in border management: drafted in secret by a state, declared by its approver, withdrawn by it alone."""

import re
from typing import Any

import pytest
from django.urls import reverse

from kernel.audit.models import Entry
from kernel.members.models import Establishment, RoleDeclaration
from kernel.notify.models import Message
from mechanisms.services.draft_role import draft_role
from tests.cast import Cast
from tests.factories import mechanisms as made
from tests.factories.accounts import office
from tests.factories.members import register
from tests.house.crawl import crawl

pytestmark = pytest.mark.django_db
PAGE, STATE = "/mechanisms/states/VN/role/", "/mechanisms/states/VN/"
OTHERS = ("th_focal", "la_approver", "my_official", "officer", "publisher", "administrator")  # nor may they know of it
RANDOM = re.compile(r"nonce-[^' ]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9A-Za-z]{32,}|\d\d:\d\d(:\d\d GMT)?")


def ministry(code: str = "VN") -> Establishment:
    """The defence establishment of a state."""
    return Establishment.objects.create(office=office(code), name_en="Ministry of National Defence", kind="ministry")


def post(cast: Cast, who: str, path: str, **data: Any) -> Any:
    return cast.client_for(getattr(cast, who)).post(path, data)


def text(cast: Cast, who: str, path: str = STATE) -> str:
    return cast.client_for(getattr(cast, who)).get(path).content.decode()


def said(page: str) -> str:
    """The role that the page gives."""
    found = re.search(r'<p class="said">([^<]+)</p>', page)
    assert found
    return found[1]


def version() -> int:
    return RoleDeclaration.objects.get(state="draft").version


def test_every_state_starts_at_not_declared(cast: Cast) -> None:
    register()
    for code in cast.codes:
        assert said(text(cast, "th_official", f"/mechanisms/states/{code}/")) == "Not declared"


def test_a_focal_point_drafts_and_the_approver_of_that_state_declares(cast: Cast) -> None:
    ministry()
    approver = cast.vn_approver
    assert post(cast, "vn_focal", PAGE, role="supporting").status_code == 302
    assert post(cast, "vn_focal", f"{PAGE}do/declare/").status_code == 403
    assert Message.objects.filter(person=approver.user, kind="mechanisms.role_draft", link="/").count() == 1
    assert "A draft of your role in border management" in text(cast, "vn_approver", "/")
    answer = post(cast, "vn_approver", f"{PAGE}do/declare/", version=version())
    assert answer.url == STATE
    row = RoleDeclaration.objects.get()
    assert (row.state, row.role, str(row.declared_on)) == ("declared", "supporting", "2020-10-01")
    assert row.declared_by == "the approver of Viet Nam"
    verbs = list(
        Entry.objects.filter(object_key=row.pk, verb__startswith="members.role").values_list("verb", flat=True)
    )
    assert verbs == ["members.role.drafted", "members.role.declare"]
    assert Entry.objects.filter(verb="members.role.drafted").get().changes == {}


def test_the_declared_role_is_read_by_all_with_its_day_and_without_a_name(cast: Cast) -> None:
    ministry()
    post(cast, "vn_focal", PAGE, role="no_role")
    post(cast, "vn_approver", f"{PAGE}do/declare/")
    for who in ("th_official", "la_focal", "officer", "vn_official"):
        page = text(cast, who)
        assert said(page) == "No role"
        assert "Declared on 1 October 2020 by the approver of Viet Nam." in page
        assert cast.vn_approver.user.name not in page


def test_a_later_declaration_takes_the_place_of_the_earlier_and_a_day_shows_what_counted_then(
    cast: Cast, clock: Any
) -> None:
    ministry()
    post(cast, "vn_focal", PAGE, role="supporting")
    post(cast, "vn_approver", f"{PAGE}do/declare/")
    clock.set("2021-03-05T09:00")
    post(cast, "vn_focal", PAGE, role="primary")
    assert said(text(cast, "th_focal")) == "Supporting"
    post(cast, "vn_approver", f"{PAGE}do/declare/")
    assert said(text(cast, "th_focal")) == "Primary"
    assert "a later declaration took its place on 5 March 2021" in text(cast, "th_focal")
    assert said(text(cast, "th_focal", f"{STATE}?on=4 March 2021")) == "Supporting"
    assert said(text(cast, "th_focal", f"{STATE}?on=30 September 2020")) == "Not declared"


def test_withdrawing_returns_to_not_declared_and_keeps_the_history(cast: Cast, clock: Any) -> None:
    ministry()
    post(cast, "vn_focal", PAGE, role="supporting")
    post(cast, "vn_approver", f"{PAGE}do/declare/")
    clock.set("2020-10-02T09:00")
    assert post(cast, "vn_focal", f"{PAGE}do/withdraw/").status_code == 403
    assert post(cast, "vn_approver", f"{PAGE}do/withdraw/").status_code == 302
    page = text(cast, "th_focal")
    assert said(page) == "Not declared"
    assert "withdrawn on 2 October 2020" in page
    assert post(cast, "vn_approver", f"{PAGE}do/withdraw/").status_code == 409


def test_nobody_else_can_see_that_a_draft_exists(cast: Cast) -> None:
    ministry()
    made.mechanism("DGICM", members=("TH", "VN"))
    people = {who: getattr(cast, who) for who in OTHERS}
    for person in (cast.vn_approver, cast.vn_focal, cast.vn_official):
        assert person.actor.posts
    before = {who: without_chance(whole(cast, who)) for who in people}
    draft = draft_role(actor=cast.vn_focal.actor, office=cast.vn_focal.office, role="primary")
    assert "A draft waits for the approver of Viet Nam" in text(cast, "vn_official")
    for who, seen in before.items():
        pages = whole(cast, who)
        now = without_chance(pages)
        assert not any(str(draft.public_id) in page for page in pages.values()), who
        assert now.keys() == seen.keys(), who
        assert {url: now[url] for url in now if now[url] != seen[url]} == {}, who


def whole(cast: Cast, who: str) -> dict[str, str]:
    """What every page says to this person."""
    tried = [STATE, PAGE, f"{STATE}?on=2021-01-01", "/mechanisms/", "/mechanisms/states/", "/activities/?q=role"]
    return crawl(cast.client_for(getattr(cast, who)), tried)


def without_chance(pages: dict[str, str]) -> dict[str, str]:
    """The pages without what is new in each answer."""
    return {url: RANDOM.sub("", page) for url, page in pages.items()}


@pytest.mark.parametrize("who", [*OTHERS, "auditor"])
@pytest.mark.parametrize("drafted", [False, True])
def test_others_are_refused_alike_whether_there_is_a_draft_or_not(cast: Cast, who: str, drafted: bool) -> None:
    ministry()
    if drafted:
        post(cast, "vn_focal", PAGE, role="primary")
    client = cast.client_for(getattr(cast, who))
    assert client.get(PAGE).status_code == 403
    tries = [client.post(PAGE, {"role": "no_role"}), *(client.post(f"{PAGE}do/{name}/") for name in STEPS)]
    assert {answer.status_code for answer in tries} == {403}
    assert RoleDeclaration.objects.filter(state="draft").count() == int(drafted)


STEPS = ("declare", "set_aside", "withdraw", "replace")


def test_an_official_of_the_state_reads_the_draft_and_does_nothing_with_it(cast: Cast) -> None:
    ministry()
    post(cast, "vn_focal", PAGE, role="primary")
    assert "A draft waits for the approver of Viet Nam" in text(cast, "vn_official")
    assert PAGE not in text(cast, "vn_official")
    assert cast.client_for(cast.vn_official).get(PAGE).status_code == 403


def test_somebody_whose_post_has_ended_and_a_visitor_see_nothing(cast: Cast, client: Any) -> None:
    ministry()
    post(cast, "vn_focal", PAGE, role="primary")
    for path in (STATE, PAGE):
        assert cast.client_for(cast.closed).get(path).status_code == 403
        assert client.get(path).url.startswith("/accounts/login/")


def test_a_draft_is_changed_set_aside_and_made_again(cast: Cast) -> None:
    ministry()
    post(cast, "vn_focal", PAGE, role="primary")
    seen = version()
    post(cast, "vn_approver", PAGE, role="supporting", version=seen)
    assert post(cast, "vn_focal", PAGE, role="no_role", version=seen).status_code == 409
    assert RoleDeclaration.objects.get().role == "supporting"
    assert post(cast, "vn_focal", PAGE, role="supporting", version=seen).status_code == 302
    assert post(cast, "vn_focal", f"{PAGE}do/set_aside/").status_code == 302
    assert "A draft waits" not in text(cast, "vn_focal")
    assert post(cast, "vn_approver", f"{PAGE}do/declare/").status_code == 409
    post(cast, "vn_focal", PAGE, role="primary")
    assert sorted(RoleDeclaration.objects.values_list("state", flat=True)) == ["draft", "set_aside"]


def test_a_declaration_that_was_changed_since_is_not_declared_unseen(cast: Cast) -> None:
    ministry()
    post(cast, "vn_focal", PAGE, role="primary")
    seen = version()
    post(cast, "vn_focal", PAGE, role="no_role", version=seen)
    assert post(cast, "vn_approver", f"{PAGE}do/declare/", version=seen).status_code == 409
    assert RoleDeclaration.objects.get().state == "draft"


def test_a_form_without_a_choice_says_what_is_missing(cast: Cast) -> None:
    ministry()
    for role in ("", "not_declared", "nonsense"):
        answer = post(cast, "vn_focal", PAGE, role=role)
        assert answer.status_code == 422
        assert "id_role_error" in answer.content.decode()
    assert not RoleDeclaration.objects.exists()


def test_a_state_without_an_establishment_is_told_so(cast: Cast) -> None:
    page = cast.client_for(cast.vn_focal).get(PAGE)
    assert "No establishment is entered for your state" in page.content.decode()
    assert post(cast, "vn_focal", PAGE, role="primary").status_code == 422


def test_the_mail_tells_nothing(cast: Cast) -> None:
    ministry()
    for code in ("vn", "th"):
        assert getattr(cast, f"{code}_approver").actor.posts
    post(cast, "vn_focal", PAGE, role="primary")
    message = Message.objects.get()
    assert (message.person, message.link) == (cast.vn_approver.user, "/")
    assert reverse("home") == "/"

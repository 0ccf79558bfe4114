"""Posts make the Actor: by inclusive days in the capital, and nothing without one."""

from datetime import date

import pytest

from kernel.access.actor import Actor, Role
from kernel.accounts.models import ApiToken, ChairPost, User
from kernel.accounts.selectors import actor_for, holders
from kernel.accounts.services.close_post import close_post
from kernel.accounts.services.issue_token import digest_of, issue_token
from kernel.accounts.services.open_post import open_post
from kernel.audit.history import history_of
from kernel.audit.models import Entry
from kernel.errors import Objected
from kernel.members.models import Chair
from tests.factories import accounts

pytestmark = pytest.mark.django_db


def test_the_actor_carries_the_open_posts_and_signs_with_the_first(cast):
    assert cast.vn_focal.actor.label == "Focal point, Viet Nam"
    assert cast.officer.actor.label == "Desk officer, secretariat"
    assert cast.two_posts.actor.roles == {Role.FOCAL_POINT, Role.APPROVER}


def test_a_closed_post_leaves_a_person_without_posts(cast):
    assert cast.closed.actor.posts == ()
    assert cast.closed.actor.signed_in


def test_a_post_ends_at_midnight_in_its_capital_not_in_jakarta(cast, clock):
    person = accounts.person("leaver")
    accounts.post(person, Role.FOCAL_POINT, "PH", end=date(2020, 10, 31))
    clock.set("2020-10-31T22:30")  # 23:30 in Manila
    assert actor_for(person).has(Role.FOCAL_POINT)
    clock.set("2020-10-31T23:30")  # 00:30 in Manila
    assert not actor_for(person).posts


def test_a_post_begins_with_its_first_day_in_its_capital(cast, clock):
    person = accounts.person("newcomer")
    accounts.post(person, Role.FOCAL_POINT, "MM", start=date(2020, 11, 1))
    clock.set("2020-11-01T00:10")  # 23:40 the day before in Nay Pyi Taw
    assert not actor_for(person).posts
    clock.set("2020-11-01T00:40")
    assert actor_for(person).posts


def test_a_person_who_is_not_active_is_nobody(cast):
    User.objects.filter(pk=cast.vn_focal.user.pk).update(is_active=False)
    assert actor_for(User.objects.get(pk=cast.vn_focal.user.pk)) == Actor.nobody()


def test_the_actor_takes_one_query(cast, django_assert_num_queries):
    user = cast.two_posts.user
    with django_assert_num_queries(1):
        actor_for(user)


def test_only_an_approver_named_for_a_chair_in_force_acts_for_that_body(cast, clock):
    chair = Chair.objects.create(
        body="ADSOM", office=cast.vn_approver.office, start=date(2020, 1, 1), end=date(2020, 12, 9)
    )
    for person in (cast.vn_approver, cast.vn_focal):
        ChairPost.objects.create(chair=chair, post=person.posts[0])
    assert cast.vn_approver.actor.chair_bodies == {"ADSOM"}
    assert cast.vn_focal.actor.chair_bodies == frozenset()
    clock.set("2020-12-10T09:00")
    assert cast.vn_approver.actor.chair_bodies == frozenset()


def test_holders_are_the_people_in_open_posts_of_these_roles(cast):
    people = [cast.vn_focal, cast.vn_approver, cast.th_focal, cast.closed]
    offices = [person.office.pk for person in people]
    assert holders(offices, [Role.FOCAL_POINT]) == [cast.vn_focal.user.pk, cast.th_focal.user.pk]
    assert holders(offices, [Role.FOCAL_POINT], on=date(2020, 1, 1)) == sorted(
        [cast.vn_focal.user.pk, cast.th_focal.user.pk, cast.closed.user.pk]
    )


def test_opening_a_post_is_in_the_audit_and_the_same_post_is_not_opened_twice(cast):
    office, actor, user = cast.vn_focal.office, cast.administrator.actor, accounts.person("new")
    days = {"start": date(2020, 10, 1), "end": date(2020, 12, 31)}
    post = open_post(actor=actor, user=user, role=Role.OFFICIAL, office=office, **days)
    assert [entry.verb for entry in history_of(post)] == ["accounts.post_opened"]
    with pytest.raises(Objected, match="already holds this post"):
        open_post(actor=actor, user=user, role=Role.OFFICIAL, office=office, start=date(2020, 12, 31))


@pytest.mark.parametrize(("role", "code"), [(Role.OFFICER, "VN"), (Role.APPROVER, "SEC")])
def test_a_role_stays_in_its_kind_of_office(cast, role, code):
    with pytest.raises(Objected, match="does not exist"):
        open_post(
            actor=cast.administrator.actor,
            user=accounts.person("new"),
            role=role,
            office=accounts.office(code),
            start=date(2020, 1, 1),
        )


def test_closing_a_post_takes_effect_with_the_next_day(cast, clock):
    post = close_post(actor=cast.administrator.actor, post=cast.vn_focal.posts[0], last_day=date(2020, 10, 1))
    assert cast.vn_focal.actor.posts
    assert history_of(post).first().changes == {"end": ["", "2020-10-01"]}
    clock.set("2020-10-02T09:00")
    assert not cast.vn_focal.actor.posts


def test_a_token_is_kept_only_as_its_hash_and_does_not_enter_the_audit(cast):
    token, secret = issue_token(actor=cast.administrator.actor, post=cast.vn_focal.posts[0])
    assert ApiToken.objects.get().digest == digest_of(secret)
    assert secret not in str(list(Entry.objects.values()))
    assert secret.startswith(token.prefix)

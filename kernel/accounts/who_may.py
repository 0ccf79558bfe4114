"""Whom the policy lets do something today: who hears of a request, and whether anybody else can agree to it."""

from typing import Any

from django.db.models import BooleanField, Case, QuerySet, Value, When

from kernel import clock
from kernel.access.actor import Actor, OpenPost
from kernel.access.policy import policy_for
from kernel.accounts.models import Post
from kernel.accounts.selectors import is_open, open_post_of

TRUE, FALSE = Value(True), Value(False)  # noqa: FBT003


def who_may(action: str, rows: "QuerySet[Any, Any]") -> dict[int, set[int]]:
    """For each of these rows (by key) the people (ids) whom the policy allows this; two queries for all of them."""
    policy = policy_for(rows.model)
    conditions = {
        actor.person_id or 0: policy.condition(actor, action) for actor in _holders_of(policy.roles_for(action))
    }
    flags = {
        f"person_{person}": Case(When(condition, then=TRUE), default=FALSE, output_field=BooleanField())
        for person, condition in conditions.items()
    }
    answers = rows.order_by().annotate(**flags).values_list("pk", *flags)  # a row that nobody may is there too
    return {key: {person for person, yes in zip(conditions, found, strict=True) if yes} for key, *found in answers}


def _holders_of(roles: frozenset[Any]) -> list[Actor]:
    """Everybody with an open post of these roles, by these posts alone."""
    held: dict[int, list[OpenPost]] = {}
    rows = Post.objects.open_about(clock.today()).filter(role__in=roles, user__is_active=True)
    for post in rows.select_related("office"):
        if is_open(post):
            held.setdefault(post.user_id, []).append(open_post_of(post))
    return [Actor(person_id=person, name="", posts=tuple(posts)) for person, posts in sorted(held.items())]

"""Who sees an object and why: the compiled policy, asked for many people at once in one query."""

from collections.abc import Sequence

from django.db.models import BooleanField, Case, Model, Q, Value, When

from kernel.access.actor import Actor
from kernel.access.policy import policy_for

TRUE, FALSE = Value(True), Value(False)  # noqa: FBT003


def scopes_that_show(obj: Model, actors: Sequence[Actor]) -> list[frozenset[str]]:
    """For each of these people the scopes of the policy through which they see the object; none means not at all."""
    policy = policy_for(type(obj))
    asked = [policy.reasons(actor, "view") for actor in actors]
    distinct: list[Q] = []
    for _scope, condition in (pair for pairs in asked for pair in pairs):
        if condition not in distinct:
            distinct.append(condition)
    holds = _holding(obj, distinct)
    return [frozenset(scope for scope, q in pairs if holds[distinct.index(q)]) for pairs in asked]


def _holding(obj: Model, conditions: list[Q]) -> list[bool]:
    """Which of these conditions are true of the object."""
    if not conditions:
        return []
    names = [f"sight_{number}" for number in range(len(conditions))]
    flags = {
        name: Case(When(condition, then=TRUE), default=FALSE, output_field=BooleanField())
        for name, condition in zip(names, conditions, strict=True)
    }
    row = type(obj)._base_manager.filter(pk=obj.pk).annotate(**flags).values_list(*names).first()
    return [bool(flag) for flag in row] if row else [False] * len(conditions)

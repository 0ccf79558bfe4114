"""The only doors of a surface: `visible_to`, `allowing`, `get_for`."""

from typing import Any, Self, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import BooleanField, Case, Model, Q, QuerySet, Value, When

from kernel.access.actor import Actor
from kernel.access.policy import policy_for
from kernel.errors import Forbidden, NotFound

M = TypeVar("M", bound=Model)
TRUE, FALSE = Value(True), Value(False)  # noqa: FBT003


class PolicyQuerySet(QuerySet[M]):
    """A queryset that knows who is looking."""

    def allowing(self, actor: Actor, action: str) -> Self:
        """The rows on which this person may do this."""
        return self.filter(policy_for(self.model).condition(actor, action))

    def visible_to(self, actor: Actor) -> Self:
        """The rows this person may know of."""
        return self.allowing(actor, "view")

    def count_for(self, actor: Actor) -> int:
        """How many rows this person sees, as a sum over the disjoint branches of one post."""
        branches = policy_for(self.model).branches(actor, "view")
        if any(len(side.posts) != 1 for side in actor.sides):
            return self.visible_to(actor).count()
        return sum(self.filter(branch).count() for branch in branches)

    def get_for(self, actor: Actor, action: str, **lookup: Any) -> M:
        """The one row; `NotFound` when it is not visible, `Forbidden` when it is but this is not allowed."""
        try:
            found = self.allowing(actor, action).filter(**lookup).first()
            if found is not None:
                return found
            seen = action != "view" and is_there(self.visible_to(actor).filter(**lookup))
        except (ValueError, ValidationError):
            raise NotFound from None
        raise Forbidden if seen else NotFound


def is_there(rows: "PolicyQuerySet[Any]") -> bool:
    """Whether there is such a row, without the lock that these rows would be fetched with."""
    unlocked = rows.all()
    unlocked.query.select_for_update = False
    return unlocked.exists()


def can(actor: Actor, action: str, obj: Model) -> bool:
    """Whether this person may do this to this object; asks the same rows as the lists."""
    condition = policy_for(type(obj)).condition(actor, action)
    return type(obj)._base_manager.filter(condition, pk=obj.pk).exists()


def allowed_actions(actor: Actor, obj: Model) -> frozenset[str]:
    """Every action this person may do to this object, in one query."""
    policy = policy_for(type(obj))
    conditions = {
        action: policy.condition(actor, action) for action in sorted(policy.actions) if policy.branches(actor, action)
    }
    if not conditions:
        return frozenset()
    row = (
        type(obj)
        ._base_manager.filter(pk=obj.pk)
        .annotate(**{f"may_{action}": _flag(condition) for action, condition in conditions.items()})
    )
    found = row.values(*[f"may_{action}" for action in conditions]).first() or {}
    return frozenset(action for action in conditions if found.get(f"may_{action}"))


def _flag(condition: Q) -> Case:
    return Case(When(condition, then=TRUE), default=FALSE, output_field=BooleanField())

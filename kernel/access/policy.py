"""The one compiler from policy rows to SQL. Filter, object check, buttons, API and the printed matrix ask it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Model, Q

from kernel.access.actor import Actor, OpenPost, Role
from kernel.access.rows import READING, Allow

EVERYTHING = Q(pk__isnull=False)
NOTHING = Q(pk__in=[])
_policies: dict[str, "Policy"] = {}


@dataclass(frozen=True)
class Scope:
    """A name and the condition it stands for. Scopes of one policy do not overlap, so counts may be added."""

    name: str
    q: Callable[[Actor, OpenPost], Q]

    def condition(self, actor: Actor, post: OpenPost) -> Q:
        """The condition for one post; an empty one would mean everything, so it is refused."""
        condition = self.q(actor, post)
        if not condition:
            raise ImproperlyConfigured(f"The scope “{self.name}” gave an empty condition.")
        return condition


@dataclass(frozen=True)
class Policy:
    """All rows of one model."""

    model: str
    scopes: tuple[Scope, ...]
    rows: tuple[Allow, ...]
    state_field: str = "state"

    def with_rows(self, rows: Iterable[Allow]) -> "Policy":
        """The same policy with more rows, such as those of its machines."""
        return replace(self, rows=(*self.rows, *rows))

    @cached_property
    def actions(self) -> frozenset[str]:
        """Every declared action."""
        return frozenset(row.action for row in self.rows)

    def roles_for(self, action: str) -> frozenset[Role]:
        """The roles that some row allows this action."""
        return frozenset(role for row in self.rows if row.action == action for role in row.roles)

    @cached_property
    def _scopes(self) -> dict[str, Scope]:
        return {scope.name: scope for scope in self.scopes}

    def branches(self, actor: Actor, action: str) -> list[Q]:
        """One condition per post and row that applies; no branch means nothing is allowed.

        In a preview, and only here, what one may see meets what the role looked through may see; nothing else is left.
        """
        if action not in self.actions:
            raise ImproperlyConfigured(f"{self.model} declares no action “{action}”.")
        if actor.behind is None:
            return self._branches_of(actor, action)
        if action not in READING:
            return []
        through, own = (self._branches_of(side, action) for side in actor.sides)
        return [mine & theirs for mine in own for theirs in through]

    def _branches_of(self, actor: Actor, action: str) -> list[Q]:
        branches: list[Q] = []
        for _scope, branch in self.reasons(actor, action):
            if branch not in branches:
                branches.append(branch)
        return branches

    def reasons(self, actor: Actor, action: str) -> list[tuple[str, Q]]:
        """Each scope through which this person may do this, with its condition."""
        pairs = [(post, row) for row in self.rows if row.action == action for post in actor.posts_with(row.roles)]
        found = [(row.scope, self._branch(actor, post, row)) for post, row in pairs]
        return [(scope, branch) for scope, branch in found if branch != NOTHING]

    def condition(self, actor: Actor, action: str) -> Q:
        """What this person may do this to, as one condition."""
        condition = NOTHING
        for number, branch in enumerate(self.branches(actor, action)):
            condition = branch if number == 0 else condition | branch
        return condition

    def _branch(self, actor: Actor, post: OpenPost, row: Allow) -> Q:
        condition = self._scopes[row.scope].condition(actor, post)
        if row.states is None or condition == NOTHING:
            return condition
        return condition & Q(**{f"{self.state_field}__in": sorted(row.states)})

    def faults(self) -> list[str]:
        """What is wrong with the rows, in sentences; empty when all is well."""
        unknown = {row.scope for row in self.rows} - set(self._scopes)
        faults = [f"{self.model}: a row names the unknown scope “{name}”." for name in sorted(unknown)]
        if "view" not in self.actions:
            faults.append(f"{self.model}: nobody may view it.")
        return faults


def register(policy: Policy) -> None:
    """Make a policy the one of its model; faults stop the start."""
    if faults := policy.faults():
        raise ImproperlyConfigured(" ".join(faults))
    _policies[policy.model.lower()] = policy


def policy_for(model: type[Model]) -> Policy:
    """The policy of a model; a model without one is open to nobody and raises."""
    label = model._meta.label_lower
    if label not in _policies:
        raise ImproperlyConfigured(f"{label} has no policy.")
    return _policies[label]


def all_policies() -> dict[str, Policy]:
    """Every registered policy by its model's label, in order of the label."""
    return dict(sorted(_policies.items()))

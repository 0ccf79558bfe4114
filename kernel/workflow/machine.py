"""Workflow as data: a machine is a frozen table of transitions. Pure Python, no Django (DESIGN §4)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kernel.access.actor import Role
from kernel.access.rows import Allow

Guard = Callable[..., list[Any]]
Effect = Callable[..., None]
COMMENT_RULES = frozenset({"none", "optional", "required"})


@dataclass(frozen=True)
class By:
    """Who may fire: these roles, on what lies in this scope of the model's policy."""

    roles: frozenset[Role]
    scope: str


@dataclass(frozen=True)
class Transition:
    """One row of a machine. `past` is what the history says after the person's name."""

    name: str
    label: str
    sources: frozenset[str]
    target: str
    by: tuple[By, ...]
    past: str
    guards: tuple[Guard, ...] = ()
    effects: tuple[Effect, ...] = ()
    comment: str = "none"
    event: Callable[..., Any] | None = None
    tone: str = "second"
    confirm: str = ""
    hidden: bool = False  # fired by a service of its own page, so no plain button


@dataclass(frozen=True)
class Machine:
    """A table of transitions over one field of one model."""

    name: str
    model: str
    field: str
    initial: frozenset[str]
    terminal: frozenset[str]
    states: Mapping[str, str]
    transitions: tuple[Transition, ...]

    @cached_property
    def by_name(self) -> dict[str, Transition]:
        """Each transition under its name."""
        return {transition.name: transition for transition in self.transitions}

    def allow_rows(self) -> tuple[Allow, ...]:
        """The policy rows that follow from the table: each transition is an action."""
        return tuple(
            Allow(transition.name, by.roles, by.scope, transition.sources)
            for transition in self.transitions
            for by in transition.by
        )

    def verbs(self) -> dict[str, str]:
        """The audit's verbs of this machine and their words."""
        return {f"{self.name}.{transition.name}": transition.past for transition in self.transitions}

    def from_state(self, state: str) -> tuple[Transition, ...]:
        """The transitions that leave a state."""
        return tuple(transition for transition in self.transitions if state in transition.sources)

    def faults(self) -> list[str]:
        """What is wrong with the table, in sentences; empty when all is well."""
        return [*self._unknown(), *self._unreachable(), *self._dead_ends(), *self._nobody()]

    def _unknown(self) -> list[str]:
        named = (
            {state for row in self.transitions for state in (*row.sources, row.target)} | self.initial | self.terminal
        )
        faults = [f"{self.name}: unknown state “{state}”." for state in sorted(named - set(self.states))]
        rules = {row.name for row in self.transitions if row.comment not in COMMENT_RULES}
        return faults + [f"{self.name}.{name}: unknown comment rule." for name in sorted(rules)]

    def _unreachable(self) -> list[str]:
        reached = set(self.initial)
        while grown := {row.target for row in self.transitions if row.sources & reached} - reached:
            reached |= grown
        return [f"{self.name}: “{state}” cannot be reached." for state in sorted(set(self.states) - reached)]

    def _dead_ends(self) -> list[str]:
        open_states = set(self.states) - self.terminal
        return [f"{self.name}: “{state}” is a dead end." for state in sorted(open_states) if not self.from_state(state)]

    def _nobody(self) -> list[str]:
        return [
            f"{self.name}.{row.name}: nobody may fire it."
            for row in self.transitions
            if not any(by.roles for by in row.by)
        ]

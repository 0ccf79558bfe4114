"""Access as data: one row says which roles may do what, in which scope, in which states (DESIGN §4)."""

from dataclasses import dataclass

from kernel.access.actor import Role

# The actions that only read. In a preview they are all there is (kernel.access.policy).
READING = frozenset({"view", "history", "positions", "download", "read_working", "read_register", "read_day"})


@dataclass(frozen=True)
class Allow:
    """`roles` may do `action` on what lies in `scope`; `states` None means in every state."""

    action: str
    roles: frozenset[Role]
    scope: str
    states: frozenset[str] | None = None

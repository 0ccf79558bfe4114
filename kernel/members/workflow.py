"""The machine of a declared role: a focal point drafts, an approver declares, its state withdraws (¶5(a), (b))."""

from kernel.access.actor import STATE_STAFF
from kernel.members import effects
from kernel.members.declaring import APPROVER, OWN
from kernel.members.states import DeclarationState
from kernel.workflow.machine import By, Machine, Transition


def _states(*states: DeclarationState) -> frozenset[str]:
    return frozenset(state.value for state in states)


ROLE = Machine(
    name="members.role",
    model="members.RoleDeclaration",
    field="state",
    initial=_states(DeclarationState.DRAFT),
    terminal=_states(DeclarationState.REPLACED, DeclarationState.WITHDRAWN, DeclarationState.SET_ASIDE),
    states={state.value: str(state.label) for state in DeclarationState},
    transitions=(
        Transition(
            "declare",
            "Declare this role",
            _states(DeclarationState.DRAFT),
            DeclarationState.DECLARED.value,
            (By(APPROVER, OWN),),
            "declared the role in border management",
            effects=(effects.replace_earlier, effects.sign),
            tone="main",
            confirm="All Member States and the secretariat can then read it, with its day.",
        ),
        Transition(
            "set_aside",
            "Set the draft aside",
            _states(DeclarationState.DRAFT),
            DeclarationState.SET_ASIDE.value,
            (By(STATE_STAFF, OWN),),
            "set a draft of the role aside",
            tone="line",
            confirm="What is declared stays as it is. Nobody is told.",
        ),
        Transition(
            "withdraw",
            "Withdraw the declaration",
            _states(DeclarationState.DECLARED),
            DeclarationState.WITHDRAWN.value,
            (By(APPROVER, OWN),),
            "withdrew the declared role",
            effects=(effects.end,),
            tone="line",
            confirm="The page then says “Not declared”. The history keeps what was declared.",
        ),
        Transition(
            "replace",
            "Replace the declaration",
            _states(DeclarationState.DECLARED),
            DeclarationState.REPLACED.value,
            (By(APPROVER, OWN),),
            "replaced the declared role by a later one",
            effects=(effects.end,),
            hidden=True,
        ),
    ),
)

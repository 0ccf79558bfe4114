"""The table of a request that takes a second person."""

from kernel.access.actor import SECRETARIAT
from kernel.accounts.effects import carry_out, let_it_be, note_the_note
from kernel.accounts.guards import (
    a_note_is_on_record,
    nobody_else_can_agree,
    the_asker_still_holds_the_post,
    the_state_has_no_approver_yet,
)
from kernel.accounts.policy import ADMINISTRATORS, PEOPLE, SECONDS
from kernel.accounts.states import RequestState
from kernel.workflow.machine import By, Machine, Transition

ASKED = frozenset({RequestState.ASKED.value})
OTHERS = (By(SECONDS, "asked by colleagues"), By(SECRETARIAT, "first approvers"))
BY_NOTE = (By(ADMINISTRATORS, "asked"), By(ADMINISTRATORS, "asked anywhere"))

MACHINE = Machine(
    name="accounts.request",
    model="accounts.TwoPersonRequest",
    field="state",
    initial=ASKED,
    terminal=frozenset({RequestState.AGREED.value, RequestState.DECLINED.value, RequestState.WITHDRAWN.value}),
    states={state.value: str(state.label) for state in RequestState},
    transitions=(
        Transition(
            name="agree",
            label="Agree",
            sources=ASKED,
            target=RequestState.AGREED.value,
            by=OTHERS,
            past="agreed as second person",
            guards=(the_asker_still_holds_the_post, the_state_has_no_approver_yet),
            effects=(carry_out,),
            tone="main",
            hidden=True,
        ),
        Transition(
            name="agree_on_note",
            label="Carry it out on the note",
            sources=ASKED,
            target=RequestState.AGREED.value,
            by=BY_NOTE,
            past="agreed on the note of the state",
            guards=(the_asker_still_holds_the_post, nobody_else_can_agree, a_note_is_on_record),
            effects=(note_the_note, carry_out),
            hidden=True,
        ),
        Transition(
            name="decline",
            label="Decline",
            sources=ASKED,
            target=RequestState.DECLINED.value,
            by=(*OTHERS, By(ADMINISTRATORS, "asked anywhere")),
            past="declined",
            guards=(),
            effects=(let_it_be,),
            comment="optional",
            hidden=True,
        ),
        Transition(
            name="withdraw",
            label="Withdraw the request",
            sources=ASKED,
            target=RequestState.WITHDRAWN.value,
            by=(By(PEOPLE, "asked"),),
            past="withdrew the request",
            effects=(let_it_be,),
            tone="line",
            hidden=True,
        ),
    ),
)

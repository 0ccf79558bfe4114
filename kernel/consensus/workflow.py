"""The round's table of transitions (DESIGN §4)."""

from kernel.access.actor import SECRETARIAT, Role
from kernel.consensus.effects import note_the_end
from kernel.consensus.guards import (
    every_position_is_confirmed,
    every_square_bracket_is_gone,
    no_objection_stands,
    time_and_silence,
)
from kernel.consensus.states import RoundState
from kernel.workflow.machine import By, Machine, Transition

OPEN, CONTINUING = RoundState.OPEN.value, RoundState.CONTINUING.value
OFFICERS = (By(SECRETARIAT, "everything"),)
ANYONE_SEATED = (By(SECRETARIAT, "everything"), By(frozenset({Role.APPROVER}), "seat"))

MACHINE = Machine(
    name="consensus.round",
    model="consensus.Round",
    field="state",
    initial=frozenset({OPEN}),
    terminal=frozenset({RoundState.CLOSED.value, RoundState.SETTLED.value, RoundState.WITHDRAWN.value}),
    states={state.value: str(state.label) for state in RoundState},
    transitions=(
        Transition(
            name="continue_consultation",
            label="Continue the consultation",
            sources=frozenset({OPEN}),
            target=CONTINUING,
            by=ANYONE_SEATED,
            past="continued the consultation",
            hidden=True,
        ),
        Transition(
            name="resume",
            label="Resume the round",
            sources=frozenset({CONTINUING}),
            target=OPEN,
            by=ANYONE_SEATED,
            guards=(no_objection_stands,),
            past="resumed the round",
            hidden=True,
        ),
        Transition(
            name="close",
            label="Close the round",
            sources=frozenset({OPEN, CONTINUING}),
            target=RoundState.CLOSED.value,
            by=OFFICERS,
            guards=(no_objection_stands, every_position_is_confirmed, time_and_silence, every_square_bracket_is_gone),
            past="closed the round without objection",
            effects=(note_the_end,),
            hidden=True,
            confirm="The text is frozen.",
        ),
        Transition(
            name="settle_at_meeting",
            label="Settle it at the meeting",
            sources=frozenset({OPEN, CONTINUING}),
            target=RoundState.SETTLED.value,
            by=OFFICERS,
            comment="required",
            tone="second",
            past="recorded that the meeting settled the text",
            effects=(note_the_end,),
            hidden=True,
        ),
        Transition(
            name="withdraw",
            label="Withdraw the round",
            sources=frozenset({OPEN, CONTINUING}),
            target=RoundState.WITHDRAWN.value,
            by=OFFICERS,
            comment="required",
            tone="line",
            past="withdrew the round",
            effects=(note_the_end,),
            hidden=True,
        ),
    ),
)

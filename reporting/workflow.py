"""The tables of the stage and of the pack (DESIGN §4)."""

from kernel.access.actor import SECRETARIAT, Role
from kernel.workflow.machine import By, Machine, Transition
from reporting.effects import forget_round, note_circulation, note_release, note_settling
from reporting.guards import (
    meeting_has_begun,
    meeting_is_known,
    next_stage_is_empty,
    no_question_is_open,
    pack_is_of_latest_text,
    round_is_over,
    text_goes_on_first,
    text_is_drafted,
)
from reporting.states import PackState, StageState

DRAFTING, CIRCULATED = StageState.DRAFTING.value, StageState.CIRCULATED.value
SETTLED, TRANSMITTED = StageState.SETTLED.value, StageState.TRANSMITTED.value
OFFICERS = (By(SECRETARIAT, "everything"),)
PUBLISHERS = (By(frozenset({Role.PUBLISHER}), "everything"),)
COMPILED, RELEASED = PackState.COMPILED.value, PackState.RELEASED.value

STAGE = Machine(
    name="reporting.stage",
    model="reporting.Stage",
    field="state",
    initial=frozenset({DRAFTING}),
    terminal=frozenset({StageState.OUTCOME.value}),
    states={state.value: str(state.label) for state in StageState},
    transitions=(
        Transition(
            name="circulate",
            label="Circulate the text",
            sources=frozenset({DRAFTING}),
            target=CIRCULATED,
            by=OFFICERS,
            past="circulated the text",
            guards=(text_is_drafted, meeting_is_known, no_question_is_open),
            effects=(note_circulation,),
            tone="main",
            hidden=True,
        ),
        Transition(
            name="take_back",
            label="Take the text back",
            sources=frozenset({CIRCULATED}),
            target=DRAFTING,
            by=OFFICERS,
            past="took the text back",
            effects=(forget_round,),
            comment="required",
            tone="line",
            hidden=True,
        ),
        Transition(
            name="settle",
            label="Settle the text",
            sources=frozenset({CIRCULATED}),
            target=SETTLED,
            by=OFFICERS,
            past="settled the text",
            guards=(round_is_over, no_question_is_open),
            effects=(note_settling,),
            hidden=True,
        ),
        Transition(
            name="transmit",
            label="Transmit the text",
            sources=frozenset({SETTLED}),
            target=TRANSMITTED,
            by=OFFICERS,
            past="transmitted the text",
            guards=(next_stage_is_empty,),
            tone="main",
            hidden=True,
        ),
        Transition(
            name="record_outcome",
            label="Record the outcome",
            sources=frozenset({SETTLED, TRANSMITTED}),
            target=StageState.OUTCOME.value,
            by=OFFICERS,
            past="recorded the outcome",
            guards=(text_goes_on_first, meeting_has_begun),
            hidden=True,
        ),
    ),
)

PACK = Machine(
    name="reporting.pack",
    model="reporting.Pack",
    field="state",
    initial=frozenset({COMPILED}),
    terminal=frozenset({PackState.SUPERSEDED.value, PackState.WITHDRAWN.value}),
    states={state.value: str(state.label) for state in PackState},
    transitions=(
        Transition(
            name="release",
            label="Release the pack",
            sources=frozenset({COMPILED}),
            target=RELEASED,
            by=PUBLISHERS,
            past="released the pack",
            guards=(pack_is_of_latest_text,),
            effects=(note_release,),
            tone="main",
            hidden=True,
        ),
        Transition(
            name="supersede",
            label="Supersede the pack",
            sources=frozenset({RELEASED}),
            target=PackState.SUPERSEDED.value,
            by=PUBLISHERS,
            past="released a later edition",
            hidden=True,
        ),
        Transition(
            name="withdraw",
            label="Withdraw the pack",
            sources=frozenset({COMPILED, RELEASED}),
            target=PackState.WITHDRAWN.value,
            by=PUBLISHERS,
            past="withdrew the pack",
            comment="required",
            tone="line",
            hidden=True,
        ),
    ),
)
MACHINES = (STAGE, PACK)

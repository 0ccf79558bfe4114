"""A machine is a table: its faults are found before the portal starts."""

from dataclasses import replace

from kernel.access.actor import Role
from kernel.workflow.machine import By, Machine, Transition

OWN = (By(frozenset({Role.FOCAL_POINT}), "own"),)
SUBMIT = Transition("submit", "Submit", frozenset({"draft"}), "submitted", OWN, "submitted the record")
RETURN = Transition("return", "Return", frozenset({"submitted"}), "draft", OWN, "returned the record")
ACCEPT = Transition("accept", "Accept", frozenset({"submitted"}), "accepted", OWN, "accepted the record")
WHOLE = Machine(
    name="test.record",
    model="test.Record",
    field="state",
    initial=frozenset({"draft"}),
    terminal=frozenset({"accepted"}),
    states={"draft": "Draft", "submitted": "Submitted", "accepted": "Accepted"},
    transitions=(SUBMIT, RETURN, ACCEPT),
)


def test_a_whole_machine_has_no_faults():
    assert WHOLE.faults() == []


def test_an_unknown_state_is_named():
    broken = replace(WHOLE, transitions=(SUBMIT, RETURN, ACCEPT, replace(RETURN, name="park", target="parked")))
    assert "test.record: unknown state “parked”." in broken.faults()


def test_an_unreachable_state_is_named():
    broken = replace(WHOLE, states={**WHOLE.states, "cleared": "Cleared"}, terminal=frozenset({"accepted", "cleared"}))
    assert broken.faults() == ["test.record: “cleared” cannot be reached."]


def test_a_dead_end_is_named():
    assert replace(WHOLE, terminal=frozenset()).faults() == ["test.record: “accepted” is a dead end."]


def test_a_transition_that_nobody_may_fire_is_named():
    broken = replace(WHOLE, transitions=(SUBMIT, RETURN, replace(ACCEPT, by=())))
    assert broken.faults() == ["test.record.accept: nobody may fire it."]


def test_each_transition_becomes_an_action_of_the_policy():
    assert next((row.action, row.scope, row.states) for row in WHOLE.allow_rows()) == (
        "submit",
        "own",
        frozenset({"draft"}),
    )

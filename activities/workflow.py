"""The two machines of a record: where it stands, and what is known of the activity (DESIGN §4)."""

from collections.abc import Callable, Iterable

from activities import effects, guards
from activities.events import (
    ActivityAccepted,
    ActivityCorrected,
    ActivityEvent,
    ActivityMerged,
    ActivitySubmitted,
    ActivityTimingChanged,
    ActivityWithdrawn,
)
from activities.models import Activity
from activities.policy import OFFICER
from activities.states import State, Timing
from kernel.access.actor import STATE_STAFF, Role
from kernel.access.rows import Allow
from kernel.workflow.fire import Firing
from kernel.workflow.machine import By, Effect, Guard, Machine, Transition

OWNER = (By(STATE_STAFF, "own"), By(OFFICER, "own"))
OFFICER_RECORD = (By(OFFICER, "sent"),)
OFFICER_CORRECTION = (By(OFFICER, "sent_correction"),)


def _states(*states: str) -> frozenset[str]:
    return frozenset(str(state) for state in states)


def _event(kind: type[ActivityEvent]) -> Callable[[Activity, Firing], ActivityEvent]:
    def build(activity: Activity, firing: Firing) -> ActivityEvent:
        corrected = activity.corrects_id if kind is ActivityCorrected else None
        return kind(activity_id=corrected or activity.pk)

    return build


RECORD = Machine(
    name="activities.record",
    model="activities.Activity",
    field="state",
    initial=_states(State.DRAFT),
    terminal=_states(State.WITHDRAWN, State.APPLIED, State.MERGED),
    states={state.value: str(state.label) for state in State},
    transitions=(
        Transition(
            "clear",
            "Record national clearance",
            _states(State.DRAFT),
            State.CLEARED.value,
            (By(frozenset({Role.APPROVER}), "own_clearing"),),
            "recorded national clearance",
            guards=(guards.complete, guards.uses_clearance),
            comment="optional",
            confirm="Only your office can read the record.",
        ),
        Transition(
            "clear_on_paper",
            "Note clearance on paper",
            _states(State.DRAFT),
            State.CLEARED.value,
            (By(STATE_STAFF, "own_on_paper"),),
            "noted national clearance on paper",
            guards=(guards.complete, guards.uses_clearance, guards.signed),
            effects=(effects.note_signature,),
            hidden=True,
        ),
        Transition(
            "reopen",
            "Back to draft",
            _states(State.CLEARED),
            State.DRAFT.value,
            (By(STATE_STAFF, "own_clearing"),),
            "took the record back to draft",
        ),
        Transition(
            "submit",
            "Submit the record",
            _states(State.DRAFT, State.CLEARED, State.RETURNED),
            State.SUBMITTED.value,
            OWNER,
            "submitted the record",
            guards=(
                guards.complete,
                guards.consensus_recorded_if_settled,
                guards.begun_if_held,
                guards.still_ahead_if_announced,
                guards.clearance_given,
                guards.attested,
                guards.may_become_one,
            ),
            effects=(
                effects.settle_working,
                effects.note_submitter,
                effects.freeze_submitted,
                effects.send_files,
                effects.ask_of_correction,
                effects.refresh_audience,
                effects.tell_secretariat,
            ),
            event=_event(ActivitySubmitted),
            tone="main",
            confirm="The secretariat is told that a record waits.",
            hidden=True,
        ),
        Transition(
            "recall",
            "Take the record back",
            _states(State.SUBMITTED),
            State.DRAFT.value,
            OWNER,
            "took the record back before acceptance",
            effects=(effects.forget_dropped, effects.take_over, effects.refresh_audience),
            confirm="It becomes a draft of your office again. Nobody is told.",
            tone="line",
        ),
        Transition(
            "accept",
            "Accept the record",
            _states(State.SUBMITTED),
            State.ACCEPTED.value,
            OFFICER_RECORD,
            "accepted the record",
            guards=(guards.second_person, guards.consensus_recorded_if_settled),
            effects=(effects.freeze_accepted, effects.ask_states, effects.refresh_audience),
            event=_event(ActivityAccepted),
            tone="main",
            confirm="The states it names are asked to confirm: at once, or when a hold on it is lifted.",
        ),
        Transition(
            "apply",
            "Accept the correction",
            _states(State.SUBMITTED),
            State.APPLIED.value,
            OFFICER_CORRECTION,
            "accepted the correction",
            guards=(
                guards.second_person,
                guards.parent_in_force,
                guards.states_agree,
                guards.consensus_recorded_once_applied,
                guards.begun_once_applied,
                guards.may_become_one,
                guards.both_owners_agree,
            ),
            effects=(effects.apply_to_parent, effects.end_in_parent, effects.refresh_audience),
            event=_event(ActivityCorrected),
            tone="main",
            confirm="The new text takes the place of the old one.",
        ),
        Transition(
            "merge",
            "End in another record",
            _states(State.ACCEPTED),
            State.MERGED.value,
            OFFICER_RECORD,
            "made the record one with another",
            guards=(guards.by_a_proposal,),
            effects=(effects.point_to_the_other, effects.refresh_audience),
            event=_event(ActivityMerged),
            hidden=True,
        ),
        Transition(
            "send_back",
            "Return with a comment",
            _states(State.SUBMITTED),
            State.RETURNED.value,
            (By(OFFICER, "sent_anything"),),
            "returned the record",
            guards=(guards.second_person,),
            effects=(effects.forget_dropped, effects.refresh_audience, effects.tell_owner),
            comment="required",
            confirm="The owner’s office is told that a record came back.",
        ),
        Transition(
            "discard",
            "Discard the draft",
            _states(State.DRAFT, State.CLEARED, State.RETURNED),
            State.WITHDRAWN.value,
            OWNER,
            "discarded the draft",
            effects=(effects.refresh_audience,),
            tone="line",
        ),
        Transition(
            "withdraw",
            "Withdraw the record",
            _states(State.ACCEPTED),
            State.WITHDRAWN.value,
            OWNER,
            "withdrew the record",
            guards=(guards.not_locked,),
            effects=(effects.refresh_audience,),
            comment="optional",
            event=_event(ActivityWithdrawn),
            tone="line",
            confirm="Other Member States no longer see it.",
        ),
    ),
)


def _timing(
    name: str, label: str, sources: Iterable[Timing], target: Timing, past: str, *, rules: tuple[Guard, ...] = ()
) -> Transition:
    after: tuple[Effect, ...] = (effects.freeze_accepted,)
    return Transition(
        name,
        label,
        _states(*sources),
        target.value,
        OWNER,
        past,
        guards=rules,
        effects=after,
        event=_event(ActivityTimingChanged),
        comment="optional",
    )


NOT_YET = (Timing.PROPOSED, Timing.PLANNED, Timing.CONFIRMED, Timing.POSTPONED)
CONSENSUS: tuple[Guard, ...] = (guards.consensus_recorded,)
TIMING = Machine(
    name="activities.timing",
    model="activities.Activity",
    field="timing",
    initial=_states(*Timing),
    terminal=_states(Timing.TOOK_PLACE, Timing.CANCELLED),
    states={timing.value: str(timing.label) for timing in Timing},
    transitions=(
        _timing(
            "plan", "It is planned", (Timing.PROPOSED, Timing.POSTPONED), Timing.PLANNED, "noted that it is planned"
        ),
        _timing(
            "confirm_timing",
            "It is confirmed",
            (Timing.PROPOSED, Timing.PLANNED, Timing.POSTPONED),
            Timing.CONFIRMED,
            "noted that it is confirmed",
            rules=CONSENSUS,
        ),
        _timing(
            "note_held",
            "It took place",
            NOT_YET,
            Timing.TOOK_PLACE,
            "noted that it took place",
            rules=(*CONSENSUS, guards.has_begun),
        ),
        _timing("postpone", "It is postponed", NOT_YET[:3], Timing.POSTPONED, "noted that it is postponed"),
        _timing("cancel", "It is cancelled", NOT_YET, Timing.CANCELLED, "noted that it is cancelled"),
    ),
)


def timing_rows() -> tuple[Allow, ...]:
    """The timing machine's policy rows: its transitions exist for accepted records; `fire` checks the timing itself."""
    accepted = frozenset({State.ACCEPTED.value})
    return tuple(Allow(row.name, by.roles, by.scope, accepted) for row in TIMING.transitions for by in row.by)

"""The owner says what came of an announced activity; a new date goes the way of every correction."""

from dataclasses import replace
from uuid import uuid4

from activities.coarsest import Days
from activities.content import data_of
from activities.models import Activity
from activities.services.correct import propose_and_submit
from activities.services.step import take_step
from activities.sides import with_days
from activities.states import Timing
from kernel.access.actor import Actor
from kernel.audit import record as audit


def say_what_came_of_it(
    *, actor: Actor, activity: Activity, answer: str, days: Days, version: int | None = None
) -> Activity:
    """Took place, postponed or cancelled; a new date is sent as a correction, which the named states confirm."""
    with audit.unit(actor):
        row = take_step(actor=actor, activity=activity, name=answer, version=version)
        if answer != "postpone" or not days.known:
            return row
        data = replace(with_days(data_of(row), days), timing=Timing.PLANNED)
        propose_and_submit(actor=actor, activity=row, data=data, token=uuid4(), attested=True)
    return row

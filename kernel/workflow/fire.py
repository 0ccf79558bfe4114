"""The only way a machine's field changes: lock, when, who, stale, whether, effects, write, event, audit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from kernel import clock, events
from kernel.access.actor import Actor
from kernel.access.querysets import can
from kernel.audit import record as audit
from kernel.errors import Forbidden, NotFound, Objected, Objection, Stale, TooLate
from kernel.workflow.machine import Machine, Transition
from kernel.workflow.models import Tracked
from kernel.workflow.registry import machine_with

T = TypeVar("T", bound=Tracked)


@dataclass(frozen=True)
class Firing:
    """What guards and effects may know of the act itself."""

    actor: Actor
    transition: Transition
    comment: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    now: datetime = field(default_factory=clock.now)


def fire(
    obj: T,
    name: str,
    *,
    actor: Actor,
    comment: str = "",
    version: int | None = None,
    data: Mapping[str, Any] | None = None,
) -> T:
    """Carry out one transition and return the fresh row. An effect that changes other columns saves them itself.

    Raises `Stale` when the row moved on since `version`, `Forbidden` or `NotFound` when it is not this person's to do
    now, `Objected` with every reason when the data says no.
    """
    machine = machine_with(obj._meta.label, name)
    firing = Firing(actor, machine.by_name[name], comment.strip(), data or {})
    with audit.unit(actor):
        locked = type(obj)._base_manager.select_for_update(of=("self",), no_key=True).get(pk=obj.pk)
        _check_when_and_who(machine, locked, firing)
        _check_version(locked, version)
        if objections := objections_to(locked, firing):
            raise Objected(objections)
        _carry_out(machine, locked, firing)
    return locked


def objections_to(obj: Tracked, firing: Firing) -> list[Objection]:
    """Every reason why this must wait: the comment rule first, then each guard in turn."""
    objections = []
    if firing.transition.comment == "required" and not firing.comment:
        objections.append(Objection("Write a comment: the reader needs to know why.", field="comment"))
    for guard in firing.transition.guards:
        objections.extend(guard(obj, firing))
    return objections


def _check_version(obj: Tracked, version: int | None) -> None:
    if version is not None and obj.version != version:
        raise Stale


def _check_when_and_who(machine: Machine, obj: Tracked, firing: Firing) -> None:
    if not can(firing.actor, "view", obj):
        raise NotFound
    if getattr(obj, machine.field) not in firing.transition.sources:
        raise TooLate(f"This is no longer possible: the record is now “{machine.states[getattr(obj, machine.field)]}”.")
    if not can(firing.actor, firing.transition.name, obj):
        raise Forbidden


def _carry_out(machine: Machine, obj: Tracked, firing: Firing) -> None:
    before = getattr(obj, machine.field)
    setattr(obj, machine.field, firing.transition.target)  # effects see the row as it will be, and it is saved last
    for effect in firing.transition.effects:
        effect(obj, firing)
    obj.version += 1
    obj.state_since = firing.now
    obj.save(update_fields=[machine.field, "version", "state_since"])
    audit.record(
        f"{machine.name}.{firing.transition.name}",
        obj,
        changes={machine.field: [before, firing.transition.target]},
        comment=firing.comment,
    )
    if firing.transition.event is not None:
        events.publish(firing.transition.event(obj, firing))

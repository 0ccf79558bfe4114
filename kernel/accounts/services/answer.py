"""Agree to a request, decline it, or take it back."""

from kernel.access.actor import Actor
from kernel.access.querysets import can
from kernel.accounts.acting import person_of
from kernel.accounts.guards import the_second_is_another_person
from kernel.accounts.models import Agreement, TwoPersonRequest
from kernel.accounts.services.ask import Note
from kernel.accounts.states import RequestState
from kernel.accounts.workflow import MACHINE
from kernel.audit.record import record, unit
from kernel.errors import Forbidden, Objected, Stale
from kernel.workflow.fire import Firing, fire


def check_may(actor: Actor, action: str, request: TwoPersonRequest) -> None:
    """Refuse what is not this person's to do, before anything that was typed is looked at."""
    if not can(actor, action, request):
        raise Forbidden if can(actor, "view", request) and request.state == RequestState.ASKED else Stale


def agree(*, actor: Actor, request: TwoPersonRequest, version: int | None = None) -> TwoPersonRequest:
    """One person's agreement; with the last one that is needed, what was asked for is done."""
    check_may(actor, "agree", request)
    with unit(actor):
        locked = TwoPersonRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
        if objections := the_second_is_another_person(locked, Firing(actor, MACHINE.by_name["agree"])):
            raise Objected(objections)
        Agreement.objects.create(request=locked, person_id=person_of(actor), post_label=actor.label)
        if locked.agreements.count() >= locked.needed:
            return fire(locked, "agree", actor=actor, version=version)
        record("accounts.agreed_first", locked)
    return locked


def agree_on_note(
    *, actor: Actor, request: TwoPersonRequest, note: Note, version: int | None = None
) -> TwoPersonRequest:
    """The administrator carries it out on the state's note, where the office has no second person."""
    data = {"note_reference": note.reference.strip(), "note_date": note.day} if note.complete else {}
    with unit(actor):
        done = fire(request, "agree_on_note", actor=actor, version=version, data=data)
        Agreement.objects.create(request=done, person_id=person_of(actor), post_label=actor.label)
    return done


def decline(
    *, actor: Actor, request: TwoPersonRequest, comment: str = "", version: int | None = None
) -> TwoPersonRequest:
    """Nothing happens."""
    return fire(request, "decline", actor=actor, comment=comment, version=version)


def withdraw(*, actor: Actor, request: TwoPersonRequest, version: int | None = None) -> TwoPersonRequest:
    """Whoever asked no longer asks."""
    return fire(request, "withdraw", actor=actor, version=version)

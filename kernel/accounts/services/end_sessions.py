"""End the sessions of a person."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from kernel.access.actor import Actor
from kernel.accounts.models import User
from kernel.audit.record import record, unit


def end_sessions(person: User, keep: str = "") -> int:
    """Ends every session of this person but the one to keep; says how many."""
    rows = UserSession.objects.filter(user=person).exclude(session_key=keep)
    keys = list(rows.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    rows.delete()
    return len(keys)


def sign_out_elsewhere(*, actor: Actor, person: User, here: str) -> int:
    """Ends every other session of this person."""
    with unit(actor):
        number = end_sessions(person, keep=here)
        record("accounts.signed_out_elsewhere", person, changes={"sessions": number})
    return number

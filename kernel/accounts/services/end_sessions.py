"""End the sessions of a person, on whatever machine."""

from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone

from kernel.access.actor import Actor
from kernel.accounts.models import User
from kernel.audit.record import record, unit


def end_sessions(*, user: User, keep: str = "") -> int:
    """Deletes the sessions of this person but the one to keep; says how many. Sessions live in real time."""
    mine = [
        session.pk
        for session in Session.objects.filter(expire_date__gte=timezone.now()).exclude(pk=keep).iterator()
        if session.get_decoded().get(SESSION_KEY) == str(user.pk)
    ]
    Session.objects.filter(pk__in=mine).delete()
    UserSession.objects.filter(user=user).exclude(session_key=keep).delete()
    return len(mine)


def sign_out_elsewhere(*, actor: Actor, person: User, here: str) -> int:
    """Ends every other session of this person."""
    with unit(actor):
        number = end_sessions(user=person, keep=here)
        record("accounts.signed_out_elsewhere", person, changes={"sessions": number})
    return number

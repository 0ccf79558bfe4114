"""End every session of a person, on whatever machine."""

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone

from kernel.accounts.models import User


def end_sessions(*, user: User) -> int:
    """Deletes the sessions of this person; says how many there were. Sessions live in real time."""
    mine = [
        session.pk
        for session in Session.objects.filter(expire_date__gte=timezone.now()).iterator()
        if session.get_decoded().get(SESSION_KEY) == str(user.pk)
    ]
    return Session.objects.filter(pk__in=mine).delete()[0]

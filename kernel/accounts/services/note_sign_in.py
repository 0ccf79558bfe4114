"""Audit lines for signing in and out."""

from django.utils.translation import gettext as _

from kernel.access.actor import Actor
from kernel.accounts.models import User
from kernel.accounts.selectors import actor_for
from kernel.audit.record import record, unit


def note_sign_in(*, user: User) -> None:
    """Writes that this person signed in."""
    with unit(actor_for(user)):
        record("accounts.signed_in", user)


def note_sign_out(*, user: User) -> None:
    """Writes that this person signed out."""
    with unit(actor_for(user)):
        record("accounts.signed_out", user)


def note_refused(*, email: str) -> None:
    """Writes that a sign-in was refused: against the account, or against none, with the same work and no address."""
    user = User.objects.filter(email__iexact=email.strip()).first()
    with unit(Actor.system(_("Somebody"))):
        record("accounts.refused", user)

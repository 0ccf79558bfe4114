"""Accept an invitation: a new person comes with a password, a known one signs in first. The button does it."""

from datetime import date

from kernel.access.actor import Actor, Role
from kernel.accounts.acting import person_of
from kernel.accounts.invitations import is_good
from kernel.accounts.models import Invitation, Post, User
from kernel.accounts.selectors import actor_for
from kernel.accounts.services.open_post import open_post
from kernel.accounts.states import Standing
from kernel.audit.record import record, unit
from kernel.errors import Forbidden, Objected


def accept_as_new(*, actor: Actor, invitation: Invitation, password: str) -> Post:
    """A new person with this password, and the post."""
    with unit(actor):
        locked = _locked(invitation)
        if User.objects.filter(email__iexact=locked.email).exists():
            raise Objected("Somebody signs in with this address by now. Sign in to accept.")
        user = User.objects.create_user(locked.email, password, name=locked.name)
        record("accounts.person_entered", user)
        return _open(locked, user)


def accept_as_known(*, actor: Actor, invitation: Invitation) -> Post:
    """One more post for the person who is signed in with the invited address."""
    with unit(actor):
        rows = User.objects.filter(pk=person_of(actor), email__iexact=invitation.email, is_active=True)
        user = rows.select_for_update().first()
        if user is None:
            raise Forbidden
        return _open(_locked(invitation), user)


def _locked(invitation: Invitation) -> Invitation:
    rows = Invitation.objects.select_for_update(of=("self",)).select_related(
        "office", "issued_by__office", "follows", "stands_for"
    )
    locked = rows.get(pk=invitation.pk)
    if not is_good(locked):
        raise Objected("This invitation was used already, or its time has passed.")
    return locked


def _open(invitation: Invitation, user: User) -> Post:
    """Opens the post and uses the invitation up."""
    invitation.post = open_post(
        actor=actor_for(user),
        user=user,
        role=Role(invitation.role),
        office=invitation.office,
        start=invitation.start,
        end=_last_day(invitation),
        standing=Standing(invitation.standing),
        stands_for=invitation.stands_for,
        follows=invitation.follows,
    )
    invitation.digest, invitation.code_digest = None, ""
    invitation.save(update_fields=["post", "digest", "code_digest"])
    record("accounts.invitation_accepted", invitation)
    return invitation.post


def _last_day(invitation: Invitation) -> date | None:
    """As invited, but never after the post it stands for."""
    ends = [day for day in (invitation.end, invitation.stands_for and invitation.stands_for.end) if day]
    return min(ends, default=None)

"""Find an invitation by what its reader holds, and say why it is no longer good."""

from django.db.models import F
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from kernel import clock
from kernel.access.actor import Role
from kernel.accounts.apart import kept_apart
from kernel.accounts.models import Invitation, Post, User
from kernel.accounts.querysets import InvitationQuerySet
from kernel.accounts.selectors import is_open
from kernel.accounts.services.send_invitation import code_digest_of, digest_of

MOST_TRIES = 10


def of_link(secret: str) -> Invitation | None:
    """The invitation of a link, while it is good."""
    return _good(_rows().filter(digest=digest_of(secret)).first())


def of_code(email: str, code: str) -> Invitation | None:
    """The invitation of an address and a code, while it is good; after ten wrong codes it needs a new one."""
    rows = _rows().filter(email__iexact=email.strip()).exclude(code_digest="").filter(code_tries__lt=MOST_TRIES)
    for invitation in rows:
        if constant_time_compare(invitation.code_digest, code_digest_of(code, invitation)):
            return _good(invitation)
    rows.update(code_tries=F("code_tries") + 1)
    return None


def of_session(kept: str) -> Invitation | None:
    """The invitation whose code was typed in this session (its hash is kept there), while that code is good."""
    return _good(_rows().filter(code_digest=kept).first()) if kept else None


def state_words(invitation: Invitation) -> str:
    """Where an invitation stands, in words."""
    if invitation.post_id is not None:
        return _("Accepted")
    if invitation.ended_at is not None:
        return _("Withdrawn")
    if invitation.ready_at is None or invitation.expires_at is None:
        return _("Waits for a second person")
    if invitation.issued_by is not None and not is_open(invitation.issued_by):
        return _("No longer good")
    return _("Sent") if invitation.expires_at > clock.now() else _("Its time has passed")


def known_person(invitation: Invitation) -> User | None:
    """Who signs in with the invited address already."""
    return User.objects.filter(email__iexact=invitation.email, is_active=True).first()


def reasons_against(invitation: Invitation, user: User) -> list[str]:
    """Why this person cannot accept beside the posts they hold: told to themselves alone."""
    role, days = Role(invitation.role), (invitation.start, invitation.end)
    found = kept_apart(user, role, invitation.office, *days, among=Post.objects.all())
    return [objection.sentence for objection in found]


def is_good(invitation: Invitation) -> bool:
    """Unused, within its time, and issued by a post that is open (or by the house itself)."""
    if invitation.post_id is not None or invitation.ended_at is not None or invitation.expires_at is None:
        return False
    return invitation.expires_at > clock.now() and (invitation.issued_by is None or is_open(invitation.issued_by))


def _good(invitation: Invitation | None) -> Invitation | None:
    return invitation if invitation is not None and is_good(invitation) else None


def _rows() -> InvitationQuerySet:
    return Invitation.objects.unused().select_related("office", "issued_by__office", "stands_for__user")

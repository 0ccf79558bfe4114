"""Make an invitation good: a link by mail, or a code to print. Only hashes of both are kept."""

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from kernel import clock
from kernel.accounts.models import Invitation
from kernel.notify.services.tell import post_letter

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
GROUPS, LENGTH = 4, 4


def digest_of(secret: str) -> str:
    """The form in which a link or code is kept: its SHA-256, as the secret itself is random."""
    return hashlib.sha256(secret.encode()).hexdigest()


def code_digest_of(code: str, invitation: Invitation) -> str:
    """The same for a code, however it is typed, bound to its invitation."""
    typed = "".join(letter for letter in code.upper() if letter.isalnum())
    return digest_of(f"{invitation.public_id}:{typed}")


def send_invitation(invitation: Invitation) -> str:
    """Mails a new link, good from now for INVITATION_DAYS; the earlier link and code are dead. Returns its path."""
    path = renew_link(invitation)
    post_letter(
        address=invitation.email,
        subject=_("An invitation to the %(portal)s portal") % {"portal": settings.PORTAL_NAME},
        text=_letter(invitation, path),
    )
    return path


def renew_link(invitation: Invitation) -> str:
    """A new link and a new time; returns the link's path, which is never shown again."""
    secret = secrets.token_urlsafe(32)
    invitation.digest, invitation.code_digest = digest_of(secret), ""
    _renew_time(invitation)
    invitation.save(update_fields=["digest", "code_digest", "code_tries", "ready_at", "expires_at", "issued_by"])
    return reverse("account_invitation", args=[secret])


def renew_code(invitation: Invitation) -> str:
    """A new code to print and a new time; the mailed link is dead. The code is never shown again."""
    groups = ["".join(secrets.choice(LETTERS) for _each in range(LENGTH)) for _group in range(GROUPS)]
    code = "-".join(groups)
    invitation.digest, invitation.code_digest = None, code_digest_of(code, invitation)
    _renew_time(invitation)
    invitation.save(update_fields=["digest", "code_digest", "code_tries", "ready_at", "expires_at"])
    return code


def end_invitation(invitation: Invitation) -> None:
    """Nobody can use it any more."""
    invitation.digest, invitation.code_digest, invitation.ended_at = None, "", clock.now()
    invitation.save(update_fields=["digest", "code_digest", "ended_at"])


def _renew_time(invitation: Invitation) -> None:
    moment = clock.now()
    invitation.ready_at = invitation.ready_at or moment
    invitation.expires_at = moment + timedelta(days=settings.INVITATION_DAYS)
    invitation.code_tries = 0


def _letter(invitation: Invitation, path: str) -> str:
    until = date_format(localtime(invitation.expires_at), "j F Y, H:i") if invitation.expires_at else ""
    lines = (
        _("You are invited to a post in the %(portal)s portal.") % {"portal": settings.PORTAL_NAME},
        _("Open this page and accept there. The link works once, until %(until)s in Jakarta:") % {"until": until},
        settings.PORTAL_URL.rstrip("/") + path,
        _("Opening the page changes nothing: you act with a button there."),
        _("If you expected no invitation, do nothing. Please do not answer this mail."),
    )
    return "\n\n".join(lines) + "\n"

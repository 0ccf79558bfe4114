"""The second factor of a person: which one they have, whether it is compulsory, whether this session gave it, and when.

What a session gave is django-allauth's own list of authentications; it belongs to one person and is never carried
over to the next one who signs in at the same browser.
"""

import time
from dataclasses import dataclass
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from kernel.access.actor import Actor
from kernel.accounts.models import CodeSheet, User

TOTP, PASSKEY = Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN
RECOVERY = Authenticator.Type.RECOVERY_CODES
STEPS = frozenset({TOTP, PASSKEY})


@dataclass(frozen=True)
class Methods:
    """Every way a person has to give a second factor."""

    totp: Authenticator | None
    passkeys: tuple[Authenticator, ...]
    recovery: Authenticator | None
    sheet: CodeSheet | None

    @property
    def any(self) -> bool:
        """Whether a second step is asked for at sign-in."""
        return bool(self.totp or self.passkeys or self.sheet)

    @property
    def codes(self) -> bool:
        """Whether a code can be typed; else only a passkey answers."""
        return bool(self.totp or self.recovery or self.sheet)

    @property
    def only_one(self) -> bool:
        """Whether the person would be without a second step after taking one away."""
        return len(self.passkeys) + (self.totp is not None) + (self.sheet is not None) == 1

    @property
    def recovery_left(self) -> int:
        """How many recovery codes nobody used."""
        return len(self.recovery.wrap().get_unused_codes()) if self.recovery else 0


def methods_of(user: User) -> Methods:
    """Two queries."""
    rows = list(Authenticator.objects.filter(user=user).order_by("created_at", "pk"))
    of_type = {kind: [row for row in rows if row.type == kind] for kind in Authenticator.Type}
    sheet = CodeSheet.objects.live(timezone.now()).filter(user=user).with_left().first()
    return Methods(
        totp=next(iter(of_type[TOTP]), None),
        passkeys=tuple(of_type[PASSKEY]),
        recovery=next(iter(of_type[RECOVERY]), None),
        sheet=sheet,
    )


def has_step(user: User) -> bool:
    """Whether the person has an authenticator or a passkey that can be lost; a lost sheet is simply issued anew."""
    return Authenticator.objects.filter(user=user, type__in=STEPS).exists()


def passkey_of(methods: Methods, public_id: object) -> Authenticator | None:
    """The passkey with this public name."""
    return next((row for row in methods.passkeys if row.data.get("public_id") == str(public_id)), None)


def is_compulsory(actor: Actor) -> bool:
    """Whether a post of this person needs a second factor before its first page."""
    return any(role.value in settings.SECOND_FACTOR_ROLES for role in actor.roles)


def may_enrol(user: User, methods: Methods) -> bool:
    """Whether a password alone may add the first factor: never once there is one, nor after a sheet was in use."""
    return not methods.any and not CodeSheet.objects.filter(user=user, codes__used_at__isnull=False).exists()


def gave_second_factor(request: HttpRequest) -> bool:
    """Whether this session gave a second factor of its person; no query."""
    return any(record.get("method") == "mfa" for record in _records(request))


def is_fresh(request: HttpRequest) -> bool:
    """Whether the second factor was given within FRESH_FOR; for a person without one, the password."""
    if _given_lately(request, "mfa"):
        return True
    return _given_lately(request, "password") and not methods_of(signed_in(request)).any


def _given_lately(request: HttpRequest, method: str) -> bool:
    limit = settings.FRESH_FOR.total_seconds()
    now = time.time()
    return any(
        record.get("method") == method and 0 <= now - float(record.get("at", 0)) < limit for record in _records(request)
    )


def _records(request: HttpRequest) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = get_authentication_records(request, signed_in(request))
    return records


def signed_in(request: HttpRequest) -> User:
    """The person of a page behind `login_required`; Django's own type allows a visitor, too."""
    return request.user  # type: ignore[return-value]

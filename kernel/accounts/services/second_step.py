"""The second step: a code of the authenticator, a recovery code, or a code of the printed sheet."""

import time
from dataclasses import dataclass

from allauth.account.internal.flows.login import record_authentication
from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa import app_settings
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from kernel.access.actor import Actor
from kernel.accounts.models import User
from kernel.accounts.second_factor import RECOVERY, TOTP
from kernel.accounts.services.code_sheet import use_code
from kernel.audit.record import record, unit

LAST = "last_step"


@dataclass(frozen=True)
class Given:
    """What was accepted: an authenticator of django-allauth, or a code of the sheet."""

    person: User
    authenticator: Authenticator | None = None


def take_code(*, person: User, code: str) -> Given | None:
    """The factor that this code belongs to, used up; None when it fits nothing. The refusal is in the audit."""
    kinds = {row.type: row for row in Authenticator.objects.filter(user=person, type__in=[TOTP, RECOVERY])}
    if TOTP in kinds and use_totp(authenticator=kinds[TOTP], code=code):
        return Given(person, kinds[TOTP])
    if RECOVERY in kinds and kinds[RECOVERY].wrap().validate_code(code):
        return Given(person, kinds[RECOVERY])
    if use_code(person=person, code=code):
        return Given(person)
    note_code_refused(person=person)
    return None


def use_totp(*, authenticator: Authenticator, code: str) -> bool:
    """Accepts the code of this half minute or of the one before, once: no step works again after it, or a later one."""
    with transaction.atomic():
        kept = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
        secret, step = decrypt(kept.data["secret"]), step_now()
        fits = [n for n in (step, step - 1) if compare_user_code(actual=code, expected=code_at(secret, n))]
        if not fits or fits[0] <= kept.data.get(LAST, 0):
            return False
        kept.data[LAST] = fits[0]
        kept.save(update_fields=["data"])
    return True


def step_now() -> int:
    """The number of the present half minute."""
    return int(time.time()) // int(app_settings.TOTP_PERIOD)


def code_at(secret: str, step: int) -> str:
    """The code that an authenticator with this secret shows in that half minute."""
    return str(format_hotp_value(hotp_value(secret, step)))


def give(request: HttpRequest, given: Given, *, again: bool = False) -> None:
    """Keeps in the session that the second factor was given now."""
    if given.authenticator is not None:
        given.authenticator.user = given.person
        post_authentication(request, given.authenticator, reauthenticated=again)
        return
    more = {"reauthenticated": True} if again else {}
    record_authentication(request, given.person, "mfa", type="code_sheet", **more)


def note_code_refused(*, person: User) -> None:
    """Writes that a second step for this person was refused."""
    with unit(Actor.system(_("Somebody"))):
        record("accounts.code_refused", person)

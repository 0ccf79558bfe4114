"""Add and remove the ways a person gives a second factor; each is in the audit, and its owner is told by mail."""

import uuid
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.flows import auto_generate_recovery_codes, generate_recovery_codes
from allauth.mfa.totp.internal.auth import TOTP, clear_totp_secret
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.http import HttpRequest

from kernel.access.actor import Actor
from kernel.accounts.mfa_adapter import SecondFactorAdapter
from kernel.accounts.models import User
from kernel.accounts.second_factor import PASSKEY, RECOVERY
from kernel.accounts.services.note_change import tell_of_change
from kernel.accounts.services.second_step import LAST, step_now
from kernel.audit.record import record, unit
from kernel.errors import Objected


def add_totp(*, actor: Actor, person: User, secret: str, request: HttpRequest | None = None) -> bool:
    """An authenticator that shows codes; says whether recovery codes came with it. Its first code is used up."""
    with unit(actor):
        added = TOTP.activate(person, secret).instance
        if request is not None:
            added.data[LAST] = step_now()
            added.save(update_fields=["data"])
            clear_totp_secret(request)
        return _added(person, added, request)


def add_passkey(
    *, actor: Actor, person: User, name: str, credential: dict[str, Any], request: HttpRequest | None = None
) -> bool:
    """A passkey, under a public name of its own; says whether recovery codes came with it."""
    with unit(actor):
        added = WebAuthn.add(person, name, credential).instance
        added.data["public_id"] = str(uuid.uuid4())
        added.save(update_fields=["data"])
        return _added(person, added, request)


def remove_factor(*, actor: Actor, person: User, factor: Authenticator) -> None:
    """Takes it away, with the recovery codes when nothing else is left; the last one of a compulsory post stays."""
    with unit(actor):
        User.objects.select_for_update().get(pk=person.pk)
        if not SecondFactorAdapter().can_delete_authenticator(factor):
            raise Objected(str(SecondFactorAdapter.error_messages["cannot_delete_authenticator"]))
        record("accounts.factor_removed", person, changes=_facts(factor))
        factor.delete()
        if not Authenticator.objects.filter(user=person).exclude(type=RECOVERY).exists():
            Authenticator.objects.filter(user=person).delete()
        tell_of_change(person)


def make_recovery_codes(*, actor: Actor, person: User, request: HttpRequest) -> None:
    """New recovery codes in the place of the old ones."""
    with unit(actor):
        generate_recovery_codes(request)
        record("accounts.recovery_codes_made", person)
        tell_of_change(person)


def _added(person: User, factor: Authenticator, request: HttpRequest | None) -> bool:
    """The audit line, the mail, and, when it happened on a page, recovery codes and the mark of the session."""
    record("accounts.factor_added", person, changes=_facts(factor))
    if request is None:
        return False
    tell_of_change(person)
    record_authentication(request, person, "mfa", id=factor.pk, type=factor.type, reauthenticated=True)
    return auto_generate_recovery_codes(request) is not None


def _facts(factor: Authenticator) -> dict[str, str]:
    return {"way": factor.type, "name": factor.data["name"] if factor.type == PASSKEY else ""}

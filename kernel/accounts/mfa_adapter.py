"""How django-allauth's second factors behave here: names without keys of the database, secrets that are encrypted."""

import base64
import hashlib
from typing import Any
from uuid import UUID

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from fido2.utils import websafe_decode

from kernel.accounts.models import CodeSheet, User
from kernel.accounts.second_factor import STEPS, is_compulsory, methods_of
from kernel.accounts.selectors import actor_for


class SecondFactorAdapter(DefaultMFAAdapter):
    """Authenticator, passkeys, recovery codes; the printed sheet counts as one of them."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": lazy("This code does not fit, or it was used already. Type another one."),
        "cannot_delete_authenticator": lazy("Your post needs a second step. Add another way first."),
    }

    def is_mfa_enabled(self, user: User, types: Any = None) -> bool:
        """Whether the person has one of these; a sheet counts where the question is for any second step."""
        if super().is_mfa_enabled(user, types):
            return True
        return set(types or STEPS) == STEPS and CodeSheet.objects.live(timezone.now()).filter(user_id=user.pk).exists()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last second step of a post that needs one stays."""
        person = authenticator.user
        return not (methods_of(person).only_one and is_compulsory(actor_for(person)))

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002 - the name is django-allauth's
        """What a passkey is called whose owner gives it no name."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("My passkey") if number == 1 else _("My passkey %(number)d") % {"number": number}

    def get_totp_issuer(self) -> str:
        """How the authenticator names the portal."""
        return str(settings.PORTAL_NAME)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The host name a passkey is bound to, and the portal's name."""
        return {**super().get_public_key_credential_rp_entity(), "name": settings.PORTAL_NAME}

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:
        """A passkey names its owner by the public name; no key of the database leaves."""
        return {"id": user.public_id.bytes, "display_name": user.name, "name": user.email}

    def _get_site_name(self) -> str:
        return str(settings.PORTAL_NAME)

    def encrypt(self, text: str) -> str:
        """Secrets stand encrypted in the database, with a key that is not in it."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again; keys of former times still open what they closed."""
        return _box().decrypt(encrypted_text.encode()).decode()


def person_of_handle(credential: Any) -> User | None:
    """The person that a passkey says it belongs to; whether it does is for the signature to show."""
    try:
        handle = websafe_decode(credential["response"]["userHandle"])
        public_id = UUID(bytes=bytes(handle))
    except (KeyError, TypeError, ValueError):
        return None
    return User.objects.filter(public_id=public_id).first()


def _box() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = (hashlib.sha256(f"kernel.accounts.second_factor:{key}".encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])

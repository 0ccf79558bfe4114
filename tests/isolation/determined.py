"""Ids that follow from a step and not from chance, so that something hidden shifts nothing (DESIGN §9).

In the harness only: inside `step(label)` every `uuid4()`, every secret of a new authenticator, of a token, of an
invitation and of a printed sheet of codes, and every challenge of a passkey is a keyed hash of the label and of how
many were drawn before it. Outside a step, and for sessions, CSRF tokens and passwords, chance stays chance.
"""

import base64
import hashlib
import hmac
import os
import secrets
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import fido2.server
from allauth.mfa.totp.internal import auth as totp

from kernel.accounts.services import code_sheet, issue_token, send_invitation

SEED = "two worlds"


@dataclass
class Step:
    """One step of the harness and how many ids it has drawn."""

    label: str
    drawn: int = 0


_step: ContextVar[Step | None] = ContextVar("step", default=None)


class Chance:
    """Stands for a module of chance, `os` or `secrets`, inside a module that asks it for random bytes."""

    def __init__(self, module: ModuleType) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Any:
        return getattr(self._module, name)

    def urandom(self, size: int) -> bytes:
        """The bytes of the step, or real ones outside a step."""
        step = _step.get()
        if step is None:
            return os.urandom(size)
        step.drawn += 1
        message = f"{step.label}|{step.drawn}".encode()
        return hmac.new(SEED.encode(), message, hashlib.sha256).digest()[:size]

    token_bytes = urandom

    def choice(self, signs: str) -> str:
        """One of these signs."""
        return signs[int.from_bytes(self.urandom(8)) % len(signs)]

    def randbits(self, size: int) -> int:
        """A number of so many bits, 64 at most."""
        return int.from_bytes(self.urandom(8)) >> (64 - size)

    def token_urlsafe(self, size: int) -> str:
        """So many bytes as text."""
        return base64.urlsafe_b64encode(self.urandom(size)).rstrip(b"=").decode()


def install() -> None:
    """Let ids, secrets that a page shows, and the challenge of a passkey be asked for here."""
    uuid.os = fido2.server.os = Chance(os)  # type: ignore[attr-defined]
    for asking in (totp, code_sheet, issue_token, send_invitation):
        asking.secrets = Chance(secrets)  # type: ignore[attr-defined]


@contextmanager
def step(label: str) -> Iterator[None]:
    """Everything inside draws the ids of this step."""
    token = _step.set(Step(label))
    try:
        yield
    finally:
        _step.reset(token)

"""Ids that follow from a step and not from chance, so that something hidden shifts nothing (DESIGN §9).

In the harness only: inside `step(label)` every `uuid4()`, every secret of a new authenticator and every challenge of
a passkey is a keyed hash of the label and of how many were drawn before it. Outside a step, and for sessions, CSRF
tokens and passwords, chance stays chance.
"""

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


def install() -> None:
    """Let ids, the secret of a new authenticator and the challenge of a passkey be asked for here."""
    uuid.os = fido2.server.os = Chance(os)  # type: ignore[attr-defined]
    totp.secrets = Chance(secrets)  # type: ignore[attr-defined]


@contextmanager
def step(label: str) -> Iterator[None]:
    """Everything inside draws the ids of this step."""
    token = _step.set(Step(label))
    try:
        yield
    finally:
        _step.reset(token)

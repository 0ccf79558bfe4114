"""Ids that follow from a step and not from chance, so that something hidden shifts nothing (DESIGN §9).

In the harness only: inside `step(label)` every `uuid4()` of the process is a keyed hash of the label and of how many
were drawn before it. Outside a step, and for sessions, CSRF tokens and passwords, chance stays chance.
"""

import hashlib
import hmac
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

SEED = "two worlds"


@dataclass
class Step:
    """One step of the harness and how many ids it has drawn."""

    label: str
    drawn: int = 0


_step: ContextVar[Step | None] = ContextVar("step", default=None)


class Chance:
    """Stands for the module `os` inside the module `uuid`, where `uuid4()` asks for random bytes."""

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def urandom(self, size: int) -> bytes:
        """The bytes of the step, or real ones outside a step."""
        step = _step.get()
        if step is None:
            return os.urandom(size)
        step.drawn += 1
        message = f"{step.label}|{step.drawn}".encode()
        return hmac.new(SEED.encode(), message, hashlib.sha256).digest()[:size]


def install() -> None:
    """Let `uuid4()` ask here."""
    uuid.os = Chance()  # type: ignore[attr-defined]


@contextmanager
def step(label: str) -> Iterator[None]:
    """Everything inside draws the ids of this step."""
    token = _step.set(Step(label))
    try:
        yield
    finally:
        _step.reset(token)

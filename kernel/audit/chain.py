"""The arithmetic of the chain: each entry's hash covers its content and the hash before it."""

import hashlib
import hmac
import json
from typing import Any

from django.conf import settings

GENESIS = "0" * 64
LOCK = 0x41554449  # one advisory lock for the whole chain


def digest(previous: str, content: dict[str, Any]) -> str:
    """SHA-256 over the previous hash and the canonical JSON of the content."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256((previous + text).encode()).hexdigest()


def words(text: str) -> str:
    """SHA-256 over what somebody wrote with an act; nothing when nothing was written."""
    return hashlib.sha256(text.encode()).hexdigest() if text else ""


def seal(number: int, head: str) -> str:
    """HMAC over the head, so that who owns the table but not the key cannot shorten the chain."""
    key = hashlib.sha256(b"audit head" + settings.SECRET_KEY.encode()).digest()
    return hmac.new(key, f"{number}:{head}".encode(), hashlib.sha256).hexdigest()

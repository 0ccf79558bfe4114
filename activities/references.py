"""Names without traces (DESIGN §4): references are random, so no gap shows that something is hidden."""

import hashlib
import hmac
import re
import secrets

from django.conf import settings

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 4
WRITTEN = re.compile(r"BM[- ]?([0-9]{4})[- ]?([0-9A-Z]{4})")
MISREAD = str.maketrans("OIL", "011")  # letters that no reference has


def _letters(raw: bytes) -> str:
    """Four letters of unambiguous base32 out of random bytes."""
    number = int.from_bytes(raw, "big")
    return "".join(ALPHABET[(number >> (5 * place)) & 31] for place in range(LENGTH))


def new_reference(year: int, *, label: str = "", attempt: int = 0) -> str:
    """A fresh reference, or under REFERENCE_SEED the keyed hash of the record's seed label."""
    seed = getattr(settings, "REFERENCE_SEED", "")
    if seed:
        message = f"{label}|{attempt}".encode()
        return f"BM-{year}-{_letters(hmac.new(str(seed).encode(), message, hashlib.sha256).digest())}"
    return f"BM-{year}-{_letters(secrets.token_bytes(8))}"


def as_reference(text: str) -> str:
    """The reference that somebody typed, whatever its case, hyphens and misread letters; empty when it is none."""
    found = WRITTEN.fullmatch(text.strip().upper())
    return f"BM-{found[1]}-{found[2].translate(MISREAD)}" if found else ""

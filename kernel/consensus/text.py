"""One way to know whether two texts are the same text."""

import hashlib
import unicodedata


def normal(text: str) -> str:
    """The text in NFC with every run of white space as one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def text_hash(text: str) -> str:
    """The sha256 that a position holds on to: a whitespace-only edit leaves it alone (DESIGN §5)."""
    return hashlib.sha256(normal(text).encode()).hexdigest()

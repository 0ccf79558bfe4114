"""The base of every piece of a snapshot: plain text in NFC, lists as tuples."""

import re
import unicodedata
from dataclasses import dataclass, fields

BREAKS = re.compile("[\n\r\t\v\f\x85\u2028\u2029]+")
UNPRINTED = frozenset({"Cc", "Co", "Cs"})  # control, private use, surrogate
BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # would print in another order than it reads


def clean(text: str) -> str:
    """The text in NFC, on one line, without control, private-use or direction-changing characters."""
    flat = unicodedata.normalize("NFC", BREAKS.sub(" ", text))
    return "".join(c for c in flat if unicodedata.category(c) not in UNPRINTED and c not in BIDI)


@dataclass(frozen=True, kw_only=True)
class Part:
    """A piece of a snapshot: its texts are clean and its lists are tuples, whoever built it."""

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, str):
                object.__setattr__(self, field.name, clean(value))
            elif isinstance(value, (list, tuple)):
                object.__setattr__(self, field.name, tuple(clean(v) if isinstance(v, str) else v for v in value))

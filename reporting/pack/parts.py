"""The base of every piece of a snapshot: plain text in NFC, lists as tuples."""

import unicodedata
from dataclasses import dataclass, fields


def clean(text: str) -> str:
    """The text in NFC, on one line, without control characters."""
    flat = " ".join(unicodedata.normalize("NFC", text).split()) if "\n" in text or "\t" in text else text
    return "".join(c for c in unicodedata.normalize("NFC", flat) if unicodedata.category(c) != "Cc")


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

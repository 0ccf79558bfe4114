"""How a text that was removed is marked where it stood (docs/adr/0016)."""

MARK = "[removed"


def was_removed(text: str) -> bool:
    """Whether nothing but the mark of a removal stands here."""
    return text.startswith(MARK) and text.endswith("]") and text.count("[") == 1

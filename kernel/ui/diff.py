"""What changed between two texts, word by word, for any script."""

import re
from dataclasses import dataclass

from diff_match_patch import diff_match_patch

TOKENS = re.compile(r"\s+|\w+|[^\w\s]", re.UNICODE)
KINDS = {-1: "del", 0: "same", 1: "ins"}


@dataclass(frozen=True)
class Piece:
    """A run of text: same, ins or del."""

    kind: str
    text: str


def _codes(text: str, known: dict[str, str]) -> str:
    return "".join(known.setdefault(token, chr(0xE000 + len(known))) for token in TOKENS.findall(text))


def word_pieces(old: str, new: str) -> list[Piece]:
    """The pieces in reading order: what was taken away stands before what came in."""
    known: dict[str, str] = {}
    old_codes, new_codes = _codes(old, known), _codes(new, known)
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    found = engine.diff_main(old_codes, new_codes, checklines=False)
    engine.diff_cleanupSemantic(found)
    words = {code: token for token, code in known.items()}
    return [Piece(KINDS[kind], "".join(words[code] for code in codes)) for kind, codes in found]

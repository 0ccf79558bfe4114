"""Text made ready for searching, what is stored and what is asked alike (DESIGN §6).

Case, accents, apostrophes and the kind of digits make no difference. Thai, Lao, Khmer, Burmese, Chinese and Japanese
write no space between words, so a stretch of them is kept as its pairs of graphemes: กลาโหม is found in กระทรวงกลาโหม.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

LONGEST = 60  # of a word more does not count
MARKS = frozenset(chr(code) for code in range(0x370, 0x1_0000) if unicodedata.category(chr(code)) in ("Mn", "Mc"))
SCRIPTS = ((0xE00, 0xF00), (0x1000, 0x10A0), (0x1780, 0x1800), (0xA9E0, 0xAA00), (0xAA60, 0xAA80))
UNSPACED = "".join(
    chr(code) for first, end in SCRIPTS for code in range(first, end) if unicodedata.category(chr(code))[0] in "LM"
)
JOINED = rf"{UNSPACED}\u3040-\u30ff\u3400-\u9fff"
STACKING = "\u1039\u17d2"  # the next consonant stands below: Burmese virama, Khmer coeng
STRETCH = re.compile(rf"(?P<joined>[{JOINED}]+)|(?:(?![{JOINED}])[^\W_]|[{''.join(sorted(MARKS))}])+")

ACCENTS = dict.fromkeys([*range(0x300, 0x370), *range(0x64B, 0x653)])
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u0640\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʻʼ`"))
DIGITS = {code: str(unicodedata.decimal(chr(code))) for code in range(0x80, 0x1A00) if chr(code).isdecimal()}
LETTERS = str.maketrans({"đ": "d", "ð": "d", "ł": "l", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe"})
SAME = ACCENTS | UNSEEN | APOSTROPHES | DIGITS | LETTERS


@dataclass(frozen=True)
class Stretch:
    """One word, or a piece of text without spaces as its graphemes."""

    text: str
    graphemes: tuple[str, ...] = ()

    @property
    def stored(self) -> list[str]:
        """What is kept of it: the word, or its pairs and the last grapheme."""
        return [*self._pairs(), self.graphemes[-1]] if self.graphemes else [self.text]

    @property
    def asked(self) -> list[str]:
        """What is looked for, one after the other; of the last the beginning is enough."""
        return self._pairs() or [self.graphemes[0] if self.graphemes else self.text]

    def _pairs(self) -> list[str]:
        return [first + second for first, second in pairwise(self.graphemes)]


def folded(text: str) -> str:
    """The text as it is compared."""
    return unicodedata.normalize("NFKD", text).casefold().translate(SAME)


def stretches(text: str) -> Iterator[Stretch]:
    """The words of a text, one after the other."""
    for match in STRETCH.finditer(folded(text)):
        if match["joined"]:
            yield Stretch(match[0], tuple(graphemes(match[0])))
        else:
            yield Stretch(match[0][:LONGEST])


def graphemes(text: str) -> list[str]:
    """Each letter with the signs around it; their order, which keyboards mix up, makes no difference."""
    found: list[str] = []
    for char in text:
        below = bool(found) and found[-1][-1] in STACKING
        if found and (below or char in MARKS):
            found[-1] += char
        else:
            found.append(char)
    return [one[0] + "".join(sorted(one[1:])) for one in found]


def words_of(text: str) -> list[str]:
    """The words as they are compared, for those who compare names."""
    return [stretch.text for stretch in stretches(text)]

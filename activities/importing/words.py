"""The words a cell may hold for a code: the code itself, its label, its paragraph, its other names."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from django.utils.translation import gettext as _

from activities.importing.problems import Unclear

FEW = 8
LETTERS = ("L", "M", "N")


def fold(text: str) -> str:
    """Letters, marks and figures alone, in lower case: “8(a)(i)” and “8 a i” are alike; another script never is."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in plain if unicodedata.category(sign)[0] in LETTERS)


@dataclass(frozen=True)
class Vocabulary:
    """What may be written for each code of one list, and how the code is shown."""

    shown: Mapping[str, str]
    codes: Mapping[str, str]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, Any]], *, also: Mapping[str, str] | None = None) -> "Vocabulary":
        """A list of codes with how they are shown, and other words for some of them."""
        shown = {code: str(label) for code, label in pairs}
        codes = {fold(word): code for word, code in (also or {}).items() if code in shown}
        codes |= {fold(label): code for code, label in shown.items()} | {fold(code): code for code in shown}
        return cls(shown, codes)

    def knows(self, word: str) -> bool:
        """Whether this word stands for a code."""
        return fold(word) in self.codes

    def code(self, word: str) -> str:
        """The code of a word; `Unclear` says what may be written."""
        code = self.codes.get(fold(word))
        if code is None:
            raise Unclear(_("“%(word)s” is not known. %(offer)s") % {"word": word[:60], "offer": self._offer(word)})
        return code

    def _offer(self, word: str) -> str:
        close = get_close_matches(fold(word[:60]), self.codes, n=1, cutoff=0.75)
        if close:
            return _("Do you mean “%(close)s”?") % {"close": self.shown[self.codes[close[0]]]}
        if len(self.shown) <= FEW:
            return _("Write one of: %(words)s.") % {"words": ", ".join(self.shown.values())}
        return _("The sheet “Words” of the template lists what may be written.")


Lists = Mapping[str, Vocabulary]

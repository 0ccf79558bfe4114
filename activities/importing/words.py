"""The words a cell may hold for a code: the code itself, its label, its paragraph, its other names."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from django.utils.translation import gettext as _

from activities.importing.problems import Unclear
from kernel.ui.words import number_in_words

FEW = 8
LETTERS = ("L", "M", "N")
Pairs = Iterable[tuple[str, str]]  # a word, and a code that it may stand for


def fold(text: str) -> str:
    """Letters, marks and figures alone, in lower case: “8(a)(i)” and “8 a i” are alike; another script never is."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in plain if unicodedata.category(sign)[0] in LETTERS)


@dataclass(frozen=True)
class Vocabulary:
    """What may be written for each code of one list, how the code is shown, and the words that may mean several."""

    shown: Mapping[str, str]
    codes: Mapping[str, str]
    unsure: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(
        cls, pairs: Iterable[tuple[str, Any]], *, also: Pairs = (), names: Mapping[str, str] | None = None
    ) -> "Vocabulary":
        """A list of codes with how they are shown, other words for some of them, and their names in full.

        A word that is given for several codes stands for none of them, unless it is the name of one in full.
        """
        shown = {code: str(label) for code, label in pairs}
        full, meant = names or shown, _meant(also, shown)
        named = {fold(name): code for code, name in full.items()}
        unsure = {
            word: tuple(full[code] for code in codes)
            for word, codes in meant.items()
            if len(codes) > 1 and word not in named
        }
        known = {word: next(iter(codes)) for word, codes in meant.items()}
        known |= {fold(label): code for code, label in shown.items()} | {fold(code): code for code in shown} | named
        return cls(shown, {word: code for word, code in known.items() if word not in unsure}, unsure)

    def knows(self, word: str) -> bool:
        """Whether this word stands for a code, or for one of several."""
        return fold(word) in self.codes or fold(word) in self.unsure

    def code(self, word: str) -> str:
        """The code of a word; `Unclear` says what may be written."""
        code = self.codes.get(fold(word))
        if code is None:
            raise Unclear(self._why_not(word))
        return code

    def _why_not(self, word: str) -> str:
        names = self.unsure.get(fold(word), ())
        if not names:
            return _("“%(word)s” is not known. %(offer)s") % {"word": word[:60], "offer": self._offer(word)}
        words = {"word": word[:60], "number": number_in_words(len(names)), "names": "; ".join(names)}
        return _("“%(word)s” can be one of %(number)s: %(names)s. Write the name in full.") % words

    def _offer(self, word: str) -> str:
        close = get_close_matches(fold(word[:60]), self.codes, n=1, cutoff=0.75)
        if close:
            return _("Do you mean “%(close)s”?") % {"close": self.shown[self.codes[close[0]]]}
        if len(self.shown) <= FEW:
            return _("Write one of: %(words)s.") % {"words": ", ".join(self.shown.values())}
        return _("The sheet “Words” of the template lists what may be written.")


def _meant(also: Pairs, shown: Mapping[str, str]) -> dict[str, dict[str, None]]:
    """What each other word may mean, in the order in which it was given."""
    meant: dict[str, dict[str, None]] = {}
    for word, code in also:
        if code in shown:
            meant.setdefault(fold(word), {})[code] = None
    return meant


Lists = Mapping[str, Vocabulary]

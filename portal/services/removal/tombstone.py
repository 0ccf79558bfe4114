"""What stands in the place of a removed text: the day; its hash stands on the page of the removal and in the audit."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from kernel.removed import MARK
from kernel.ui.dates import day_words

SHORTEST = 3
PREFILTER = 20  # so many words of a text find its row; the whole text decides


@dataclass(frozen=True)
class Removed:
    """One text to take away."""

    text: str
    day: date
    number: int = 1  # among the texts that one removal takes away

    @property
    def sha256(self) -> str:
        """The hash by which the text can be known again."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The text in any case and with any white space, as a report may print it."""
        return re.compile(r"\s+".join(map(re.escape, self.text.split())), re.IGNORECASE)

    def stone(self, most: int | None = None) -> str:
        """The tombstone, shorter where a column has no room for it; texts of one removal stay apart by their number."""
        which = f", {self.number}" if self.number > 1 else ""
        forms = (f"{MARK} on {day_words(self.day)}{which}]", f"{MARK}{which}]")
        return next((form for form in forms if most is None or len(form) <= most), forms[-1])

    def sql(self, *, in_json: bool) -> str:
        """The first words as a regular expression of the database; JSON writes some signs in its own way."""
        words = self.text.split()[:PREFILTER]
        if in_json:
            return r"(\s|\\[nrt])+".join(re.escape(json.dumps(word, ensure_ascii=False)[1:-1]) for word in words)
        return r"\s+".join(map(re.escape, words))


def tombstone(day: date) -> str:
    """What stands in the place of a name whose file was deleted."""
    return Removed("", day).stone()


def texts_to_remove(values: Iterable[str], day: date) -> list[Removed]:
    """Each distinct text once, the longest first; a tombstone is not removed again."""
    kept = {value.strip() for value in values if len(value.strip()) >= SHORTEST and not value.startswith(MARK)}
    in_order = sorted(kept, key=lambda text: (-len(text), text))
    return [Removed(text, day, number) for number, text in enumerate(in_order, start=1)]


def without(value: str, removed: Iterable[Removed], most: int | None = None) -> str:
    """The value with a tombstone in the place of each removed text."""
    new = value
    for text in removed:
        new = text.stone(most).join(text.pattern.split(new))
    if most is not None and len(new) > most:
        return next(text.stone(most) for text in removed if text.pattern.search(value))
    return new


def without_in(value: Any, removed: Iterable[Removed]) -> Any:
    """The same through a JSON value, at every depth."""
    if isinstance(value, str):
        return without(value, removed)
    if isinstance(value, list):
        return [without_in(each, removed) for each in value]
    if isinstance(value, dict):
        return {name: without_in(each, removed) for name, each in value.items()}
    return value

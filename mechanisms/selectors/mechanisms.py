"""Reads of the register."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from kernel.members.models import Office
from mechanisms.models import Mechanism

SOURCE = re.compile(r"^(?P<words>.*?)\s*\((?P<url>https?://[^\s()]+)\)\s*$")


@dataclass(frozen=True)
class Belonging:
    """Who belongs to a mechanism on a day; `undated` are those of whom the register does not know since when."""

    members: list[Office]
    undated: frozenset[int] = frozenset()
    too_early: bool = False

    @property
    def some_dated(self) -> bool:
        """Whether the days of some are known, so that each other one is marked."""
        return len(self.undated) < len(self.members)


def belonging(mechanism: Mechanism, on: date) -> Belonging:
    """The members on a day, in ASEAN order. An unknown first day counts as belonging, from the year it began."""
    too_early = mechanism.founded is not None and on.year < mechanism.founded
    started = Q(start__lte=on) if too_early else Q(start__isnull=True) | Q(start__lte=on)
    running = Q(end__isnull=True) | Q(end__gte=on)
    starts = dict(mechanism.memberships.filter(started, running).order_by("start").values_list("office_id", "start"))
    offices = Office.objects.filter(pk__in=starts).order_by("asean_order")
    undated = frozenset(office for office, start in starts.items() if start is None)
    return Belonging(list(offices), undated, too_early)


def matching(mechanisms: Iterable[Mechanism], text: str) -> list[Mechanism]:
    """The mechanisms whose code, name or alias holds the text; case and accents do not matter."""
    wanted = _folded(text)
    return [mechanism for mechanism in mechanisms if wanted in _folded(_searched(mechanism))]


@dataclass(frozen=True)
class Group:
    """One part of the register's list, under its heading."""

    title: str
    anchor: str
    mechanisms: list[Mechanism]


def grouped(mechanisms: list[Mechanism]) -> list[Group]:
    """Those paragraph 7(c) names, then the others; an empty group is left out."""
    named = [mechanism for mechanism in mechanisms if mechanism.named_in_7c]
    others = [mechanism for mechanism in mechanisms if not mechanism.named_in_7c]
    groups = [
        Group("Named in paragraph 7(c)", "named", named),
        Group("Other related cooperation platforms", "related", others),
    ]
    return [group for group in groups if group.mechanisms]


@dataclass(frozen=True)
class Source:
    """A public source: words, and an address where one is known."""

    words: str
    url: str = ""


def sources_of(mechanism: Mechanism) -> list[Source]:
    """The sources as words with their address."""
    return [source_of(text) for text in mechanism.sources]


def source_of(text: str) -> Source:
    """One source: its words, and the address that stands behind them in brackets."""
    found = SOURCE.match(text)
    return Source(found["words"], found["url"]) if found else Source(text)


def _searched(mechanism: Mechanism) -> str:
    return "\n".join([mechanism.code, mechanism.name, *mechanism.aliases])


def _folded(text: str) -> str:
    """Compared without case, accents, kinds of apostrophe and dash, or the underscores of a code."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[\s_–—-]+", " ", letters.replace("’", "'")).strip()

"""What every file that leaves the portal says about itself: its mark, who took it, when, and what was asked for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from kernel.access.actor import Actor
from kernel.ui.dates import deadline_words

Row = tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One table: its name, heads with their widths, and rows."""

    name: str
    heads: Sequence[tuple[str, int]]
    rows: Sequence[Row]


@dataclass(frozen=True)
class Paper:
    """A file to be written: the same for each format."""

    title: str
    mark: str
    taken: str
    asked: str
    day: str
    tables: Sequence[Table]

    @property
    def notes(self) -> Iterator[str]:
        """The lines above the table."""
        yield from filter(None, (self.mark, self.title, self.taken, self.asked))


def highest(marks: Iterable[str]) -> str:
    """The strictest handling mark of these: the later in the installation's list; one it does not know is strictest."""
    known: list[str] = settings.HANDLING_MARKS
    found = sorted(set(marks), key=lambda mark: (known.index(mark) if mark in known else len(known), mark))
    return found[-1] if found else str(settings.DEFAULT_MARK)


def taken_by(actor: Actor, now: datetime) -> str:
    """“Taken out by Nguyen Van A (Focal point, Viet Nam) on 1 October 2020, 09:00 in Jakarta.”"""
    who: dict[str, Any] = {"name": actor.really.name, "post": actor.label, "when": deadline_words(now)}
    return _("Exported by %(name)s (%(post)s) on %(when)s.") % who

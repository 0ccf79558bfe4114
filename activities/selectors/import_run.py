"""The preview of an import, one page of it, in the words of its reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from activities.models import Activity, ImportRun
from kernel.access.actor import Actor

PER_PAGE = 25
STATUSES: dict[str, tuple[Any, str]] = {
    "new": (lazy("New"), "way"),
    "on hold": (lazy("On hold (¶9)"), "pause"),
    "changed": (lazy("Changed"), "say"),
    "duplicate": (lazy("Looks like another"), "more"),
    "same": (lazy("Same"), "check"),
    "problem": (lazy("To put right"), "care"),
}
WORDS = "words"  # no status: a notice on rows of several
ALL_THE_SAME = {
    "new": lazy("The row becomes a draft all the same."),
    "on hold": lazy("The row becomes a draft all the same, and is on hold."),
    "duplicate": lazy("It can be imported all the same."),
}
TONES = {"new": "way", "on hold": "care", "changed": "care", "problem": "care"}


@dataclass(frozen=True)
class Shown:
    """One row as the page shows it."""

    line: Mapping[str, Any]
    word: str
    icon: str
    tone: str
    record: Activity | None
    all_the_same: str


@dataclass(frozen=True)
class Preview:
    """One page of the rows with the chosen status."""

    run: ImportRun
    status: str
    number: int
    total: int
    rows: list[Shown]

    @property
    def has_more(self) -> bool:
        """Whether a page follows."""
        return self.number * PER_PAGE < self.total

    @property
    def note(self) -> str:
        """Which rows these are."""
        first = (self.number - 1) * PER_PAGE + 1
        return _("%(first)d to %(last)d of %(total)d rows.") % {
            "first": first,
            "last": first + len(self.rows) - 1,
            "total": self.total,
        }

    @property
    def good(self) -> int:
        """How many rows come in."""
        return sum(count_of(self.run, status) for status in ("new", "on hold"))

    @property
    def duplicates(self) -> int:
        """How many look like a record that is there."""
        return count_of(self.run, "duplicate")

    @property
    def words(self) -> int:
        """How many hold words that may lead beyond the scope (¶9)."""
        return sum(has_words(line) for line in self.run.lines)

    @property
    def problems(self) -> int:
        """How many have to be put right."""
        return count_of(self.run, "problem")


def preview(actor: Actor, run: ImportRun, status: str, number: int) -> Preview:
    """The rows with this status, or all; a record is named only while this person may see it."""
    wanted = status if status in STATUSES or status == WORDS else ""
    lines = [line for line in run.lines if not wanted or line["status"] == wanted or _asked(line, wanted)]
    number = max(1, min(number, -(-len(lines) // PER_PAGE)))
    page = lines[(number - 1) * PER_PAGE : number * PER_PAGE]
    return Preview(run, wanted, number, len(lines), _shown(actor, page))


def has_words(line: Mapping[str, Any]) -> bool:
    """Whether a row holds words of ¶9; previews of before and imports that are done say nothing of it."""
    return bool(line.get("words"))


def _asked(line: Mapping[str, Any], wanted: str) -> bool:
    return wanted == WORDS and has_words(line)


def _shown(actor: Actor, lines: Sequence[Mapping[str, Any]]) -> list[Shown]:
    references = {line["reference"] for line in lines if line["reference"]}
    rows = Activity.objects.visible_to(actor).filter(reference__in=references).only("reference", "title")
    records = {row.reference: row for row in rows} if references else {}
    return [_row(line, records.get(line["reference"])) for line in lines]


def _row(line: Mapping[str, Any], record: Activity | None) -> Shown:
    word, icon = STATUSES[line["status"]]
    all_the_same = str(ALL_THE_SAME.get(line["status"], ""))
    return Shown(line, str(word), icon, TONES.get(line["status"], "open"), record, all_the_same)


def count_of(run: ImportRun, status: str) -> int:
    """How many rows of an import have this status."""
    return int((run.counts or {}).get(status, 0))


def views_of(run: ImportRun, status: str) -> list[dict[str, Any]]:
    """The tabs: all rows, then each status that some have."""
    tabs = [("", _("All"), len(run.lines))]
    tabs += [(key, str(word), count_of(run, key)) for key, (word, _icon) in STATUSES.items() if count_of(run, key)]
    if number := sum(map(has_words, run.lines)):
        tabs.append((WORDS, _("Words of ¶9"), number))
    return [
        {
            "text": f"{word} {number}",
            "url": f"?status={key.replace(' ', '+')}" if key else "?",
            "current": key == status,
        }
        for key, word, number in tabs
    ]


def runs_of(actor: Actor) -> list[ImportRun]:
    """The imports this person has begun and not finished, without what was read."""
    runs = ImportRun.objects.visible_to(actor).filter(committed_at__isnull=True)
    return list(runs.defer("rows", "lines", "headers", "mapping")[:PER_PAGE])

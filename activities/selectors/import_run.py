"""The preview of an import, one page of it, in the words of its reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from activities.importing.statuses import WRITTEN, Status
from activities.models import Activity, ImportRun
from kernel.access.actor import Actor

PER_PAGE = 25
WORDS = "words"  # no status: a notice on rows of several
ICONS: dict[str, str] = {
    Status.NEW: "way",
    Status.HELD: "pause",
    Status.CHANGED: "say",
    Status.DUPLICATE: "more",
    Status.SAME: "check",
    Status.PROBLEM: "care",
}
TONES: dict[str, str] = {Status.NEW: "way", Status.HELD: "care", Status.CHANGED: "care", Status.PROBLEM: "care"}
SAYS_WHY = frozenset({Status.HELD, Status.PROBLEM})
BEFORE_RECORD: dict[str, Any] = {
    Status.CHANGED: lazy("Nothing is overwritten. In the log:"),
    Status.DUPLICATE: lazy("Looks like"),
}
ALL_THE_SAME: dict[str, Any] = {
    Status.NEW: lazy("The row becomes a draft all the same."),
    Status.HELD: lazy("The row becomes a draft all the same, and is on hold."),
    Status.DUPLICATE: lazy("It can be imported all the same."),
}


@dataclass(frozen=True)
class Shown:
    """One row as the page shows it."""

    line: Mapping[str, Any]
    word: str
    icon: str
    tone: str
    why: list[str]
    record: Activity | None
    before_record: str
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
        return sum(count_of(self.run, status) for status in WRITTEN)

    @property
    def duplicates(self) -> int:
        """How many look like a record that is there."""
        return count_of(self.run, Status.DUPLICATE)

    @property
    def words(self) -> int:
        """How many hold words that may lead beyond the scope (¶9)."""
        return sum(has_words(line) for line in self.run.lines)

    @property
    def words_url(self) -> str:
        """Where those rows are shown alone."""
        return _url(WORDS)

    @property
    def problems(self) -> int:
        """How many have to be put right."""
        return count_of(self.run, Status.PROBLEM)


def preview(actor: Actor, run: ImportRun, status: str, number: int) -> Preview:
    """The rows with this status, or all; a record is named only while this person may see it."""
    wanted = status if status in (*Status.values, WORDS) else ""
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
    status = line["status"]
    before, after = (str(words.get(status, "")) for words in (BEFORE_RECORD, ALL_THE_SAME))
    look = (str(Status(status).label), ICONS[status], TONES.get(status, "open"))
    return Shown(line, *look, _why(line), record, before, after)


def _why(line: Mapping[str, Any]) -> list[str]:
    """The sentences that no record beside them says: also that a row looks like one before it."""
    alone = line["status"] in SAYS_WHY or (line["status"] == Status.DUPLICATE and not line["reference"])
    return [capfirst(sentence) for sentence in line.get("why", ())] if alone else []


def count_of(run: ImportRun, status: str) -> int:
    """How many rows of an import have this status."""
    return int((run.counts or {}).get(status, 0))


def views_of(run: ImportRun, status: str) -> list[dict[str, Any]]:
    """The tabs: all rows, then each status that some have."""
    tabs = [("", _("All"), len(run.lines))]
    tabs += [(str(key), str(key.label), count_of(run, key)) for key in Status if count_of(run, key)]
    if number := sum(map(has_words, run.lines)):
        tabs.append((WORDS, _("Words of ¶9"), number))
    return [
        {
            "text": f"{word} {number}",
            "url": _url(key),
            "current": key == status,
        }
        for key, word, number in tabs
    ]


def _url(key: str) -> str:
    return f"?status={key.replace(' ', '+')}" if key else "?"


def runs_of(actor: Actor) -> list[ImportRun]:
    """The imports this person has begun and not finished, without what was read."""
    runs = ImportRun.objects.visible_to(actor).filter(committed_at__isnull=True)
    return list(runs.defer("rows", "lines", "headers", "mapping")[:PER_PAGE])

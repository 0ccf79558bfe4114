"""The history of one record as one reader reads it: who did what, with what changed in the text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from django.db.models import QuerySet

from activities.models import Activity, Revision
from activities.record import RecordData
from activities.selectors.differences import Difference, differences
from activities.selectors.lists import is_own, reads_history
from kernel.access.actor import SECRETARIAT, Actor
from kernel.audit.history import history_of
from kernel.audit.models import Entry
from kernel.members.states import SECRETARIAT_CODE

EDITED, SITTING = "activities.edited", timedelta(hours=1)
OWNER_ONLY = (
    "activities.attached",
    "activities.attachment_removed",
    "activities.co_author_ended",
    "activities.co_author_named",
    "activities.correction_proposed",
    "activities.edited",
    "activities.imported_draft",
    "activities.logged",
    "activities.record.clear",
    "activities.record.clear_on_paper",
    "activities.record.discard",
    "activities.record.recall",
    "activities.record.reopen",
    "activities.scan_kept",
    "activities.scan_removed",
)
FREEZING = (
    "activities.entered_for_state",
    "activities.record.submit",
    "activities.record.accept",
    "activities.corrected",
    "activities.imported",
    "activities.versions_settled",
)


@dataclass(frozen=True)
class Event:
    """One line of the history: who, and what changed in the text."""

    entry: Entry
    who: str
    differences: tuple[Difference, ...] = ()
    version: int | None = None
    attested: bool = False
    times: int = 1


def events_for(activity: Activity, actor: Actor, names: Mapping[str, str]) -> list[Event]:
    """The history: all of it for the owner, what reached the secretariat for the secretariat, none for others."""
    if not reads_history(activity, actor):
        return []
    entries = history_of(activity).order_by("number")
    if not is_own(activity, actor):
        entries = entries.exclude(verb__in=OWNER_ONLY)
    return _with_differences(list(entries), activity.revisions.order_by("number"), actor, names)


def _who(entry: Entry, actor: Actor) -> str:
    """By name for the own office and the secretariat; people of another state by their post alone (DESIGN §4)."""
    by = set(entry.office_codes.split())
    named = actor.always(lambda side: side.has(*SECRETARIAT) or by <= side.office_codes | {SECRETARIAT_CODE})
    return entry.person_label if named else entry.post_label


def versions_for(activity: Activity, actor: Actor) -> list[tuple[Revision, str, str]]:
    """Every frozen version, newest first, with who froze it by doing what."""
    pairs = _with_revisions(history_of(activity).order_by("number"), activity.revisions.order_by("number"))
    return [(revision, _who(entry, actor), entry.sentence) for entry, revision in pairs if revision][::-1]


def _with_revisions(entries: Iterable[Entry], revisions: Iterable[Revision]) -> Iterator[tuple[Entry, Revision | None]]:
    """Each entry with the version that it froze."""
    waiting = list(revisions)
    for entry in entries:
        freezes = entry.verb in FREEZING or entry.verb.startswith("activities.timing.")
        yield entry, waiting.pop(0) if freezes and waiting else None


def _with_differences(
    entries: list[Entry], revisions: QuerySet[Revision], actor: Actor, names: Mapping[str, str]
) -> list[Event]:
    """Newest first; each freezing step carries its version and what changed since the one before."""
    before, events = None, []
    for entry, revision in _with_revisions(entries, revisions):
        if revision is None:
            events.append(Event(entry, _who(entry, actor)))
            continue
        now = RecordData.from_json(revision.snapshot)
        changed = differences(before, now, names) if before else ()
        events.append(Event(entry, _who(entry, actor), changed, revision.number, revision.attested))
        before = now
    return _one_sitting(events)[::-1]


def _one_sitting(events: list[Event]) -> list[Event]:
    """A form that saves by itself saves often: changes of one person within an hour are one line."""
    kept: list[Event] = []
    for event in events:
        before = kept[-1] if kept else None
        if before and before.entry.verb == EDITED == event.entry.verb and _same_sitting(before, event):
            kept[-1] = replace(event, times=before.times + 1)
        else:
            kept.append(event)
    return kept


def _same_sitting(before: Event, after: Event) -> bool:
    return before.who == after.who and after.entry.domain_at - before.entry.domain_at <= SITTING

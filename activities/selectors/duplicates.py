"""Records that may be the same activity: a hint, and only among what its reader may see (DESIGN §4)."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q

from activities.content import data_of, working_data
from activities.likeness import likeness
from activities.models import Activity, Participation
from activities.querysets import ActivityQuerySet
from activities.record import RecordData
from activities.selectors.lists import marked, reads_all, reads_working
from activities.states import OPEN_STATES, PRINTED, Precision, Role, State
from kernel.access.actor import Actor
from mechanisms.models import Mechanism

AROUND = timedelta(days=3)  # two sides may remember a day differently
LONGEST = timedelta(days=366)  # what lasted longer than a year is not looked for
LOOKED_AT = 300
SAME_TITLE, LIKE_TITLE, NEAR_TITLE = 0.9, 0.6, 0.35
EXACT = frozenset({Precision.DAY, Precision.RANGE})


@dataclass(frozen=True)
class Traits:
    """What two records are compared by, as far as one reader may see it."""

    title: str
    states: frozenset[str]
    mechanisms: frozenset[str]


def likely_duplicates(
    actor: Actor, data: RecordData, *, exclude: Collection[str] = (), most: int = 3
) -> list[Activity]:
    """The records this person may see that look like this one, the likeliest first; one query."""
    first, last = data.date_from, data.date_to
    if first is None or last is None or not data.title.strip():
        return []
    typed = _typed(data)
    near = around(first, last, data.precision)
    rows = _beside(Activity.objects.visible_to(actor), actor).filter(near).newest()[:LOOKED_AT]
    found = [(alike(typed, _traits(row, actor)), row) for row in rows if row.reference not in exclude]
    likely = sorted((pair for pair in found if pair[0]), key=lambda pair: (-pair[0], pair[1].reference))
    return [row for _much, row in likely[:most]]


def likeliest_of_each(actor: Actor, contents: Collection[RecordData]) -> list[str]:
    """The same for many contents at once: for each the reference of the likeliest record, or nothing; one query."""
    days = [(data.date_from, data.date_to) for data in contents if data.date_from and data.date_to]
    if not days:
        return [""] * len(contents)
    near = around(min(first for first, _last in days), max(last for _first, last in days), Precision.DAY)
    by_month: dict[tuple[int, int], list[tuple[Any, Traits]]] = defaultdict(list)
    for row in _beside(Activity.objects.visible_to(actor), actor).filter(near).newest():
        for month in _months(row.date_from, row.date_to):
            by_month[month].append((row, _traits(row, actor)))
    return [_likeliest(data, by_month) for data in contents]


def _likeliest(data: RecordData, by_month: Mapping[tuple[int, int], list[tuple[Any, Traits]]]) -> str:
    if data.date_from is None or data.date_to is None or not data.title.strip():
        return ""
    slack = AROUND if data.precision in EXACT else timedelta(0)
    before, after = data.date_from - slack, data.date_to + slack
    typed = _typed(data)
    found = [
        (alike(typed, traits), row.reference)
        for month in _months(before, after)
        for row, traits in by_month.get(month, ())
        if row.date_from <= after and row.date_to >= before
    ]
    much, reference = max(found, default=(0.0, ""))
    return reference if much else ""


def _months(first: date, last: date) -> Iterator[tuple[int, int]]:
    """The months of these days; what lasts longer than a year is looked for in its first year."""
    start = 12 * first.year + first.month - 1
    for month in range(start, min(start + 13, 12 * last.year + last.month)):
        yield divmod(month, 12)


def _typed(data: RecordData) -> Traits:
    states = frozenset(party.code for party in data.parties if party.code)
    return Traits(data.title, states, frozenset(data.mechanisms))


def duplicates_of(activity: Activity, actor: Actor) -> list[Activity]:
    """What looks like a record that is still on its way, for its owner and the secretariat, which check it."""
    if activity.state not in OPEN_STATES or activity.is_correction or not reads_all(activity, actor):
        return []
    data = working_data(activity) if reads_working(activity, actor) else data_of(activity)
    return likely_duplicates(actor, data, exclude=[activity.reference])


def around(first: date, last: date, precision: str) -> Q:
    """Days that overlap; a month or a year is wide already, an exact day is widened a little."""
    slack = AROUND if precision in EXACT else timedelta(0)
    before, after = first - slack, last + slack
    indexed = Q(sort_on__range=(before - LONGEST, after))
    return indexed & Q(date_from__lte=after, date_to__gte=before)


def alike(one: Traits, other: Traits) -> float:
    """How likely it is the same activity; 0 when it is not worth a hint."""
    titles, common = likeness(one.title, other.title), one.states & other.states
    if len(common) > 1:
        return 1 + titles if titles >= NEAR_TITLE or one.mechanisms & other.mechanisms else 0.0
    apart = len(one.states) > 1 and len(other.states) > 1
    return titles if titles >= (SAME_TITLE if apart else LIKE_TITLE) else 0.0


def _beside(rows: ActivityQuerySet, actor: Actor) -> ActivityQuerySet:
    parts = Participation.objects.filter(activity=OuterRef("pk"), office__isnull=False).exclude(role=Role.DROPPED)
    return (
        marked(rows.records().exclude(state=State.WITHDRAWN), actor)
        .defer("summary", "reportable_text", "working", "source")
        .annotate(
            named_codes=ArraySubquery(parts.order_by().values("office__code")),
            printed_codes=ArraySubquery(parts.order_by().filter(confirmation__in=PRINTED).values("office__code")),
            mechanism_codes=ArraySubquery(Mechanism.objects.filter(activities=OuterRef("pk")).values("code")),
        )
    )


def _traits(row: Any, actor: Actor) -> Traits:
    """What this reader may see of a record: a party that is not confirmed tells nothing to others."""
    named = frozenset(row.named_codes)
    own = frozenset.intersection(*(side.office_codes for side in actor.sides))
    seen = named if reads_all(row, actor) else frozenset(row.printed_codes) | (named & own)
    return Traits(row.title, seen, frozenset(row.mechanism_codes))

"""The list of activities: search, filters, order, one page."""

from dataclasses import dataclass

from django.db.models import Q
from django.db.models.functions import ExtractYear

from activities.models import Activity, Participation
from activities.querysets import ActivityQuerySet
from activities.sentences import ALL_OF
from activities.states import Level, Role
from kernel.access.actor import SECRETARIAT, Actor

PER_PAGE = 25
LONGEST_BOUND = 18


@dataclass(frozen=True)
class Wanted:
    """What the reader asked for; empty means any."""

    q: str = ""
    state: str = ""
    form: str = ""
    mechanism: str = ""
    year: int | None = None
    view: str = ""


@dataclass(frozen=True)
class Page:
    """One page of the list."""

    rows: list[Activity]
    total: int
    number: int

    @property
    def first(self) -> int:
        """The place of the first row, counted from one."""
        return (self.number - 1) * PER_PAGE + 1

    @property
    def last(self) -> int:
        """The place of the last row."""
        return self.first + len(self.rows) - 1

    @property
    def has_older(self) -> bool:
        """Whether a page follows."""
        return self.last < self.total


def list_page(actor: Actor, wanted: Wanted, number: int = 1) -> Page:
    """The records this person sees and asked for, newest first."""
    found = matching(actor, wanted)
    total = found.count()
    number = max(1, min(number, -(-total // PER_PAGE)))
    start = (number - 1) * PER_PAGE
    rows = list(found.for_lists().newest()[start : start + PER_PAGE])
    for row in rows:
        row.parties_in_words = parties_in_words(row, actor)
    return Page(rows=rows, total=total, number=number)


def matching(actor: Actor, wanted: Wanted) -> ActivityQuerySet:
    """The filters over what this person may see; a correction is never listed."""
    rows = Activity.objects.visible_to(actor).records()
    if wanted.q:
        rows = rows.filter(found_by(actor, wanted.q))
    exact = {"state": wanted.state, "mechanisms__code": wanted.mechanism, "sort_on__year": wanted.year}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if wanted.form:
        rows = rows.filter(forms__contains=[wanted.form])
    return rows.filter(owner_id__in=actor.office_ids) if wanted.view == "own" else rows


def found_by(actor: Actor, words: str) -> Q:
    """Title, reference and the text this reader may read: where a reportable text stands for it, not the summary."""
    open_text = Q(reportable_text="") | Q(owner_id__in=actor.office_ids)
    summary = Q(summary__icontains=words)
    if not actor.has(*SECRETARIAT):
        summary &= open_text
    named = Q(title__icontains=words) | Q(reference__icontains=words) | Q(reportable_text__icontains=words)
    return named | summary | Q(place__icontains=words)


def years(actor: Actor) -> list[int]:
    """The years in which the records this person sees began."""
    found = Activity.objects.visible_to(actor).records().annotate(year=ExtractYear("sort_on"))
    return sorted(set(found.order_by().values_list("year", flat=True).distinct()), reverse=True)


def reads_all(activity: Activity, actor: Actor) -> bool:
    """Whether this reader sees the whole record: its owner's office and the secretariat."""
    return activity.owner_id in actor.office_ids or actor.has(*SECRETARIAT)


def parties_in_words(activity: Activity, actor: Actor) -> str:
    """The parties this reader may see, names bound; a meeting of all Member States says so."""
    parts = seen_parties(activity, actor)
    states = [part for part in parts if part.office_id and part.role != Role.OBSERVER]
    rest = [part for part in parts if part not in states]
    if activity.level == Level.ASEAN_WIDE and len(states) in ALL_OF:
        names = [f"All {ALL_OF[len(states)].removeprefix('all ')}"]
    else:
        names = [bound(part.name) for part in states]
    return ", ".join([*names, *(bound(part.name) for part in rest)])


def bound(name: str) -> str:
    """A name that does not break at the end of a line: Viet Nam, Timor-Leste."""
    return name.replace(" ", "\u00a0").replace("-", "\u2011") if len(name) <= LONGEST_BOUND else name


def seen_parties(activity: Activity, actor: Actor) -> list[Participation]:
    """The parties this reader may see: others see a party only after it is confirmed (DESIGN §4)."""
    parts = [part for part in activity.participations.all() if part.role != "dropped"]
    if reads_all(activity, actor):
        return parts
    return [part for part in parts if part.printed or part.office_id in actor.office_ids]

"""The list of activities: search, filters, order, one page."""

from dataclasses import dataclass

from django.db.models import Case, IntegerField, Q, Value, When
from django.db.models.functions import ExtractYear

from activities.models import Activity, Participation
from activities.querysets import ActivityQuerySet
from activities.sentences import all_of, beside_members, opened
from activities.states import Role
from kernel.access.actor import SECRETARIAT, Actor
from kernel.access.policy import policy_for
from kernel.members.selectors import Roll, roll_of
from kernel.members.states import Body

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
    roll = roll_of(Body.ADMM)
    rows = list(marked(found.for_lists(), actor).newest()[start : start + PER_PAGE])
    for row in rows:
        row.parties_in_words = parties_in_words(row, actor, roll)
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
    summary = Q(summary__icontains=words)
    for side in actor.sides:
        if not side.has(*SECRETARIAT):
            summary &= Q(reportable_text="") | policy_for(Activity).condition(side, "read_working")
    named = Q(title__icontains=words) | Q(reference__icontains=words) | Q(reportable_text__icontains=words)
    return named | summary | Q(place__icontains=words)


def years(actor: Actor) -> list[int]:
    """The years in which the records this person sees began."""
    found = Activity.objects.visible_to(actor).records().annotate(year=ExtractYear("sort_on"))
    return sorted(set(found.order_by().values_list("year", flat=True).distinct()), reverse=True)


def marked(rows: ActivityQuerySet, actor: Actor) -> ActivityQuerySet:
    """Rows that say whether this reader reads the text in work: `may_read_working`."""
    condition = policy_for(Activity).condition(actor, "read_working")
    return rows.annotate(
        may_read_working=Case(When(condition, then=Value(1)), default=Value(0), output_field=IntegerField())
    )


def reads_working(activity: Activity, actor: Actor) -> bool:
    """Whether this reader reads the text in work: the owner's office, and a co-author on a row that was `marked`."""
    return is_own(activity, actor) or bool(getattr(activity, "may_read_working", False))


def reads_all(activity: Activity, actor: Actor) -> bool:
    """Whether this reader sees the whole record: who reads the text in work, and the secretariat."""
    return reads_working(activity, actor) or reads_history(activity, actor)


def reads_history(activity: Activity, actor: Actor) -> bool:
    """Whether this reader is told who did what: people of the owner's office and of the secretariat."""
    return actor.always(lambda side: is_own(activity, side) or side.has(*SECRETARIAT))


def is_own(activity: Activity, actor: Actor) -> bool:
    """Whether the reader's office owns the record; in a preview, the offices of both."""
    return actor.always(lambda side: activity.owner_id in side.office_ids)


def parties_in_words(activity: Activity, actor: Actor, roll: Roll) -> str:
    """The parties this reader may see, names bound; a meeting of all Member States says so."""
    parts = seen_parties(activity, actor)
    states = [part for part in parts if part.office_id and part.role != Role.OBSERVER]
    rest = [part for part in parts if part not in states]
    everyone = all_of([part.office.code for part in states if part.office], activity.level, activity.date_from, roll)
    if everyone:
        codes = beside_members([part.office.code for part in states if part.office], activity.date_from, roll)
        states = [part for part in states if part.office and part.office.code in codes]
    names = [*([opened(everyone)] if everyone else []), *(bound(part.name) for part in states)]
    return ", ".join([*names, *(bound(part.name) for part in rest)])


def bound(name: str) -> str:
    """A name that does not break at the end of a line: Viet Nam, Timor-Leste."""
    return name.replace(" ", "\u00a0").replace("-", "\u2011") if len(name) <= LONGEST_BOUND else name


def seen_parties(activity: Activity, actor: Actor) -> list[Participation]:
    """The parties this reader may see: others see a party only after it is confirmed (DESIGN §4)."""
    parts = [part for part in activity.participations.all() if part.role != "dropped"]
    if reads_all(activity, actor):
        return parts
    known = [
        {part for part in parts if part.office_id in side.office_ids or reads_all(activity, side)}
        for side in actor.sides
    ]
    return [part for part in parts if part.printed or all(part in some for some in known)]

"""The list of activities: search, filters, order, one page."""

from dataclasses import dataclass

from django.db.models import Case, IntegerField, Value, When

from activities.models import Activity, Participation
from activities.querysets import ActivityQuerySet
from activities.selectors.paging import Page, page_of
from activities.selectors.searching import found_by, named_to
from activities.sentences import all_of, beside_members, opened
from activities.states import Role
from kernel.access.actor import SECRETARIAT, Actor
from kernel.access.policy import policy_for
from kernel.members.selectors import Roll
from kernel.search.snippet import snippet

LONGEST_BOUND = 18
EXACT = {
    "state": "state",
    "timing": "timing",
    "level": "level",
    "mechanism": "mechanisms__code",
    "challenge": "challenges__code",
    "year": "sort_on__year",
}
AMONG = {"form": "forms", "domain": "domains"}
TEXTS = ("summary", "reportable_text")


@dataclass(frozen=True)
class Wanted:
    """What the reader asked for; empty means any."""

    q: str = ""
    state: str = ""
    form: str = ""
    mechanism: str = ""
    year: int | None = None
    party: str = ""
    timing: str = ""
    domain: str = ""
    challenge: str = ""
    level: str = ""
    view: str = ""


def list_page(actor: Actor, wanted: Wanted, *, roll: Roll, after: str = "", before: str = "") -> Page:
    """The records this person sees and asked for, newest first."""
    page = page_of(matching(actor, wanted), lambda rows: marked(rows.for_lists(), actor), after=after, before=before)
    for row in page.rows:
        row.parties_in_words = parties_in_words(row, actor, roll)
        row.snippet = snippet(found_text(row, actor), wanted.q) if wanted.q else []
    return page


def matching(actor: Actor, wanted: Wanted) -> ActivityQuerySet:
    """The filters over what this person may see; a correction is never listed."""
    rows = Activity.objects.visible_to(actor).records()
    if wanted.q:
        rows = rows.filter(found_by(actor, wanted.q))
    if wanted.party:
        rows = rows.filter(named_to(actor, wanted.party))
    asked = {EXACT[name]: getattr(wanted, name) for name in EXACT}
    asked |= {f"{AMONG[name]}__contains": [getattr(wanted, name)] for name in AMONG if getattr(wanted, name)}
    rows = rows.filter(**{lookup: value for lookup, value in asked.items() if value})
    return rows.filter(owner_id__in=actor.office_ids) if wanted.view == "own" else rows


def marked(rows: ActivityQuerySet, actor: Actor) -> ActivityQuerySet:
    """Rows that say whether this reader reads the text in work: `may_read_working`."""
    condition = policy_for(Activity).condition(actor, "read_working")
    return rows.annotate(
        may_read_working=Case(When(condition, then=Value(1)), default=Value(0), output_field=IntegerField())
    )


def found_text(row: Activity, actor: Actor) -> str:
    """The text this reader reads under the title: the summary, or the text that may be reported in its place."""
    texts = row.working if row.working and reads_working(row, actor) else {name: getattr(row, name) for name in TEXTS}
    return str(texts["summary"] if reads_all(row, actor) else texts["reportable_text"] or texts["summary"])


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
    parts = [part for part in activity.participations.all() if part.role != Role.DROPPED]
    if reads_all(activity, actor):
        return parts
    known = [
        {part for part in parts if part.office_id in side.office_ids or reads_all(activity, side)}
        for side in actor.sides
    ]
    return [part for part in parts if part.printed or all(part in some for some in known)]

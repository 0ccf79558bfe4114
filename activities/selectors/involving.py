"""The log as the register's pages show it: the activities that involved one mechanism."""

from django.urls import reverse

from activities.models import Activity
from activities.selectors.lists import Wanted, matching
from activities.states import Audience, State, Timing
from kernel.access.actor import Actor
from kernel.ui.dates import when_words
from mechanisms.models import Mechanism
from mechanisms.selectors.involved import Involved, Involvement, Tag


def involving(actor: Actor, mechanism: Mechanism, most: int) -> Involvement:
    """The newest records with this mechanism that this person sees; what was withdrawn involved nobody."""
    found = matching(actor, Wanted(mechanism=mechanism.code)).exclude(state=State.WITHDRAWN)
    rows = list(found.newest()[: most + 1])
    more = f"{reverse('activities:activity-list')}?mechanism={mechanism.code}" if len(rows) > most else ""
    return Involvement([_line(row) for row in rows[:most]], more)


def _line(row: Activity) -> Involved:
    return Involved(
        title=row.title,
        reference=row.reference,
        url=reverse("activities:activity-detail", args=[row.reference]),
        when=when_words(row.date_from, row.date_to, row.precision),
        place=row.place,
        tags=tuple(_tags(row)),
        sample=row.sample,
    )


def _tags(row: Activity) -> list[Tag]:
    """How a record stands that is not shared, and an activity that did not take place yet."""
    tags = []
    if row.audience == Audience.HELD:
        tags.append(Tag("on_hold", "On hold"))
    elif row.audience != Audience.ALL:
        tags.append(Tag(row.state, row.get_state_display()))
    if row.timing != Timing.TOOK_PLACE:
        tags.append(Tag(row.timing, row.get_timing_display()))
    return tags

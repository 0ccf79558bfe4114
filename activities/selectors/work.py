"""What is open in the log as a whole: the secretariat's desk, sample data included."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as lazy

from activities.models import Activity
from activities.querysets import ActivityQuerySet
from activities.selectors.other_versions import to_settle
from activities.selectors.waiting import without_consensus
from activities.states import OPEN_STATES, Audience
from kernel.access.actor import Actor
from kernel.access.policy import policy_for
from kernel.errors import Forbidden

MOST = 100


@dataclass(frozen=True)
class Pile:
    """One kind of open question: its name, what it means, the page on which it is answered."""

    title: Any
    note: Any
    verb: Any
    page: str
    rows: Callable[[Actor], ActivityQuerySet]


def on_hold(actor: Actor) -> ActivityQuerySet:
    """Records on hold, accepted or not."""
    return Activity.objects.allowing(actor, "hold").records().filter(audience=Audience.HELD)


def texts_for_two(actor: Actor) -> ActivityQuerySet:
    """Proposals that make two records one."""
    return Activity.objects.visible_to(actor).filter(absorbs__isnull=False, state__in=OPEN_STATES)


PILES = (
    Pile(
        lazy("Consensus to be recorded"),
        lazy("No report prints an 8(d) activity before its consensus is recorded."),
        lazy("Record the consensus"),
        "activities:activity-consensus",
        without_consensus,
    ),
    Pile(
        lazy("Date or place known in two ways"),
        lazy("The owner corrects, the state confirms, or the record says no more than both."),
        lazy("See both versions"),
        "activities:activity-versions",
        to_settle,
    ),
    Pile(
        lazy("On hold (¶9)"),
        lazy("Nobody but the owner and the secretariat sees them in a list."),
        lazy("See the record"),
        "activities:activity-detail",
        on_hold,
    ),
    Pile(
        lazy("One text for two records"),
        lazy("Both owners confirm first."),
        lazy("See the text"),
        "activities:activity-detail",
        texts_for_two,
    ),
)


def may_see_work(actor: Actor) -> bool:
    """Whether this person keeps the log as a whole: officers."""
    return bool(policy_for(Activity).branches(actor, "record_consensus"))


def piles_for(actor: Actor) -> list[tuple[Pile, list[Activity]]]:
    """Each pile with its records, the oldest question first; one query each."""
    if not may_see_work(actor):
        raise Forbidden
    return [(pile, list(pile.rows(actor).select_related("owner").order_by("state_since")[:MOST])) for pile in PILES]

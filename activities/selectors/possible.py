"""When a list of what may be done with a record names an act, beside the policy: what the record itself says."""

from django.db.models import Exists, OuterRef

from activities.models import Activity, HoldDecision, OtherVersion
from activities.querysets import ActivityQuerySet
from activities.states import OPEN_STATES, Audience, State

OF_THE_RECORD = OuterRef("pk")


def with_facts(rows: ActivityQuerySet) -> ActivityQuerySet:
    """The records with what the functions below ask, in the query that fetches them."""
    waiting = {"hold__activity": OF_THE_RECORD, "hold__closed_at__isnull": True, "answered_at__isnull": True}
    found: ActivityQuerySet = rows.annotate(
        in_two_ways=Exists(OtherVersion.objects.filter(activity=OF_THE_RECORD, ended_at__isnull=True)),
        decision_waits=Exists(HoldDecision.objects.filter(**waiting)),
        being_corrected=Exists(Activity.objects.filter(corrects=OF_THE_RECORD, state__in=OPEN_STATES)),
    )
    return found


def always(activity: Activity) -> bool:
    """Whenever the policy allows it."""
    return True


def consensus_open(activity: Activity) -> bool:
    """Form 8(d) that needs a consensus, and no place of it is known."""
    return activity.consensus_open


def known_in_two_ways(activity: Activity) -> bool:
    """A named state gives another date or place."""
    return bool(getattr(activity, "in_two_ways", False))


def on_hold(activity: Activity) -> bool:
    """¶9."""
    return activity.audience == Audience.HELD


def not_on_hold(activity: Activity) -> bool:
    """It can be put on hold."""
    return not on_hold(activity)


def lifted_by_one(activity: Activity) -> bool:
    """On hold and not accepted yet: the secretariat alone lifts it."""
    return on_hold(activity) and activity.state != State.ACCEPTED


def something_proposed(activity: Activity) -> bool:
    """A proposal for the hold waits for its answer."""
    return bool(getattr(activity, "decision_waits", False))


def nothing_proposed(activity: Activity) -> bool:
    """None waits."""
    return not something_proposed(activity)


def not_being_corrected(activity: Activity) -> bool:
    """No correction of it is open."""
    return not getattr(activity, "being_corrected", False)

"""When a list of what may be done with a record names an act: the same facts by which its page shows the link."""

from activities.models import Activity, HoldDecision, OtherVersion
from activities.states import Audience, State, awaits_consensus


def always(activity: Activity) -> bool:
    """Whenever the policy allows it."""
    return True


def consensus_open(activity: Activity) -> bool:
    """Form 8(d), and no place of its consensus is known."""
    return awaits_consensus(activity.forms, activity.consensus_kind, activity.consensus_reference)


def known_in_two_ways(activity: Activity) -> bool:
    """A named state gives another date or place."""
    return OtherVersion.objects.filter(activity=activity, ended_at__isnull=True).exists()


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
    waiting = {"hold__activity": activity, "hold__closed_at__isnull": True, "answered_at__isnull": True}
    return HoldDecision.objects.filter(**waiting).exists()


def nothing_proposed(activity: Activity) -> bool:
    """None waits."""
    return not something_proposed(activity)

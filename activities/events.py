"""What the log tells the rooms above; ids only, reactions are listed in portal/wiring.py."""

from dataclasses import dataclass

from kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class ActivityEvent(Event):
    """Something happened to one activity."""

    activity_id: int


class ActivitySubmitted(ActivityEvent):
    """A record was sent to the secretariat."""


class ActivityAccepted(ActivityEvent):
    """The secretariat accepted a record."""


class ActivityShared(ActivityEvent):
    """All Member States may now read the record."""


class ActivityUnshared(ActivityEvent):
    """A shared record is no longer shared: a confirmation was withdrawn or a state asked not to report it."""


class ActivityHeld(ActivityEvent):
    """A record was put on hold under ¶9."""


class ActivityReleased(ActivityEvent):
    """A hold was lifted."""


class ActivityWithdrawn(ActivityEvent):
    """Its owner withdrew an accepted record."""


class ActivityCorrected(ActivityEvent):
    """A correction was applied to an accepted record."""


class ActivityMerged(ActivityEvent):
    """A record ended in another one of the same activity."""


class ActivityTimingChanged(ActivityEvent):
    """Something became known of the activity itself: held, postponed, cancelled."""

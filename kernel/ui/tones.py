"""Every state's tone and icon, by its value: what is done recedes, what is on the way has a tint."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tone:
    """How a state is shown; the word comes from the model's choices."""

    name: str
    icon: str


REST = Tone("rest", "draft")
WAY = Tone("way", "way")
DONE = Tone("done", "check")
CARE = Tone("care", "care")
OPEN = Tone("open", "none")
WAITING = Tone("open", "clock")
PAUSED = Tone("care", "pause")
ENDED = Tone("open", "x")
PLAN = Tone("open", "cal")

TONES: dict[str, Tone] = {
    # activity record, national input
    "draft": REST,
    "cleared": Tone("way", "stop"),
    "submitted": WAY,
    "accepted": DONE,
    "returned": Tone("care", "back"),
    "withdrawn": ENDED,
    "on_hold": PAUSED,
    "shared": DONE,
    "applied": DONE,
    "merged": DONE,
    # activity timing
    "proposed": Tone("open", "say"),
    "planned": PLAN,
    "confirmed": Tone("way", "cal"),
    "took_place": Tone("open", "check"),
    "postponed": Tone("care", "clock"),
    "cancelled": ENDED,
    # participation
    "not_asked": OPEN,
    "asked": WAITING,
    "owner": DONE,
    "basis": DONE,
    "declined": ENDED,
    "differs": Tone("way", "say"),
    # a declared role
    "declared": DONE,
    "set_aside": ENDED,
    "replaced": ENDED,
    # a request that takes a second person
    "agreed": DONE,
    # consensus
    "open": WAY,
    "continuing": WAY,
    "closed": DONE,
    "no_objection": DONE,
    "comment": Tone("way", "say"),
    "reservation": Tone("care", "say"),
    "objection": Tone("care", "stop"),
    # report stage
    "drafting": REST,
    "circulated": WAY,
    "settled": Tone("done", "lock"),
    "transmitted": DONE,
    "outcome_recorded": DONE,
    "noted": DONE,
    "endorsed": DONE,
    "adopted": DONE,
    "approved": DONE,
    "by_circulation": DONE,
    "deferred": WAITING,
    "referred_back": Tone("care", "back"),
    # pack
    "compiled": WAY,
    "released": DONE,
    "superseded": Tone("open", "more"),
    # job
    "queued": WAITING,
    "running": WAY,
    "done": DONE,
    "failed": CARE,
    # document
    "in_force": DONE,
    "expired": ENDED,
}

# A value with another meaning in one field: a confirmed date is still ahead, a party that has confirmed is done.
BY_FIELD: dict[tuple[str, str], Tone] = {("confirmation", "confirmed"): DONE}


def tone_of(value: object, field: str = "") -> Tone:
    """The tone of a state; a choices class may carry its own `tone` and `icon`."""
    own = getattr(value, "tone", None), getattr(value, "icon", None)
    if own[0] and own[1]:
        return Tone(str(own[0]), str(own[1]))
    if special := BY_FIELD.get((field, str(value))):
        return special
    return TONES.get(str(value).replace("-", "_").replace(" ", "_").lower(), OPEN)

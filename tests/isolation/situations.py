"""A record of the log in every situation it can be in, made the way people make them: through the services."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from activities.models import Activity
from activities.services.correct import propose_correction
from activities.services.hold import hold_activity
from activities.services.report_wish import ask_not_to_report
from activities.services.step import take_step
from tests.factories import activities, members

NAMED = ("KH", "LA")


@dataclass(frozen=True)
class Maker:
    """Who makes a record: the cast, and the office that owns it."""

    cast: Any
    owner: str = "VN"

    @property
    def writer(self) -> Any:
        """Who logs: a focal point, or an officer of the secretariat."""
        return (self.cast.officer if self.owner == "SEC" else self.cast.vn_focal).actor

    @property
    def states(self) -> tuple[str, ...]:
        """The states it names, its owner among them."""
        return NAMED if self.owner == "SEC" else (*NAMED, "VN")

    def step(self, row: Activity, name: str, who: Any = None, **more: Any) -> Activity:
        """One transition by the owner, or by somebody else."""
        return take_step(actor=who or self.writer, activity=row, name=name, **more)

    def given(self, title: str, **values: Any) -> dict[str, Any]:
        """The content: a title that stands nowhere else; an owner that is no state hosts nothing."""
        return {"title": title, "host": "LA" if self.owner == "SEC" else "VN"} | values


def draft(make: Maker, title: str) -> Activity:
    return activities.draft(make.writer, *make.states, **make.given(title))


def cleared(make: Maker, title: str) -> Activity:
    row = draft(make, title)
    with members.clearing("VN"):
        return make.step(row, "clear", make.cast.vn_approver.actor)


def submitted(make: Maker, title: str) -> Activity:
    return activities.submitted(make.writer, *make.states, **make.given(title))


def entered(make: Maker, title: str) -> Activity:
    content = activities.record(*make.states, **make.given(title))
    return activities.entered(make.cast, content)


def recalled(make: Maker, title: str) -> Activity:
    return make.step(submitted(make, title), "recall")


def returned(make: Maker, title: str) -> Activity:
    return make.step(submitted(make, title), "send_back", make.cast.officer2.actor, comment="Which town?")


def asked(make: Maker, title: str) -> Activity:
    return activities.accepted(make.cast, make.writer, *make.states, **make.given(title))


def shared(make: Maker, title: str) -> Activity:
    return activities.shared(make.cast, make.writer, *make.states, **make.given(title))


def withheld(make: Maker, title: str) -> Activity:
    return ask_not_to_report(actor=make.cast.la_focal.actor, activity=shared(make, title))


def held(make: Maker, title: str) -> Activity:
    return hold_activity(actor=make.cast.officer2.actor, activity=submitted(make, title), reason="Paragraph 9.")


def set_aside(make: Maker, title: str) -> Activity:
    return hold_activity(actor=make.cast.officer2.actor, activity=shared(make, title), reason="Paragraph 9.")


def discarded(make: Maker, title: str) -> Activity:
    return make.step(draft(make, title), "discard")


def discarded_after_return(make: Maker, title: str) -> Activity:
    return make.step(returned(make, title), "discard")


def withdrawn(make: Maker, title: str) -> Activity:
    return make.step(shared(make, title), "withdraw")


def correction_draft(make: Maker, title: str) -> Activity:
    content = activities.record(*make.states, **make.given(title))
    return propose_correction(actor=make.writer, activity=shared(make, f"{title}, before"), data=content)


def correction_submitted(make: Maker, title: str) -> Activity:
    return activities.corrected(make.writer, shared(make, f"{title}, before"), title=title)


def correction_of_withheld(make: Maker, title: str) -> Activity:
    return activities.corrected(make.writer, withheld(make, f"{title}, before"), title=title)


def correction_returned(make: Maker, title: str) -> Activity:
    row = correction_submitted(make, title)
    return make.step(row, "send_back", make.cast.officer2.actor, comment="Which town?")


def correction_applied(make: Maker, title: str) -> Activity:
    row = correction_submitted(make, title)
    for code in NAMED:
        activities.confirm_participation(actor=getattr(make.cast, f"{code.lower()}_focal").actor, activity=row)
    return make.step(row, "apply", make.cast.officer2.actor)


SITUATIONS: dict[str, Callable[[Maker, str], Activity]] = {
    "draft": draft,
    "cleared": cleared,
    "submitted": submitted,
    "entered": entered,
    "recalled": recalled,
    "returned": returned,
    "asked": asked,
    "shared": shared,
    "withheld": withheld,
    "held": held,
    "set aside": set_aside,
    "discarded": discarded,
    "discarded after return": discarded_after_return,
    "withdrawn": withdrawn,
    "correction, draft": correction_draft,
    "correction, submitted": correction_submitted,
    "correction of a withheld record": correction_of_withheld,
    "correction, returned": correction_returned,
    "correction, applied": correction_applied,
}
ONLY_OF_STATES = frozenset({"cleared", "entered"})  # nobody clears or enters for the secretariat

"""Who can see a record, told to one reader (DESIGN §4, Visibility of an activity)."""

from dataclasses import replace

from django.utils.translation import gettext as _

from activities.models import Activity
from activities.selectors.co_authors import co_authors
from activities.selectors.lists import reads_all, reads_history
from activities.states import Audience, State
from kernel.access.actor import Actor
from kernel.accounts.seeing.sight import DESK, OFFICE, Line, Sight, Telling, who_sees


def sight_of(activity: Activity, actor: Actor) -> Sight:
    """Everybody who sees the record now; `activity` is `marked` for this reader."""
    telling = Telling(
        why=reasons(),
        veiled={} if reads_all(activity, actor) else {"named": _others_named(activity)},
        held=co_authors(activity),
        granted=_("Co-author, asked by the owner to write in the draft."),
        people=reads_history(activity, actor),
    )
    sight = who_sees(activity, actor, telling)
    return replace(sight, lines=(*sight.lines, *_who_decides(activity, actor)))


def _who_decides(activity: Activity, actor: Actor) -> list[Line]:
    """Whoever acts for the Chair reads an accepted record on hold, by a right of its own and in no list (¶9)."""
    held = activity.audience == Audience.HELD and activity.state == State.ACCEPTED
    why = _("Decides with a publisher what becomes of the hold.")
    return [Line(_("The Chair’s post-holder"), why)] if held and reads_all(activity, actor) else []


def reasons() -> dict[tuple[str, str], str]:
    """Why an office sees a record, for each scope of the policy."""
    return {
        (OFFICE, "own"): _("Owner of the record."),
        (DESK, "own"): _("Owner of the record."),
        (DESK, "submitted_by_others"): _("The record has been submitted."),
        (OFFICE, "named"): _("Named in the record."),
        (OFFICE, "shared"): _("The record is shared."),
    }


def _others_named(activity: Activity) -> str:
    """Named states whose part is not confirmed yet are not told to each other; nor is it told that there are any."""
    if activity.audience == Audience.WITHHELD:
        return ""
    return _("Any other Member State that the record names")

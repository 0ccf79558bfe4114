"""One record as the API shows it to one reader: the text its page shows them, and the same parties."""

from typing import Any

from activities.models import Activity
from activities.selectors.lists import reads_working
from activities.selectors.reading import parts_for, text_for, whole_text
from activities.states import State
from kernel.access.actor import Actor


def shown(activity: Activity, actor: Actor) -> dict[str, Any]:
    """Its content and where it stands; `activity` comes from `for_record` and was `marked`."""
    return {
        **vars(text_for(whole_text(activity, actor), activity, actor)),
        "reference": activity.reference,
        "owner": activity.owner.code,
        "corrects": activity.corrects.reference if activity.corrects else None,
        "state": activity.state,
        "version": version_for(activity, actor),
        "parties": parties_shown(activity, actor),
    }


def parties_shown(activity: Activity, actor: Actor) -> list[dict[str, Any]]:
    """The parties this reader may see, with the answer of each."""
    return [
        {
            "code": part.office.code if part.office else "",
            "organisation": part.organisation,
            "role": part.role,
            "services": part.services,
            "represented_by": part.represented_by,
            "confirmation": part.confirmation,
        }
        for part in parts_for(activity, actor)
    ]


def version_for(activity: Activity, actor: Actor) -> int | None:
    """Of a returned record nothing: it counts what its owner writes into it before it is sent again."""
    told = activity.state != State.RETURNED or reads_working(activity, actor)
    return activity.version if told else None

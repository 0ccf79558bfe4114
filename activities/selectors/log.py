"""For which office a person may log."""

from activities.models import Activity
from activities.policy import WRITERS
from kernel.access.actor import Actor
from kernel.access.policy import policy_for
from kernel.errors import Forbidden
from kernel.members.models import Office


def office_that_logs(actor: Actor) -> int:
    """The office of the first post that may log; `Forbidden` when there is none."""
    if not may_log(actor):
        raise Forbidden
    return actor.posts_with(WRITERS)[0].office_id


def clears_first(office_id: int) -> bool:
    """Whether this office clears its records before it submits them."""
    return Office.objects.filter(pk=office_id, clears=True).exists()


def may_enter(actor: Actor) -> bool:
    """Whether this person may enter an activity for a state."""
    return bool(policy_for(Office).branches(actor, "enter_for"))


def may_log(actor: Actor) -> bool:
    """Whether this person may log an activity."""
    return bool(policy_for(Activity).branches(actor, "log"))

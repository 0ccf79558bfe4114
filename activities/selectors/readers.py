"""Who can read one record, now and after each step to come, in words."""

from django.utils.translation import gettext as _

from activities.models import Activity, Participation
from activities.selectors.lists import is_own, reads_all
from activities.states import Audience, State
from kernel.access.actor import Actor
from kernel.members.states import SECRETARIAT_CODE


def readers_in_words(activity: Activity, actor: Actor) -> list[tuple[str, str]]:
    """Who can read it: now, and after each step to come; no party is named to those who may not see it yet."""
    if not reads_all(activity, actor):
        parties = _("its owner, the secretariat and the states it names")
        words = {
            Audience.ALL: _("all Member States"),
            Audience.WITHHELD: _("its owner, the secretariat and your state"),
        }
        return [(_("Now"), words.get(Audience(activity.audience), parties))]
    named = _names([part for part in activity.participations.all() if part.office_id in activity.named_ids])
    owner = _with_secretariat(activity)
    accepted = (
        _("When accepted"),
        _("also %(states)s, asked to confirm") % {"states": named} if named else _("all Member States"),
    )
    shared = (_("When they confirm, or on a public source"), _("all Member States"))
    later = [accepted, shared] if named else [accepted]
    steps = {
        Audience.OWNER: [
            (_("Now"), _only(activity, actor)),
            (_("When submitted"), _("also the secretariat")),
            *later,
        ],
        Audience.SECRETARIAT: [(_("Now"), owner), *later],
        Audience.PROPOSED: [
            (_("Now"), _with_secretariat(activity, named)),
            (_("When accepted"), _("it takes the place of the old text")),
        ],
        Audience.PARTIES: [(_("Now"), _with_secretariat(activity, named)), shared],
        Audience.ALL: [(_("Now"), _("all Member States"))],
        Audience.WITHHELD: [(_("Now"), _with_secretariat(activity, _("the state that asked")))],
        Audience.HELD: [(_("Now"), _with_who_decides(activity, owner))],
    }
    if activity.state in (State.WITHDRAWN, State.APPLIED, State.MERGED):
        return [(_("Now"), owner)]
    return steps[Audience(activity.audience)]


def _with_who_decides(activity: Activity, owner: str) -> str:
    """Of an accepted record on hold the Chair's post-holder reads too: to decide it with a publisher (¶9)."""
    words = _("%(owner)s; also the Chair’s post-holder, to decide the hold")
    return words % {"owner": owner} if activity.state == State.ACCEPTED else owner


def _only(activity: Activity, actor: Actor) -> str:
    """Who reads a draft: the owner's office and, where it named any, its co-authors."""
    alone = not getattr(activity, "co_authors", 0)
    if is_own(activity, actor):
        return _("your office only") if alone else _("your office, and the co-authors it named")
    return _("%(office)s, and the co-authors it named") % {"office": activity.owner.name}


def _with_secretariat(activity: Activity, others: str = "") -> str:
    """“Viet Nam, Cambodia, Lao PDR and the secretariat”: the owner first; its own records the secretariat reads too."""
    owner = "" if activity.owner.code == SECRETARIAT_CODE else activity.owner.name
    states = ", ".join(filter(None, [owner, others]))
    return _("%(states)s and the secretariat") % {"states": states} if states else _("the secretariat")


def _names(parts: list[Participation]) -> str:
    return ", ".join(part.name for part in parts)

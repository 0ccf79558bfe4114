"""Who can see a cycle, a text and a pack, told to one reader."""

from django.utils.translation import gettext as _

from kernel.access.actor import SECRETARIAT, Actor
from kernel.accounts.seeing.sight import DESK, OFFICE, Sight, Telling, who_sees
from reporting.models import Cycle, Pack, Stage
from reporting.selectors.readers import readers
from reporting.states import PackState

Reasons = dict[tuple[str, str], str]


def sight_of_cycle(cycle: Cycle, actor: Actor) -> Sight:
    """Who sees that the cycle is there."""
    return who_sees(cycle, actor, Telling(why=of_cycle()))


def sight_of_stage(stage: Stage, actor: Actor) -> Sight:
    """Who reads the text."""
    return who_sees(stage, actor, Telling(why=of_stage()))


def sight_of_pack(pack: Pack, actor: Actor) -> Sight:
    """Who reads the pack, with everybody who was let read it."""
    knows = actor.always(lambda side: side.has(*SECRETARIAT))
    released = pack.state == PackState.RELEASED
    telling = Telling(
        why=of_pack(),
        held=readers(pack),
        granted=_("Was let read this pack."),
        people=knows,
        unnamed="" if released else _("Others may have been let read it; the secretariat knows whom."),
    )
    return who_sees(pack, actor, telling)


def of_cycle() -> Reasons:
    """Why an office sees a cycle, for each scope of the policy."""
    return {
        (DESK, "everything"): _("The secretariat runs the cycle."),
        (OFFICE, "circulated"): _("A text of this cycle has been circulated."),
    }


def of_stage() -> Reasons:
    """Why an office reads a text."""
    return {
        (DESK, "everything"): _("The secretariat prepares the text."),
        (OFFICE, "everything"): _("The text has been circulated."),
    }


def of_pack() -> Reasons:
    """Why an office reads a pack."""
    return {
        (DESK, "everything"): _("The secretariat makes the packs."),
        (OFFICE, "everything"): _("The pack is released."),
    }

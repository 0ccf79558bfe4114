"""Why a stage or a pack must wait."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kernel import clock
from kernel.consensus.states import RoundState
from kernel.errors import Objection
from kernel.workflow.fire import Firing
from reporting.models import Pack, Stage
from reporting.states import StageState

SECRETARIAT_OWNS = "the secretariat"
OVER = frozenset({RoundState.CLOSED, RoundState.SETTLED})


def text_is_drafted(stage: Stage, firing: Firing) -> list[Objection]:
    """A text goes round only when there is one."""
    if stage.paragraphs.exists():
        return []
    return [Objection(_("The text has not been drafted yet."), owner=_(SECRETARIAT_OWNS))]


def no_question_is_open(stage: Stage, firing: Firing) -> list[Objection]:
    """What happened to a cited record is looked at before the text moves on (DESIGN §2.10)."""
    items = stage.work_items.filter(closed_at=None).select_related("activity")
    owner = _(SECRETARIAT_OWNS)
    return [Objection(f"{item.get_matter_display()}: {item.activity.reference}.", owner=owner) for item in items]


def meeting_is_known(stage: Stage, firing: Firing) -> list[Objection]:
    """The cover names the meeting and its date."""
    if stage.meeting is not None and stage.meeting.start is not None:
        return []
    return [Objection(_("The meeting or its date has not been entered."), owner=_(SECRETARIAT_OWNS))]


def round_is_over(stage: Stage, firing: Firing) -> list[Objection]:
    """A text is settled by its round, or at the meeting."""
    if stage.round is not None and stage.round.state in OVER:
        return []
    return [Objection(_("The round has not been closed."), owner=_(SECRETARIAT_OWNS))]


def next_stage_is_empty(stage: Stage, firing: Firing) -> list[Objection]:
    """A text is never copied over one that has already gone round."""
    following = next((other for other in stage.cycle.stages.all() if other.order == stage.order + 1), None)
    if following is not None and following.state == StageState.DRAFTING:
        return []
    return [Objection(_("The next stage already has its text before the Member States."))]


def text_goes_on_first(stage: Stage, firing: Firing) -> list[Objection]:
    """A settled text is transmitted before its outcome is entered; ADMM is the last body (¶10)."""
    if stage.is_last or stage.state == StageState.TRANSMITTED:
        return []
    return [Objection(_("Transmit the text to the next body first."), owner=_(SECRETARIAT_OWNS))]


def meeting_has_begun(stage: Stage, firing: Firing) -> list[Objection]:
    """An outcome is entered on the day of the meeting or later, never before (DESIGN §2.10)."""
    if stage.meeting is None or stage.meeting.start is None:
        return meeting_is_known(stage, firing)
    if clock.today() >= stage.meeting.start:
        return []
    when = date_format(stage.meeting.start, "j F Y")
    return [Objection(_("The meeting is on %(day)s. Its outcome is entered afterwards.") % {"day": when})]


def pack_is_of_latest_text(pack: Pack, firing: Firing) -> list[Objection]:
    """Only the pack of the latest edition is released."""
    if not pack.stage.snapshots.filter(edition__gt=pack.snapshot.edition).exists():
        return []
    return [Objection(_("A later edition of this text has been settled."))]

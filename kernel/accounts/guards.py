"""Why a request cannot be agreed to yet, each reason in a sentence."""

from datetime import date

from django.utils.translation import gettext as _

from kernel import clock
from kernel.accounts.models import TwoPersonRequest
from kernel.accounts.second_persons import seconds_of
from kernel.accounts.selectors import has_an_approver, is_open
from kernel.accounts.states import RequestKind
from kernel.errors import Objection
from kernel.members.models import Office
from kernel.workflow.fire import Firing


def the_asker_still_holds_the_post(request: TwoPersonRequest, firing: Firing) -> list[Objection]:
    """What somebody asked for falls with the post they asked from."""
    if is_open(request.asker_post):
        return []
    return [Objection(_("Whoever asked no longer holds the post they asked from. Somebody else has to ask anew."))]


def the_second_is_another_person(request: TwoPersonRequest, firing: Firing) -> list[Objection]:
    """Persons count, not posts: nobody is two persons, and nobody agrees about themselves."""
    if firing.actor.person_id in seconds_of(request):
        return []
    return [Objection(_("You asked for this, agreed already, or it is about you. Another person has to agree."))]


def nobody_else_can_agree(request: TwoPersonRequest, firing: Firing) -> list[Objection]:
    """The note stands in for a second person only where the office has none."""
    if not seconds_of(request):
        return []
    return [Objection(_("Somebody of that office can agree, so the note alone is not enough."))]


def a_note_is_on_record(request: TwoPersonRequest, firing: Firing) -> list[Objection]:
    """The state asks by note; its reference and date stand in the record."""
    reference = firing.data.get("note_reference") or request.note_reference
    day = firing.data.get("note_date") or request.note_date
    if reference and day:
        return dated_later(day, request.office)
    return [Objection(_("Give the reference and the date of the note that asks for it."), field="note_reference")]


def dated_later(day: date | None, office: Office) -> list[Objection]:
    """A note is dated today, in the capital it comes from, or earlier."""
    if day is None or day <= clock.today(office.zone):
        return []
    return [Objection(_("The note is dated today or earlier."), field="note_date")]


def the_state_has_no_approver_yet(request: TwoPersonRequest, firing: Firing) -> list[Objection]:
    """A first approver is opened for a state that has none; from then on its approvers invite."""
    if request.kind != RequestKind.FIRST_APPROVER or not has_an_approver(request.office):
        return []
    return [Objection(_("This state has an approver by now, who invites its people."))]

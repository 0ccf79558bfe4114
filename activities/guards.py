"""Whether a transition may happen: each guard gives the sentences that say why it must wait."""

from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _

from activities import merging
from activities.content import working_data
from activities.corrections import text_once_applied
from activities.models import Activity
from activities.models.clearance import Signature
from activities.rules import SECRETARIAT, already_past, consensus_missing, missing, not_begun
from activities.states import Audience, Confirmation, State
from kernel.access.querysets import can
from kernel.errors import Objection
from kernel.workflow.fire import Firing


def complete(activity: Activity, firing: Firing) -> list[Objection]:
    """A record is sent with a title, a form, a date and a party."""
    return missing(working_data(activity))


def attested(activity: Activity, firing: Firing) -> list[Objection]:
    """At every submission its owner declares that what may be reported is not on territory or boundaries (¶9).

    Of a mixed record that is the text that may be reported in place of the summary (DESIGN §2.4).
    """
    if firing.data.get("attested"):
        return []
    sentence = _("Declare that what may be reported contains nothing on territory or boundary lines (¶9).")
    return [Objection(sentence, field="attested")]


def consensus_recorded(activity: Activity, firing: Firing) -> list[Objection]:
    """Form 8(d) alone waits for consensus, and only to be confirmed (¶8(d))."""
    return _linked(activity, firing, consensus_missing(working_data(activity), timing=firing.transition.target))


def consensus_recorded_if_settled(activity: Activity, firing: Firing) -> list[Objection]:
    """The same at submission, for a record that says it is confirmed or took place."""
    data = working_data(activity)
    return _linked(activity, firing, consensus_missing(data, timing=data.timing))


def consensus_recorded_once_applied(activity: Activity, firing: Firing) -> list[Objection]:
    """The same of the text that a correction leaves behind, with what became known of the activity meanwhile."""
    if activity.corrects is None:
        return []
    data = text_once_applied(activity, activity.corrects)
    return _linked(activity.corrects, firing, consensus_missing(data, timing=data.timing))


def begun_if_held(activity: Activity, firing: Firing) -> list[Objection]:
    """What is said to have taken place has begun (DESIGN §2.9: announced is not held)."""
    return not_begun(working_data(activity))


def still_ahead_if_announced(activity: Activity, firing: Firing) -> list[Objection]:
    """What is only announced is not over when it is sent; of an accepted record its owner is asked “was it held?”."""
    return [] if activity.corrects_id else already_past(working_data(activity))


def begun_once_applied(activity: Activity, firing: Firing) -> list[Objection]:
    """The same of the text that a correction leaves behind."""
    return not_begun(text_once_applied(activity, activity.corrects)) if activity.corrects else []


def has_begun(activity: Activity, firing: Firing) -> list[Objection]:
    """Nobody notes that an activity took place before its first day."""
    if not not_begun(replace(working_data(activity), timing=firing.transition.target)):
        return []
    return [Objection(_("Its first day is still to come. If it was held, correct the date first."))]


def _linked(activity: Activity, firing: Firing, objections: list[Objection]) -> list[Objection]:
    """Whoever may record the consensus is led to its page."""
    if not objections or not can(firing.actor, "record_consensus", activity):
        return objections
    page = reverse("activities:activity-consensus", args=[activity.reference])
    return [replace(objection, link=page) for objection in objections]


def clearance_given(activity: Activity, firing: Firing) -> list[Objection]:
    """An office that uses national clearance clears before it submits; the sentence says who does what."""
    if not awaits_clearance(activity):
        return []
    if can(firing.actor, "clear", activity):
        return [
            Objection(_("Clear it first: save it as a draft, then choose “Record national clearance” on its page."))
        ]
    sentence = _(
        "An approver of your office clears it first: saved as a draft, it is in their list of what needs them."
    )
    return [Objection(sentence, owner=_("the approver of your office"))]


def signed(activity: Activity, firing: Firing) -> list[Objection]:
    """A clearance on paper names who signed, and when."""
    if isinstance(firing.data.get("signature"), Signature):
        return []
    return [Objection(_("Say who signed the sheet, and when."), field="authority")]


def uses_clearance(activity: Activity, firing: Firing) -> list[Objection]:
    """Clearing exists only where the office uses it."""
    return [] if clears(activity) else [Objection(_("This office does not use national clearance."))]


def second_person(activity: Activity, firing: Firing) -> list[Objection]:
    """Nobody accepts or returns what they submitted themselves; they may take it back."""
    if firing.actor.person_id != activity.submitted_by_id:
        return []
    return [Objection(_("You submitted this record. Another officer decides on it."), owner=str(SECRETARIAT))]


def not_locked(activity: Activity, firing: Firing) -> list[Objection]:
    """A record that a settled text cites is no longer withdrawn (DESIGN §4)."""
    if not activity.locked_by_report:
        return []
    return [Objection(_("A settled report cites this record. Propose a correction instead."), owner=str(SECRETARIAT))]


def states_agree(activity: Activity, firing: Firing) -> list[Objection]:
    """A correction is accepted once the states the old and new text name confirm, or on a recorded basis.

    A state is waited for only where it can read the text. On hold it cannot, nor where a state asked not to report
    the record: then it is hidden from the states it names (DESIGN §4), and its correction with it. They are asked
    about the text when the hold is lifted or the wish taken back.
    What the owners of two records have not confirmed yet is said of them as owners.
    """
    if activity.audience != Audience.PROPOSED:
        return []
    spoken_for = {activity.owner_id} | merging.owners_of(activity)
    waiting = [
        part
        for part in activity.participations.all()
        if part.office and part.office_id not in spoken_for and part.confirmation != Confirmation.CONFIRMED
    ]
    if not waiting or activity.bases.exists():
        return []
    return [merging.awaiting(part, _("%(state)s has not confirmed the new text.")) for part in waiting]


def parent_in_force(activity: Activity, firing: Firing) -> list[Objection]:
    """A correction needs an accepted record to correct."""
    if activity.corrects and activity.corrects.state == "accepted":
        return []
    return [Objection(_("The record it corrects is no longer in force."))]


def may_become_one(activity: Activity, firing: Firing) -> list[Objection]:
    """A text for two records is asked about only while every state it names may read both."""
    return merging.obstacles(activity)


def both_owners_agree(activity: Activity, firing: Firing) -> list[Objection]:
    """And it is accepted only when both owners have confirmed it."""
    return merging.owners_missing(activity)


def by_a_proposal(activity: Activity, firing: Firing) -> list[Objection]:
    """A record ends in another only when a proposal of one text is accepted."""
    if firing.data.get("into"):
        return []
    return [Objection(_("Propose one text for both records first."), owner=str(SECRETARIAT))]


def awaits_clearance(activity: Activity) -> bool:
    """A draft of an office that clears before it submits."""
    return activity.state == State.DRAFT and clears(activity)


def clears(activity: Activity) -> bool:
    """Whether the owner's office uses national clearance."""
    return activity.owner.clears

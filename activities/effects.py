"""What a transition does beside changing the state; each effect saves what it changes."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from django.db.models import Q
from django.urls import reverse

from activities import audience, merging
from activities.content import set_columns, set_related, working_data
from activities.corrections import text_once_applied
from activities.models import Activity, PaperClearance, Participation, Revision, StateEntry
from activities.revisions import keep_revision
from activities.sides import end_versions
from activities.states import OPEN_TO_PARTIES, Audience, Confirmation, RevisionKind, Role, VersionEnd
from kernel.access.actor import STATE_STAFF
from kernel.access.actor import Role as PostRole
from kernel.accounts.selectors import holders
from kernel.audit import record as audit
from kernel.members.models import Office
from kernel.members.states import OfficeKind
from kernel.notify.services.tell import tell
from kernel.workflow.fire import Firing, fire


def settle_working(activity: Activity, firing: Firing) -> None:
    """The working text of a returned record becomes its text."""
    if activity.working is None:
        return
    data = working_data(activity)
    set_columns(activity, data)
    activity.working = None
    activity.save()
    set_related(activity, data)


def note_signature(activity: Activity, firing: Firing) -> None:
    """Keep who signed the sheet, when, and which version of it."""
    signature = firing.data["signature"]
    PaperClearance.objects.create(
        activity=activity, **asdict(signature), noted_by_id=firing.actor.person_id, noted_at=firing.now
    )


def note_submitter(activity: Activity, firing: Firing) -> None:
    """Remember who submitted: somebody else accepts."""
    activity.submitted_by_id = firing.actor.person_id
    activity.save(update_fields=["submitted_by"])


def freeze_submitted(activity: Activity, firing: Firing) -> None:
    """Keep what was submitted and attested."""
    freeze(activity, RevisionKind.SUBMITTED, firing, attested=bool(firing.data.get("attested")))


def freeze_accepted(activity: Activity, firing: Firing) -> None:
    """Keep what was accepted."""
    freeze(activity, RevisionKind.ACCEPTED, firing)


def freeze(activity: Activity, kind: str, firing: Firing, *, attested: bool = False) -> Revision:
    """One more immutable snapshot."""
    return keep_revision(activity, kind, actor=firing.actor, at=firing.now, attested=attested)


def take_over(activity: Activity, firing: Firing) -> None:
    """What the secretariat entered for a state is the state's own once it takes it back."""
    waiting = StateEntry.objects.filter(activity=activity, confirmed_at__isnull=True)
    if waiting.update(confirmed_by=firing.actor.person_id, confirmed_at=firing.now):
        activity.participations.filter(office_id=activity.owner_id).update(confirmation=Confirmation.OWNER)


def send_files(activity: Activity, firing: Firing) -> None:
    """The secretariat gets what was added since the last time."""
    activity.attachments.filter(sent_at__isnull=True).update(sent_at=firing.now)


def refresh_audience(activity: Activity, firing: Firing) -> None:
    """Who reads it follows from the state it enters."""
    audience.refresh(activity, state=firing.transition.target)


def ask_states(activity: Activity, firing: Firing) -> None:
    """Ask the states it names, other than its owner, to confirm."""
    ask_named(activity, firing.now)


def ask_named(activity: Activity, at: datetime) -> None:
    """Ask those that were not asked yet; on hold nobody is, until the hold is lifted."""
    if activity.holds.filter(closed_at__isnull=True).exists():
        return
    parts = activity.participations.filter(office__isnull=False, confirmation=Confirmation.NOT_ASKED)
    asked = list(parts.exclude(office_id=activity.owner_id).values_list("office_id", flat=True))
    parts.filter(office_id__in=asked).update(confirmation=Confirmation.ASKED, at=at)
    link = reverse("activities:activity-confirm", args=[activity.reference])
    tell(holders(asked, STATE_STAFF), kind="activities.confirm", link=link)


def ask_of_correction(activity: Activity, firing: Firing) -> None:
    """A submitted correction is shown to the states the old and the new text name, where they may read the record."""
    if activity.corrects is not None and activity.corrects.audience in OPEN_TO_PARTIES:
        ask_of_both_texts(activity, activity.corrects, firing.now)


def ask_of_both_texts(correction: Activity, parent: Activity, at: datetime) -> None:
    """Ask whoever the old or the new text names; of one text for two records, whoever either record does."""
    now_named = set(correction.participations.exclude(office=None).values_list("office_id", flat=True))
    before = set(parent.participations.exclude(office=None).values_list("office_id", flat=True))
    if correction.absorbs is not None:
        before |= merging.asked_for(correction)
    Participation.objects.bulk_create(
        Participation(activity=correction, office_id=office_id, role=Role.DROPPED)
        for office_id in sorted(before - now_named)
    )
    ask_named(correction, at)


def ask_again(activity: Activity, at: datetime) -> None:
    """A record is open to its states again: they are asked about its text, and about a correction on its way."""
    ask_named(activity, at)
    waiting = Activity.objects.filter(Q(corrects=activity) | Q(absorbs=activity), audience=Audience.PROPOSED)
    for correction in waiting.select_related("corrects", "absorbs").order_by("pk"):
        if correction.corrects is not None:
            ask_of_both_texts(correction, correction.corrects, at)


def forget_dropped(activity: Activity, firing: Firing) -> None:
    """Back with its owner, a correction asks nobody any more."""
    activity.participations.filter(role=Role.DROPPED).delete()
    activity.participations.filter(office__isnull=False).exclude(office_id=activity.owner_id).update(
        confirmation=Confirmation.NOT_ASKED, by=None, at=None
    )


def tell_secretariat(activity: Activity, firing: Firing) -> None:
    """A record waits for an officer other than the one who sent it."""
    offices = Office.objects.filter(kind=OfficeKind.SECRETARIAT).values_list("pk", flat=True)
    people = set(holders(offices, [PostRole.OFFICER])) - {firing.actor.person_id}
    _tell(sorted(person for person in people if person), activity, "activities.review")


def tell_owner(activity: Activity, firing: Firing) -> None:
    """A record came back to its owner's staff."""
    roles = STATE_STAFF if activity.owner.kind == OfficeKind.STATE else [PostRole.OFFICER]
    people = [person for person in holders([activity.owner_id], roles) if person != firing.actor.person_id]
    _tell(people, activity, "activities.returned")


def _tell(people: Iterable[int], activity: Activity, kind: str) -> None:
    tell(people, kind=kind, link=reverse("activities:activity-detail", args=[activity.reference]))


def apply_to_parent(activity: Activity, firing: Firing) -> None:
    """Copy the corrected content, its answers and its bases to the record in force."""
    parent = Activity.objects.select_for_update(of=("self",)).get(pk=activity.corrects_id)
    data = text_once_applied(activity, parent)
    answers = _answers(activity, parent)
    set_columns(parent, data)
    parent.version += 1
    parent.save()
    set_related(parent, data, answers=answers)
    activity.bases.update(activity=parent)
    agreed = [office_id for office_id, part in answers.items() if part.confirmation == Confirmation.CONFIRMED]
    end_versions(parent, agreed, VersionEnd.CORRECTED)
    _files_to_parent(activity, parent)
    freeze(parent, RevisionKind.ACCEPTED, firing)
    audience.refresh(parent)
    audit.record("activities.corrected", parent, comment=firing.comment)


def _files_to_parent(correction: Activity, parent: Activity) -> None:
    """What the secretariat kept to itself beside a text for two records does not become their owner's."""
    moving = correction.attachments.exclude(sha256__in=parent.attachments.values("sha256"))
    if correction.owner_id != parent.owner_id:
        moving = moving.filter(for_readers=True)
    moving.update(activity=parent)


def _answers(correction: Activity, parent: Activity) -> dict[int, Participation]:
    """What the states said to the new text; of a record on hold they could say nothing, and its basis alone stays."""
    on_hold = parent.audience == Audience.HELD
    parts = (
        parent.participations.filter(confirmation=Confirmation.BASIS) if on_hold else correction.participations.all()
    )
    return {part.office_id: part for part in parts if part.office_id}


def end_in_parent(activity: Activity, firing: Firing) -> None:
    """The other record that a text for both names ends in the one that stays."""
    if activity.absorbs is not None:
        fire(activity.absorbs, "merge", actor=firing.actor, data={"into": activity.corrects_id})


def point_to_the_other(activity: Activity, firing: Firing) -> None:
    """Its reference leads to the other from now on, and so do those that led to it; what is cited stays cited.

    Its files stay its own, and are opened beside the other by those who could open them until now.
    """
    into = Activity.objects.get(pk=firing.data["into"])
    readers = merging.readers_of_files(activity)
    activity.merged_into, activity.kept_reader_ids = into, readers
    activity.save(update_fields=["merged_into", "kept_reader_ids", "state"])
    for earlier in activity.absorbed.all():
        earlier.merged_into, earlier.kept_reader_ids = into, merging.narrowed(earlier.kept_reader_ids, readers)
        earlier.save(update_fields=["merged_into", "kept_reader_ids"])
    if activity.locked_by_report and not into.locked_by_report:
        into.locked_by_report = True
        into.save(update_fields=["locked_by_report"])

"""A named state gives its own date or place; the sides settle what the record says (DESIGN §2.9)."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext as _

from activities import audience
from activities.coarsest import Days
from activities.content import set_columns
from activities.events import ActivityCorrected
from activities.models import Activity, OtherVersion
from activities.revisions import keep_revision
from activities.services.locked import locked
from activities.sides import end_versions, text_for_all
from activities.states import Confirmation, RevisionKind, VersionEnd
from kernel import clock, events
from kernel.access.actor import STATE_STAFF, Actor, Role
from kernel.accounts.selectors import holders
from kernel.audit import record as audit
from kernel.errors import Objected
from kernel.members.models import Office
from kernel.members.states import OfficeKind
from kernel.notify.services.tell import tell


def give_other_version(
    *, actor: Actor, activity: Activity, days: Days, place: str, source: str, version: int | None = None
) -> Activity:
    """The state's part waits, and the owner and the secretariat see both versions with their sources."""
    with audit.unit(actor):
        row = locked(activity, actor=actor, action="differ", version=version)
        if row.locked_by_report:
            raise Objected(_("A settled report cites this record. Write to the secretariat."))
        now, given = clock.now(), {"place": place, "source": source, "given_by_id": actor.person_id}
        for office_id in _answering(actor, row):
            end_versions(row, [office_id], VersionEnd.REPLACED)
            days_given = {"date_from": days.date_from, "date_to": days.date_to, "precision": days.precision}
            OtherVersion.objects.create(activity=row, office_id=office_id, given_at=now, **given, **days_given)
        parts = row.participations.filter(office_id__in=_answering(actor, row))
        parts.update(confirmation=Confirmation.DIFFERS, by=actor.person_id, at=now)
        row.version += 1
        row.save(update_fields=["version"])
        audit.record("activities.differs", row)
        audience.refresh(row)
        _tell_who_settles(row)
    return row


def say_no_more_than_both(*, actor: Actor, activity: Activity, version: int | None = None) -> Activity:
    """The coarsest date that is true for all sides, a place only if all name it; the states are asked again."""
    with audit.unit(actor):
        row = locked(activity, actor=actor, action="settle_versions", version=version)
        versions = list(row.other_versions.filter(ended_at__isnull=True).order_by("given_at"))
        if not versions:
            raise Objected(_("No other date or place is open for this record."))
        set_columns(row, text_for_all(row, versions))
        row.version += 1
        row.save()
        _ask_again(row, versions)
        keep_revision(row, RevisionKind.ACCEPTED, actor=actor, at=clock.now())
        audit.record("activities.versions_settled", row)
        audience.refresh(row)
        events.publish(ActivityCorrected(activity_id=row.pk))
    return row


def _ask_again(activity: Activity, versions: Collection[OtherVersion]) -> None:
    offices = [version.office_id for version in versions]
    end_versions(activity, offices, VersionEnd.COARSE)
    parts = activity.participations.filter(office_id__in=offices)
    parts.update(confirmation=Confirmation.ASKED, by=None, at=clock.now())
    link = reverse("activities:activity-confirm", args=[activity.reference])
    tell(holders(offices, STATE_STAFF), kind="activities.confirm", link=link)


def _answering(actor: Actor, activity: Activity) -> list[int]:
    """The named states for which this person answers."""
    offices = {post.office_id for post in actor.posts_with(STATE_STAFF)}
    return sorted(offices & set(activity.named_ids) - {activity.owner_id})


def _tell_who_settles(activity: Activity) -> None:
    house = Office.objects.filter(kind=OfficeKind.SECRETARIAT).values_list("pk", flat=True)
    people = [*holders([activity.owner_id], STATE_STAFF), *holders(house, [Role.OFFICER])]
    link = reverse("activities:activity-versions", args=[activity.reference])
    tell(people, kind="activities.versions", link=link)

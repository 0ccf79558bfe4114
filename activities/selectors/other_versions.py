"""The dates and places that named states give for a record, as one reader may see them."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from activities.models import Activity, OtherVersion
from activities.querysets import ActivityQuerySet
from activities.record import RecordData
from activities.selectors.lists import reads_history
from activities.sides import text_for_all
from kernel.access.actor import Actor

OPEN = OtherVersion.objects.filter(ended_at__isnull=True)


@dataclass(frozen=True)
class Sides:
    """The open versions this reader may see, and what the record would say for all of them."""

    versions: list[OtherVersion]
    for_all: RecordData


def sides_of(activity: Activity, actor: Actor) -> Sides | None:
    """For the owner and the secretariat all of them, for a state its own; None when there is none for this reader."""
    rows = OPEN.filter(activity=activity).select_related("office")
    if not reads_history(activity, actor):
        rows = rows.filter(office_id__in=frozenset.intersection(*(side.office_ids for side in actor.sides)))
    versions = list(rows)
    return Sides(versions, text_for_all(activity, versions)) if versions else None


def to_settle(actor: Actor) -> ActivityQuerySet:
    """Records for which a named state gives another date or place: for officers, who settle it."""
    return _with_open(Activity.objects.allowing(actor, "settle_versions"))


def to_correct(actor: Actor) -> ActivityQuerySet:
    """The same of the own office, which may correct its record."""
    return _with_open(Activity.objects.allowing(actor, "propose_correction"))


def _with_open(rows: ActivityQuerySet) -> ActivityQuerySet:
    found = rows.filter(Exists(OPEN.filter(activity=OuterRef("pk"))))
    return found.select_related("owner").order_by("state_since")

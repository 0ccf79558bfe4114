"""What a record says for all of its sides, when a named state knows its date or place differently (DESIGN §2.9)."""

from collections.abc import Collection
from dataclasses import replace

from activities.coarsest import Days, coarsest
from activities.content import data_of
from activities.models import Activity, OtherVersion
from activities.record import RecordData
from activities.states import VersionEnd
from kernel import clock


def with_days(data: RecordData, days: Days) -> RecordData:
    """The same content on other days."""
    return replace(data, date_from=days.date_from, date_to=days.date_to, precision=days.precision)


def text_for_all(activity: Activity, versions: Collection[OtherVersion]) -> RecordData:
    """The coarsest date that is true for all sides; a place only where all name the same."""
    data = data_of(activity)
    own = Days(data.date_from, data.date_to, data.precision)
    apart = any(version.place not in ("", data.place) for version in versions)
    agreed = replace(data, places=()) if apart else data
    return with_days(agreed, coarsest([own, *(version.days for version in versions)]))


def end_versions(activity: Activity, office_ids: Collection[int], how: VersionEnd) -> None:
    """The versions of these states are open no longer."""
    found = activity.other_versions.filter(office_id__in=office_ids, ended_at__isnull=True)
    found.update(end=how, ended_at=clock.now())

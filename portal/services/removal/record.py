"""The rows of one record, and its texts in every version: the row, its working text, its revisions, its corrections."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as lazy

from activities.content import data_of
from activities.models import (
    Activity,
    Attachment,
    HoldDecision,
    OtherVersion,
    Participation,
    Revision,
    ScopeHold,
    SharingBasis,
)
from activities.record import BETWEEN_PLACES
from kernel.audit.models import Remark
from portal.services.removal.tombstone import Removed, without

FIELDS = {
    "title": lazy("Title"),
    "summary": lazy("Summary"),
    "reportable_text": lazy("Text for the report"),
    "place": lazy("Places, with their other names"),
    "framework": lazy("Framework"),
    "source": lazy("Source"),
    "consensus_reference": lazy("Reference of the consensus"),
    "practice": lazy("Best-practice note"),
    "organisations": lazy("Names of organisations, and who represented a state"),
    "attachments": lazy("Attached files: all of them are deleted"),
    "remarks": lazy("Comments and reasons written with acts on the record"),
}
BESIDE = frozenset({"attachments", "remarks"})
COLUMNS = frozenset(FIELDS) - {"place", "organisations"} - BESIDE
OF_PLACES = ("name", "other_name")
OF_PARTIES = ("organisation", "represented_by")
ROOM = 200  # for the names of places and organisations


def family_of(activity: Activity) -> list[Activity]:
    """The record with its corrections, locked; a correction stands alone."""
    rows = Activity.objects.select_for_update(of=("self",)).order_by("pk")
    return list(rows.filter(Q(pk=activity.pk) | Q(corrects=activity.pk)))


def values_of(activity: Activity, family: list[Activity], fields: Iterable[str]) -> set[str]:
    """Every text these fields ever had; of a correction only what its record does not say."""
    chosen = set(fields)
    values = {value for row in family for value in _values(row, chosen)}
    if activity.corrects is not None:
        values -= set(_values(activity.corrects, chosen - {"remarks"}))
    return values


def files_of(family: list[Activity], fields: Iterable[str]) -> "QuerySet[Attachment]":
    """The files of these records, when they were chosen."""
    files = Attachment.objects.filter(activity__in=family).exclude(place="")
    return files if "attachments" in set(fields) else files.none()


def _values(row: Activity, chosen: set[str]) -> Iterator[str]:
    versions = [data_of(row).to_json(), *(revision.snapshot for revision in row.revisions.all())]
    for version in [*versions, row.working] if row.working else versions:
        yield from (text for name in sorted(chosen - BESIDE) for text in _texts(version, name) if text)
    if "remarks" in chosen:
        yield from remarks_on([row]).values_list("text", flat=True)
        yield from row.bases.values_list("reference", flat=True)
        yield from (text for version in row.other_versions.all() for text in (version.place, version.source) if text)
        decisions = HoldDecision.objects.filter(hold__activity=row)
        yield from (text for decision in decisions for text in (decision.reason, decision.answer) if text)
        yield from (text for hold in row.holds.all() for text in (hold.reason, hold.closing_reason) if text)


def _texts(version: Mapping[str, Any], name: str) -> Iterator[str]:
    """Every text of one field in one version of a record."""
    if name == "place":
        yield from (place[part] for place in version.get("places", ()) for part in OF_PLACES)
    if name == "organisations":
        for party in version["parties"]:
            yield from (party.get(part, "") for part in OF_PARTIES)
            yield from party.get("services", ())
    else:
        yield str(version.get(name) or "")  # the first revisions kept their places as one text


def remarks_on(rows: Iterable[Activity]) -> Any:
    """The words written with acts on these records."""
    keys = [row.pk for row in rows]
    return Remark.objects.filter(entry__object_type="activities.activity", entry__object_key__in=keys)


def beside(rows: list[Activity]) -> list[Any]:
    """What stands beside these records and holds words about them alone."""
    return [
        ScopeHold.objects.filter(activity__in=rows),
        SharingBasis.objects.filter(activity__in=rows),
        OtherVersion.objects.filter(activity__in=rows),
        Attachment.objects.filter(activity__in=rows),
        HoldDecision.objects.filter(hold__activity__in=rows),
        remarks_on(rows),
    ]


def take_away(family: list[Activity], removed: list[Removed]) -> dict[str, set[int]]:
    """Put tombstones into the rows and all their versions; gives the keys of those that changed, by table."""
    parts = [part for row in family for part in row.participations.all()]
    revisions = [revision for row in family for revision in row.revisions.all()]
    return {
        "activities.activity": {row.pk for row in family if _row(row, removed)},
        "activities.revision": {revision.pk for revision in revisions if _revision(revision, removed)},
        "activities.participation": {part.pk for part in parts if _part(part, removed)},
    }


def _row(row: Activity, removed: list[Removed]) -> int:
    new: dict[str, Any] = {name: without(getattr(row, name), removed, _room(name)) for name in COLUMNS}
    new["places"] = _places_without(row.places, removed)
    new["place"] = BETWEEN_PLACES.join(place["name"] for place in new["places"])
    working = without_in_record(row.working, removed) if row.working else row.working
    if working == row.working and all(getattr(row, name) == text for name, text in new.items()):
        return 0
    Activity.objects.filter(pk=row.pk).update(**new, working=working, version=row.version + 1)
    return 1


def _room(name: str) -> int | None:
    return getattr(Activity._meta.get_field(name), "max_length", None)


def _revision(revision: Revision, removed: list[Removed]) -> int:
    snapshot = without_in_record(revision.snapshot, removed)
    if snapshot == revision.snapshot:
        return 0
    return Revision.objects.filter(pk=revision.pk).update(snapshot=snapshot)


def _part(part: Participation, removed: list[Removed]) -> int:
    old = {"organisation": part.organisation, "represented_by": part.represented_by, "services": part.services}
    new = _party_without(old, removed)
    return Participation.objects.filter(pk=part.pk).update(**new) if new != old else 0


def without_in_record(stored: Mapping[str, Any], removed: list[Removed]) -> dict[str, Any]:
    """The content of a record as data, with tombstones in its texts; its codes stay as they are."""
    new = dict(stored)
    for name in (*COLUMNS, "place"):
        if isinstance(new.get(name), str):
            new[name] = without(new[name], removed, _room(name))
    if "places" in stored:
        new["places"] = _places_without(stored["places"], removed)
    new["parties"] = [_party_without(party, removed) for party in stored.get("parties", ())]
    return new


def _places_without(places: Iterable[Mapping[str, Any]], removed: list[Removed]) -> list[dict[str, Any]]:
    return [{**place, **{part: without(place[part], removed, ROOM) for part in OF_PLACES}} for place in places]


def _party_without(party: Mapping[str, Any], removed: list[Removed]) -> dict[str, Any]:
    new = {part: without(party.get(part, ""), removed, ROOM) for part in OF_PARTIES}
    return {**party, **new, "services": [without(name, removed, ROOM) for name in party.get("services", ())]}

"""Between the rows of a record and its content as pure data: one reader, one writer."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from activities.models import Activity, Participation
from activities.record import ORDERS, Party, Place, RecordData, in_order
from activities.states import Confirmation, Role
from kernel import clock
from kernel.members.models import Office
from mechanisms.models import Challenge, Clause, Mechanism

RELATED = frozenset({"challenges", "clauses", "mechanisms", "parties", "places"})
COLUMNS = tuple(field.name for field in fields(RecordData) if field.name not in RELATED)
Answers = Mapping[int, Participation]


def data_of(activity: Activity) -> RecordData:
    """The content the rows hold; for a returned record that is the text last submitted."""
    stored = {name: getattr(activity, name) for name in COLUMNS}
    columns: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in stored.items()}
    parts = [part for part in activity.participations.all() if part.role != Role.DROPPED]
    return RecordData(
        **columns,
        challenges=_codes(activity, "challenges", "challenge_codes"),
        mechanisms=_codes(activity, "mechanisms", "mechanism_codes"),
        clauses=_codes(activity, "clauses", "clause_codes"),
        places=tuple(Place(**place) for place in activity.places),
        parties=tuple(party_of(part) for part in parts),
    )


def _codes(activity: Activity, relation: str, annotated: str) -> tuple[str, ...]:
    """The codes beside a record; a page that fetched them with the row needs no further query."""
    found = activity.__dict__.get(annotated)
    return tuple(found if found is not None else (item.code for item in getattr(activity, relation).all()))


def working_data(activity: Activity) -> RecordData:
    """What its owner is writing: after a return this is not yet anyone else's to read."""
    return RecordData.from_json(activity.working) if activity.working else data_of(activity)


def party_of(part: Participation) -> Party:
    """One party as data."""
    return Party(
        code=part.office.code if part.office else "",
        organisation=part.organisation,
        role=part.role,
        services=tuple(part.services),
        represented_by=part.represented_by,
    )


def set_columns(activity: Activity, data: RecordData) -> None:
    """Put the content into the columns of a row that is saved by the caller; no date sorts as the day of logging."""
    for name in COLUMNS:
        value: Any = getattr(data, name)
        if name in ORDERS:
            value = list(in_order(value, ORDERS[name]))
        setattr(activity, name, value)
    activity.places, activity.place = [asdict(place) for place in data.places], data.place
    activity.sort_on = data.date_from or clock.day_of(activity.logged_at)


def set_related(activity: Activity, data: RecordData, *, answers: Answers | None = None) -> None:
    """Put mechanisms, challenges, clauses and parties beside a saved row; known answers are kept."""
    activity.mechanisms.set(Mechanism.objects.filter(code__in=data.mechanisms))
    activity.challenges.set(Challenge.objects.filter(code__in=data.challenges))
    activity.clauses.set(Clause.objects.named(data.clauses))
    activity.participations.all().delete()
    Participation.objects.bulk_create(parts_of(activity, data, offices_by_code(), answers or {}))
    forget_prefetched(activity)


def forget_prefetched(activity: Activity) -> None:
    """Rows beside the record are read afresh after they changed."""
    for known in ("_prefetched_objects_cache", "mechanism_codes", "challenge_codes", "clause_codes"):
        vars(activity).pop(known, None)


def offices_by_code() -> dict[str, Office]:
    """Every office under its code, in ASEAN order."""
    return {office.code: office for office in Office.objects.all()}


def parts_of(
    activity: Activity, data: RecordData, offices: Mapping[str, Office], answers: Answers
) -> list[Participation]:
    """Unsaved rows for the parties of a record."""
    parts = []
    for party in data.parties:
        office = offices[party.code] if party.code else None
        part = Participation(activity=activity, office=office, organisation=party.organisation, role=party.role)
        part.services, part.represented_by = list(party.services), party.represented_by
        if office and office.pk == activity.owner_id:
            part.confirmation = Confirmation.OWNER
        elif office and (answer := answers.get(office.pk)):
            part.confirmation, part.by_id, part.at = answer.confirmation, answer.by_id, answer.at
        parts.append(part)
    return parts

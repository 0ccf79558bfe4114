"""A deterministic world of many activities, for figures and query counts: never real records."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from activities.indexing import index
from activities.models import Activity, Participation, Revision, SharingBasis
from activities.states import Audience, BasisKind, Confirmation, Form, Precision, RevisionKind, Role, State, Timing
from kernel import clock
from kernel.members.models import Office
from kernel.members.states import SECRETARIAT_CODE
from mechanisms.models import Mechanism

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SUBJECTS = ("coordinated patrol", "workshop on border management", "exchange visit", "table-top exercise", "seminar")
WORDS = ("river", "port", "checkpoint", "liaison", "drill", "signals", "medical", "training", "logistics", "rescue")
COMMON, RARE, RARE_ONE_IN = "signals", "quarantine", 100
FIRST_DAY = date(2019, 7, 11)
DAYS = 2600
BATCH = 2000
PARTIES, MECHANISMS = 3, 2


def build(*, activities: int, seed: int) -> int:
    """Create this many shared and unshared activities, each with three parties, two mechanisms, two revisions."""
    choose = random.Random(seed)  # noqa: S311
    offices = list(Office.objects.exclude(code=SECRETARIAT_CODE).order_by("asean_order"))
    mechanisms = list(Mechanism.objects.order_by("code"))
    for start in range(0, activities, BATCH):
        numbers = range(start, min(start + BATCH, activities))
        _batch([_activity(choose, number, seed, offices) for number in numbers], choose, offices, mechanisms)
    return activities


def _activity(choose: random.Random, number: int, seed: int, offices: list[Office]) -> Activity:
    day = FIRST_DAY + timedelta(days=choose.randrange(DAYS))
    shared = choose.random() < 0.8
    return Activity(
        reference=f"BM-{day.year}-{_letters(number, seed)}",
        owner=choose.choice(offices),
        logged_at=clock.now(),
        title=f"{choose.choice(WORDS).capitalize()} {choose.choice(SUBJECTS)} no. {number}",
        summary=" ".join([*choose.choices(WORDS, k=30), *([] if number % RARE_ONE_IN else [RARE])]),
        forms=[choose.choice(Form.values[:-1])],
        objectives=["7a"],
        domains=["land"],
        precision=Precision.DAY,
        date_from=day,
        date_to=day,
        sort_on=day,
        place="Bangkok",
        state=State.ACCEPTED,
        timing=Timing.TOOK_PLACE,
        audience=Audience.ALL if shared else Audience.PARTIES,
    )


def _letters(number: int, seed: int) -> str:
    mixed = (number * 2_654_435_761 + seed) % 32**4  # an odd multiplier visits every number once
    return "".join(ALPHABET[(mixed >> (5 * place)) & 31] for place in range(4))


def _batch(rows: list[Activity], choose: random.Random, offices: list[Office], mechanisms: list[Mechanism]) -> None:
    parties = {row.reference: _parties(row, choose, offices) for row in rows}
    for row in rows:
        row.named_ids = sorted(
            part.office_id for part in parties[row.reference] if part.office_id not in (None, row.owner_id)
        )
        row.reader_ids = row.named_ids if row.audience == Audience.PARTIES else []
    Activity.objects.bulk_create(rows)
    Participation.objects.bulk_create(part for row in rows for part in parties[row.reference])
    through = Activity.mechanisms.through
    through.objects.bulk_create(
        through(activity_id=row.pk, mechanism_id=mechanism.pk)
        for row in rows
        for mechanism in choose.sample(mechanisms, MECHANISMS)
    )
    Revision.objects.bulk_create(revision for row in rows for revision in _revisions(row, row.logged_at))
    SharingBasis.objects.bulk_create(_basis(row) for row in rows if row.audience == Audience.ALL)
    index(rows)


def _parties(row: Activity, choose: random.Random, offices: list[Office]) -> list[Participation]:
    others = choose.sample([office for office in offices if office.pk != row.owner_id], PARTIES - 1)
    pairs = [
        (row.owner, Role.HOST, Confirmation.OWNER),
        *((office, Role.PARTICIPANT, Confirmation.ASKED) for office in others),
    ]
    return [
        Participation(activity=row, office=office, role=role, confirmation=answer) for office, role, answer in pairs
    ]


def _revisions(row: Activity, at: datetime) -> Iterator[Revision]:
    snapshot = {"title": row.title, "summary": row.summary, "forms": row.forms, "place": row.place}
    for number, kind in ((1, RevisionKind.SUBMITTED), (2, RevisionKind.ACCEPTED)):
        yield Revision(activity=row, number=number, kind=kind, snapshot=snapshot, attested=True, at=at)


def _basis(row: Activity) -> SharingBasis:
    return SharingBasis(activity=row, kind=BasisKind.PUBLIC_SOURCE, reference="Bench world", recorded_at=row.logged_at)

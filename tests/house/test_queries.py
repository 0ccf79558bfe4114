"""DESIGN §9: every page needs at most twelve queries, and the same number at 10, 25 and 500 rows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.models import Activity, Participation
from activities.states import Audience, Confirmation, State
from kernel.accounts.models import Invitation, Post, TwoPersonRequest, User, YearlyConfirmation
from kernel.audit import record as audit
from kernel.audit.reading import note_reading
from kernel.notify.models import CaughtMail
from mechanisms.models import Mechanism, MechanismMember
from portal.demo import bench_world
from reporting.models import Cycle, Stage, WorkItem
from reporting.services.circulate import circulate_stage
from reporting.services.draft import draft_stage
from reporting.services.release import release_pack
from tests.factories import activities, many_rows, members, pages
from tests.factories import reporting as texts
from tests.house.test_golden import route_lines
from tests.isolation.surfaces import SURFACES

MOST = 12
SIZES = (10, 25, 500)
ROLES = ("officer", "publisher", "administrator", "auditor")
STATES = ("vn_focal", "vn_approver", "vn_official", "la_focal", "my_official")
READ_MOST = ("officer", "vn_focal")
MOST_FOR_OTHERS = 3
OF_A_PACK = {
    "home",
    "reporting:stage-detail",
    "reporting:stage-read",
    "reporting:pack-release",
    "reporting:pack-withdraw",
}
NOT_A_PAGE = {surface.route: "only sent to" for surface in SURFACES if not surface.reads} | {
    "reporting:pack-download": "a file: who takes it is noted under the audit's lock",
    "account_invitation": "needs a one-time link; tests/kernel/test_invitations.py opens it",
    "account_invitation_accept": "needs a code just typed; tests/kernel/test_invitations.py opens it",
    "account_confirm_password_reset_code": "sends on without a mailed code",
    "account_complete_password_reset": "sends on without a mailed code",
    "account_signup": "closed: sends on",
    "account_email": "closed: sends on",
    "account_email_verification_sent": "closed: sends on",
    "account_set_password": "sends on: everybody has a password",
    "account_reauthenticate": "sends those with a second factor on to it; tests/kernel/test_second_factor.py opens it",
    "account_second_factor": "sends on where the factor was given; tests/kernel/test_second_factor.py opens it",
    "mfa_authenticate": "sends on without a password just given",
    "mfa_reauthenticate_webauthn": "sends on without a passkey",
    "mfa_remove_webauthn": "needs a passkey; tests/kernel/test_passkeys.py opens it",
    "mfa_login_webauthn": "answers a script only; tests/kernel/test_passkeys.py asks it",
    "mfa_view_recovery_codes": "needs recovery codes; tests/kernel/test_second_factor.py opens it",
    "mfa_download_recovery_codes": "needs recovery codes",
}


def asked(client: Client, path: str) -> tuple[int, int]:
    """The status of one request, and the queries it needed."""
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(path)
        if answer.streaming:
            b"".join(answer)  # type: ignore[arg-type]
    return answer.status_code, len(seen)


def paths_by_route(world: pages.World) -> dict[str, list[str]]:
    """Every route that takes GET with its addresses in this world."""
    filled = pages.addresses(world)
    wanted = {name: path for path, name in route_lines() if name not in NOT_A_PAGE}
    return {
        name: filled[name.partition(":")[2] or name]
        if "<" in path and not name.startswith("api:")
        else [address(name, world)]
        for name, path in wanted.items()
    }


def address(name: str, world: pages.World) -> str:
    record = world.records["shared"].reference
    register = {"api:member-detail": "VN", "api:mechanism-detail": "DGICM", "api:document-detail": "CP2019"}
    held = world.records["held"].reference
    names = register | {"api:activity-detail": record, "api:activity-steps": record, "api:activity-hold": held}
    return reverse(name, args=[names[name]] if name in names else [])


def test_every_page_needs_at_most_twelve_queries(cast: Any) -> None:
    world = pages.build(cast)
    opened_today(cast)
    clients = {key: cast.client_for(getattr(cast, key)) for key in (*ROLES, *STATES)} | {"visitor": Client()}
    routes = paths_by_route(world)
    with members.clearing("VN"):
        seen = visits(clients, routes)
    release_pack(actor=cast.publisher.actor, pack=world.pack)
    after = {name: paths for name, paths in routes.items() if name in OF_A_PACK}
    seen |= {(f"{name}, released", *rest): found for (name, *rest), found in visits(clients, after).items()}
    assert {visit: found for visit, found in seen.items() if found[0] not in (200, 302, 401, 403, 404)} == {}
    assert {visit: found for visit, found in seen.items() if found[1] > MOST} == {}
    opened = {visit[0].partition(",")[0] for visit, (status, _queries) in seen.items() if status == 200}
    assert set(routes) - opened == set(), "each page is opened by somebody"


def opened_today(cast: Any) -> None:
    """The first look at the audit on a day is an act, noted under the audit's lock like a download."""
    for key in ("auditor", "vn_approver"):
        note_reading(actor=getattr(cast, key).actor)


def visits(clients: dict[str, Client], routes: dict[str, list[str]]) -> dict[tuple[str, str, str], tuple[int, int]]:
    """Status and queries of each address for each person."""
    wanted = [(name, key, path) for name, paths in routes.items() for key in clients for path in worth(key, paths)]
    return {(name, key, path): asked(clients[key], path) for name, key, path in wanted}


def worth(key: str, paths: list[str]) -> list[str]:
    """Every record for those who read most; the others look at three of them."""
    return paths if key in READ_MOST else paths[:MOST_FOR_OTHERS]


# Pages that grow ------------------------------------------------------------


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is made inside is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def at_each_size(cast: Any, world: Callable[[Any, int], dict[str, tuple[str, str]]]) -> dict[str, list[int]]:
    """For each page of a world of 10, 25 and 500 rows the queries it needs."""
    members.register()
    for key in (*ROLES, "officer2", *STATES, "th_approver"):
        getattr(cast, key)
    found: dict[str, list[int]] = {}
    for size in SIZES:
        with undone():
            for name, (key, path) in world(cast, size).items():
                status, queries = asked(cast.client_for(getattr(cast, key)), path)
                assert status == 200, f"{name} at {size} rows: {status}"
                found.setdefault(name, []).append(queries)
    return found


def log_of(cast: Any, size: int) -> dict[str, tuple[str, str]]:
    """Records, and mechanisms, mails and cycles as many."""
    bench_world.build(activities=size, seed=size)
    reference = Activity.objects.filter(audience=Audience.ALL).earliest("pk").reference
    Mechanism.objects.bulk_create(Mechanism(code=f"M-{n}", name=f"Mechanism {n}") for n in range(size))
    office = cast.vn_focal.office
    made = Mechanism.objects.filter(code__startswith="M-")
    MechanismMember.objects.bulk_create(MechanismMember(mechanism=row, office=office) for row in made)
    CaughtMail.objects.bulk_create(CaughtMail(to="a@b.example", subject=f"Mail {n}", text="") for n in range(size))
    many_cycles(cast, size)
    many_acts(cast, size)
    rows = "".join(f"\n{number}\tSeminar {number}\t{date(2019, 8, 1)}" for number in range(size))
    read = activities.read_in(cast.vn_focal.actor, f"Own number\tTitle\tDate{rows}")
    return {
        "import, read": ("vn_focal", f"/activities/import/{read.public_id}/"),
        "audit, auditor": ("auditor", "/audit/"),
        "audit, approver": ("vn_approver", "/audit/"),
        "log, officer": ("officer", "/activities/"),
        "log, focal point": ("vn_focal", "/activities/"),
        "log, official": ("my_official", "/activities/?q=seminar"),
        "log, searched and filtered": ("vn_focal", "/activities/?q=river&party=VN&domain=land"),
        "log, another page": ("vn_focal", "/activities/?after=2999-01-01_A"),
        "view to keep": ("vn_focal", "/activities/views/new/?q=river"),
        "record": ("officer", f"/activities/{reference}/"),
        "record, outsider": ("my_official", f"/activities/{reference}/"),
        "log form": ("vn_focal", "/activities/new/"),
        "calendar": ("officer", "/calendar/?year=2020"),
        "calendar, official": ("my_official", "/calendar/?year=2020"),
        "API": ("officer", "/api/v1/activities/"),
        "API, record": ("officer", f"/api/v1/activities/{reference}/"),
        "API, mechanisms": ("officer", "/api/v1/mechanisms/?page_size=100"),
        "API, members": ("officer", "/api/v1/members/"),
        "API, documents": ("officer", "/api/v1/documents/"),
        "mechanisms": ("vn_official", "/mechanisms/"),
        "mail": ("vn_focal", "/mail/"),
        "cycles, officer": ("officer", "/reports/"),
        "cycles, official": ("vn_official", "/reports/"),
        "home, official": ("vn_official", "/"),
    }


def many_acts(cast: Any, size: int) -> None:
    opened_today(cast)
    record = Activity.objects.earliest("pk")
    Activity.objects.filter(pk=record.pk).update(owner=cast.vn_focal.office)
    with audit.unit(cast.officer.actor):
        for _number in range(size):
            audit.record("activities.held", Activity.objects.get(pk=record.pk))


def many_cycles(cast: Any, size: int) -> None:
    day = date(2020, 1, 1)
    person = cast.officer.user
    cycles = Cycle.objects.bulk_create(
        Cycle(title=f"Cycle {n}", period_from=day, cutoff=day, opened_by=person) for n in range(size)
    )
    Stage.objects.bulk_create(
        Stage(cycle=cycle, body=body, order=order, mark="", number=f"{cycle.title}/{body}", state="outcome_recorded")
        for cycle in cycles
        for order, body in enumerate(texts.MEETINGS, 1)
    )


def desk_of(cast: Any, size: int) -> dict[str, tuple[str, str]]:
    """Much that waits: for review, for a confirmation, to be revised, to be looked at."""
    bench_world.build(activities=3 * size, seed=size)
    rows = list(Activity.objects.order_by("pk").values_list("pk", flat=True))
    vn, la = cast.vn_focal.office, cast.la_focal.office
    review, confirm, revise = rows[:size], rows[size : 2 * size], rows[2 * size :]
    Activity.objects.filter(pk__in=review).update(state=State.SUBMITTED, audience=Audience.SECRETARIAT)
    Activity.objects.filter(pk__in=confirm).update(
        owner=vn, audience=Audience.PARTIES, named_ids=[la.pk], reader_ids=[la.pk]
    )
    Participation.objects.filter(activity_id__in=confirm).delete()
    Participation.objects.bulk_create(
        Participation(activity_id=pk, office=la, role="participant", confirmation=Confirmation.ASKED) for pk in confirm
    )
    Activity.objects.filter(pk__in=revise).update(owner=vn, state=State.RETURNED, audience=Audience.SECRETARIAT)
    stage = texts.stage_of(texts.open_cycle(actor=cast.officer.actor, plan=plan()), "ADSOM_WG")
    WorkItem.objects.bulk_create(WorkItem(stage=stage, activity_id=pk, matter="hold") for pk in confirm)
    return {
        "home, officer": ("officer", "/"),
        "home, publisher": ("publisher", "/"),
        "home, focal point asked": ("la_focal", "/"),
        "home, focal point of the owner": ("vn_focal", "/"),
        "text with questions": ("officer", reverse("reporting:stage-detail", args=[stage.public_id])),
    }


def people_of(cast: Any, size: int) -> dict[str, tuple[str, str]]:
    """Many posts of a state and of the secretariat, their invitations and requests, and a question of the year."""
    users = User.objects.bulk_create(User(email=f"p{n}@x.example", name=f"Person {n}") for n in range(2 * size))
    vn, sec, day = cast.vn_approver.office, cast.officer.office, date(2019, 7, 11)
    soon = date(2020, 10, 20)
    Post.objects.bulk_create(
        Post(user=user, role="official" if n % 2 else "officer", office=vn if n % 2 else sec, start=day, end=soon)
        for n, user in enumerate(users)
    )
    mine = cast.vn_approver.posts[0]
    made = Invitation.objects.bulk_create(
        Invitation(email=user.email, name=user.name, role="approver", office=vn, start=day, issued_by=mine)
        for user in users[:size]
    )
    asked = [
        TwoPersonRequest(kind="approver", office=vn, asker=mine.user, asker_post=mine, invitation=invitation)
        for invitation in made
    ]
    TwoPersonRequest.objects.bulk_create(asked)
    YearlyConfirmation.objects.create(office=vn, opened_on=date(2020, 9, 1), answer_until=date(2020, 10, 30))
    return {
        "people, approver": ("vn_approver", "/people/"),
        "people, administrator": ("administrator", "/people/"),
        "people, officer": ("officer", "/people/"),
        "post": ("vn_approver", f"/people/posts/{mine.public_id}/"),
        "request": ("administrator", f"/people/requests/{asked[0].public_id}/"),
        "yearly confirmation": ("vn_approver", "/people/yearly/"),
        "home, administrator": ("administrator", "/"),
        "home, approver": ("vn_approver", "/"),
    }


def plan() -> Any:
    return texts.Plan(title="2020 update", cutoff=texts.CUTOFF, meetings=texts.meetings())


def drafted(cast: Any, size: int) -> Stage:
    """A text that cites so many records, as many more left to decide, as many upcoming."""
    bench_world.build(activities=3 * size, seed=size)
    rows = list(Activity.objects.order_by("pk").values_list("pk", flat=True))
    day, cutoff, later = date(2020, 3, 20), texts.CUTOFF, date(2020, 11, 20)
    whole = Activity.objects.filter(pk__in=rows[:size])
    whole.update(audience=Audience.ALL, date_from=day, date_to=day, sort_on=day)
    crossing = Activity.objects.filter(pk__in=rows[size : 2 * size])
    crossing.update(audience=Audience.ALL, precision="range", date_from=day, date_to=later, sort_on=day)
    coming = Activity.objects.filter(pk__in=rows[2 * size :])
    coming.update(audience=Audience.ALL, timing="planned", date_from=later, date_to=later, sort_on=later)
    stage = texts.stage_of(texts.open_cycle(actor=cast.officer.actor, plan=plan()), "ADSOM_WG")
    assert cutoff < later
    return draft_stage(actor=cast.officer.actor, stage=stage)


def before_the_round(cast: Any, size: int) -> dict[str, tuple[str, str]]:
    stage = drafted(cast, size)
    paragraph = stage.paragraphs.order_by("order")[5]
    at = [stage.public_id]
    return {
        "cycle": ("officer", reverse("reporting:cycle-detail", args=[stage.cycle.public_id])),
        "candidates": ("officer", reverse("reporting:candidates", args=[stage.cycle.public_id])),
        "text": ("officer", reverse("reporting:stage-detail", args=at)),
        "text as read": ("officer", reverse("reporting:stage-read", args=at)),
        "circulate": ("officer", reverse("reporting:stage-circulate", args=at)),
        "paragraph": ("officer", reverse("reporting:paragraph-edit", args=[paragraph.public_id])),
    }


def in_the_round(cast: Any, size: int) -> dict[str, tuple[str, str]]:
    stage = drafted(cast, size)
    stage = circulate_stage(actor=cast.officer.actor, stage=stage, last_day=texts.LAST_DAY, silence=True)
    stage = texts.stage_of(stage.cycle, stage.body)
    texts.agree(cast, stage, "TH")
    at = [stage.public_id]
    staff = ("stage-detail", "stage-position", "stage-extend", "stage-take-back", "stage-close", "stage-meeting")
    found = {name: ("officer", reverse(f"reporting:{name}", args=at)) for name in staff}
    paragraph = stage.paragraphs.order_by("order")[5]
    return found | {
        "paragraph": ("officer", reverse("reporting:paragraph-edit", args=[paragraph.public_id])),
        "read, official": ("vn_official", reverse("reporting:stage-read", args=at)),
        "read, approver": ("vn_approver", reverse("reporting:stage-read", args=at)),
        "reply, nothing said": ("vn_approver", reverse("reporting:stage-reply", args=at)),
        "reply, all said": ("th_approver", reverse("reporting:stage-reply", args=at)),
        "home, approver": ("vn_approver", "/"),
        "home, official": ("vn_official", "/"),
    }


WORLDS = [log_of, desk_of, people_of, many_rows.register_of, before_the_round, in_the_round]


@pytest.mark.parametrize("world", WORLDS)
def test_pages_need_the_same_queries_whatever_the_rows(world: Any, cast: Any) -> None:
    found = at_each_size(cast, world)
    assert {name: numbers for name, numbers in found.items() if len(set(numbers)) > 1 or max(numbers) > MOST} == {}

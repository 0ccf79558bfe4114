"""The things the access matrix asks about: one real row of each model in each of its situations."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.urls import reverse

from kernel.accounts.models import ChairPost
from kernel.consensus.states import RoundState
from kernel.jobs.models import Job
from kernel.jobs.states import JobState
from kernel.members.models import Chair
from mechanisms.models import Challenge
from reporting.models import Pack, PackFile, Snapshot, Stage, WorkItem
from reporting.services.compile import place_of
from reporting.states import Matter, PackState, StageState
from tests.factories import pages, reporting
from tests.isolation.situations import ONLY_OF_STATES, SITUATIONS, Maker

PLACES_OF = {
    "activities.Activity": "reference",
    "mechanisms.Mechanism": "code",
}


@dataclass(frozen=True)
class Subject:
    """One row, the situation it is in and whose it is."""

    model: str
    situation: str
    row: Model
    owner: str = ""

    @property
    def name(self) -> str:
        """What an address calls it; never its key."""
        return str(getattr(self.row, PLACES_OF.get(self.model, "public_id")))

    def address(self, route: str, *more: str) -> str:
        """The address of one of its pages."""
        return reverse(route, args=[self.name, *more])


@dataclass
class Base:
    """What the rows of the report stand on: a settled text with its pack, and one before the seats."""

    cast: Any
    pack: Pack
    second: Stage


def base(cast: Any) -> Base:
    """Make it; Viet Nam's approver acts for the Chair."""
    pack = reporting.pack(cast)
    name_the_chair(cast)
    second = pages.draft(cast, "Second update", date(2020, 10, 5))
    last_day = reporting.LAST_DAY
    pages.circulate_stage(actor=cast.officer.actor, stage=second, last_day=last_day, silence=False)
    return Base(cast, pack, pages.stage_again(second))


def name_the_chair(cast: Any) -> None:
    """Viet Nam chairs in 2020: its approver reads the positions."""
    post = cast.vn_approver.posts[0]
    for chair in Chair.objects.filter(office=post.office):
        ChairPost.objects.get_or_create(chair=chair, post=post)


def activities(base: Base) -> Iterator[Subject]:
    for owner in ("VN", "SEC"):
        make = Maker(base.cast, owner)
        for name, build in SITUATIONS.items():
            if owner == "VN" or name not in ONLY_OF_STATES:
                yield Subject("activities.Activity", name, build(make, f"{name}, {owner}"), owner)


def again(row: Model, **values: Any) -> Any:
    """Another row like this one; what has to differ is given."""
    twin = type(row)._base_manager.get(pk=row.pk)
    fresh = {"public_id": twin._meta.get_field("public_id").get_default()}
    twin.pk, twin._state.adding = None, True
    for name, value in (fresh | values).items():
        setattr(twin, name, value)
    twin.save()
    return twin


def cycles(base: Base) -> Iterator[Subject]:
    quiet = pages.draft(base.cast, "A quiet update", date(2020, 10, 6)).cycle
    yield Subject("reporting.Cycle", "quiet", quiet)
    yield Subject("reporting.Cycle", "circulated", base.second.cycle)


def stages(base: Base) -> Iterator[Subject]:
    """One stage in each state, each with its round; the states are set, since only their rows are asked about."""
    for number, state in enumerate(StageState.values):
        yield Subject("reporting.Stage", state, stage_like(base, f"S{number}", state))


def stage_like(base: Base, number: str, state: str = StageState.DRAFTING.value) -> Stage:
    """Another stage of another cycle."""
    cycle = again(base.second.cycle, title=f"Update {number}")
    fresh = {"cycle": cycle, "round": round_like(base, RoundState.OPEN), "state": state, "number": number}
    stage: Stage = again(base.second, **fresh)
    return stage


def texts(base: Base) -> Iterator[Subject]:
    """One paragraph and one annex row of a stage in each state."""
    section = base.second.sections.first()
    paragraph, row = base.second.paragraphs.order_by("order").first(), base.second.rows.order_by("order").first()
    for number, state in enumerate(StageState.values):
        stage = stage_like(base, f"T{number}")
        beside = again_plain(section, stage=stage)
        yield Subject("reporting.Paragraph", state, again(paragraph, stage=stage, section=beside))
        yield Subject("reporting.AnnexRow", state, again(row, stage=stage))
        Stage.objects.filter(pk=stage.pk).update(state=state)


def again_plain(row: Model, **values: Any) -> Any:
    """The same for a row that no address names."""
    twin = type(row)._base_manager.get(pk=row.pk)
    twin.pk, twin._state.adding = None, True
    for name, value in values.items():
        setattr(twin, name, value)
    twin.save()
    return twin


def round_like(base: Base, state: str) -> Any:
    """A round with the same seats."""
    round_ = again(base.second.round, state=state)
    for seat in base.second.round.seats.all():
        again_plain(seat, round=round_)
    return round_


def rounds(base: Base) -> Iterator[Subject]:
    for state in RoundState.values:
        yield Subject("consensus.Round", state, round_like(base, state))


def packs(base: Base) -> Iterator[Subject]:
    """A pack in each state, each on its own snapshot and with a file."""
    data = b"%PDF-1.7 a small file"
    sha256 = hashlib.sha256(data).hexdigest()
    place_of(sha256).parent.mkdir(parents=True, exist_ok=True)
    place_of(sha256).write_bytes(data)
    for number, state in enumerate(PackState.values):
        snapshot = again(Snapshot.objects.get(pk=base.pack.snapshot_id), edition=10 + number)
        pack = again(base.pack, snapshot=snapshot, state=state)
        PackFile.objects.create(pack=pack, kind="pdf", name="text.pdf", sha256=sha256, size=len(data))
        yield Subject("reporting.Pack", state, pack)


def work_items(base: Base) -> Iterator[Subject]:
    record = SITUATIONS["shared"](Maker(base.cast), "A cited record")
    item = WorkItem.objects.create(stage=base.second, activity=record, matter=Matter.HELD)
    yield Subject("reporting.WorkItem", "open", item)


def jobs(base: Base) -> Iterator[Subject]:
    """A job in each state, asked for by Viet Nam's approver and by an officer."""
    for owner, asker in (("VN", base.cast.vn_approver), ("SEC", base.cast.officer)):
        for state in JobState.values:
            given = {"kind": "reporting.compile_pack", "key": f"{owner} {state}", "asker": asker.user, "state": state}
            job = Job.objects.create(asker_office_ids=[asker.office.pk], **given)
            yield Subject("jobs.Job", state, job, owner)


def register_row(label: str) -> Callable[[Base], Iterator[Subject]]:
    """One row of a table of the register; what the reference file does not fill is made plainly."""

    def found(base: Base) -> Iterator[Subject]:
        model = apps.get_model(label)
        row = model._base_manager.order_by("pk").first() or MADE_BY_HAND[label](base)
        yield Subject(label, "in the register", row)

    return found


def holiday(base: Base) -> Model:
    return apps.get_model("members.Holiday")._base_manager.create(
        office=base.cast.vn_focal.office, day=date(2020, 9, 2), name="National Day"
    )


def role_declaration(base: Base) -> Model:
    model = apps.get_model("members.RoleDeclaration")
    establishment = apps.get_model("members.Establishment")._base_manager.order_by("pk").first()
    return model._base_manager.create(establishment=establishment, role="supporting", declared_on=date(2020, 1, 1))


MADE_BY_HAND: dict[str, Callable[[Base], Model]] = {
    "members.Holiday": holiday,
    "members.RoleDeclaration": role_declaration,
    "mechanisms.Challenge": lambda base: Challenge.objects.create(code="x", label="X", paragraph="2", in_paper=True),
}
REGISTER = tuple(
    [f"members.{name}" for name in ("Office", "OfficeName", "Membership", "Establishment", "EstablishmentName")]
    + [f"members.{name}" for name in ("RoleDeclaration", "Chair", "LeadCountry", "RestDays", "Holiday")]
    + [f"mechanisms.{name}" for name in ("Mechanism", "MechanismMember", "Challenge", "Document", "AdoptionEvent")]
    + [f"mechanisms.{name}" for name in ("Clause", "Meeting")]
)
SUBJECTS: dict[str, Callable[[Base], Iterator[Subject]]] = {
    "activities.Activity": activities,
    "consensus.Round": rounds,
    "jobs.Job": jobs,
    "reporting.Cycle": cycles,
    "reporting.Stage": stages,
    "reporting.Paragraph": texts,
    "reporting.AnnexRow": texts,
    "reporting.Pack": packs,
    "reporting.WorkItem": work_items,
    **{label: register_row(label) for label in REGISTER},
}


def every_subject(cast: Any) -> list[Subject]:
    """All of them, in the order of the table."""
    ground, found = base(cast), []
    for builder in dict.fromkeys(SUBJECTS.values()):
        found += list(builder(ground))
    return found

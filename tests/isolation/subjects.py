"""The things the access matrix asks about: one real row of each model in each of its situations."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import Model
from django.urls import reverse

from activities.merging import readers_of_files
from activities.models import Activity, Attachment, ClearanceScan, PaperClearance
from activities.services.saved_views import save_view
from kernel import clock
from kernel.access.actor import Role
from kernel.accounts.models import ChairPost, Invitation, TwoPersonRequest
from kernel.accounts.services.ask import ask_for_address
from kernel.accounts.services.code_sheet import issue_sheet
from kernel.accounts.services.issue_token import issue_token
from kernel.audit.models import Entry
from kernel.consensus.states import RoundState
from kernel.jobs.models import Job
from kernel.jobs.states import JobState
from kernel.members.models import Chair, RoleDeclaration
from kernel.members.selectors import ministry_of
from mechanisms.models import Challenge, Contact, ContactNote, Mechanism, Session
from mechanisms.register.tables import BY_MODEL
from portal.models import Removal
from portal.services.removal.ask import ask_of_record
from portal.services.removal.record import FIELDS
from reporting.models import Pack, PackFile, Snapshot, Stage, WorkItem
from reporting.services.compile import place_of
from reporting.states import Matter, PackState, StageState
from tests.factories import activities as records
from tests.factories import pages, people, reporting
from tests.isolation.oracle import AFTER_ASKED, AFTER_SHARED, FOR_ALL, FOR_HOUSE, UNSENT
from tests.isolation.situations import ONLY_OF_STATES, SITUATIONS, Maker

PLACES_OF = {
    "activities.Activity": "reference",
    "mechanisms.Mechanism": "code",
    "mechanisms.Document": "code",
    "members.Office": "code",
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

    def in_the_editor(self, route: str) -> str:
        """The address of one of its pages in the editor of the register."""
        kind = BY_MODEL[type(self.row)]
        return reverse(route, args=[kind.slug, kind.key_of(self.row)])


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
    spell = {"office": post.office, "start": date(2019, 7, 12), "end": date(2020, 12, 9)}
    Chair.objects.get_or_create(body="ADSOM_WG", **spell)  # as the register has it for the ADMM
    for chair in Chair.objects.filter(office=post.office):
        ChairPost.objects.get_or_create(chair=chair, post=post)


def activities(base: Base) -> Iterator[Subject]:
    for owner in ("VN", "SEC"):
        make = Maker(base.cast, owner)
        for name, build in SITUATIONS.items():
            if owner == "VN" or name not in ONLY_OF_STATES:
                yield Subject("activities.Activity", name, build(make, f"{name}, {owner}"), owner)


def attachments(base: Base) -> Iterator[Subject]:
    """A file for all beside a record in each situation; others where it makes a difference."""
    make = Maker(base.cast)
    ways = {FOR_ALL: SITUATIONS, FOR_HOUSE: ("submitted", "asked", "shared", "returned"), UNSENT: ("draft", "returned")}
    for way, names in ways.items():
        for name in names:
            record = SITUATIONS[name](make, f"{name}, {way}")
            yield Subject("activities.Attachment", f"{name}, {way}", file_beside(base.cast, record, way), "VN")
    for name, before in ((AFTER_ASKED, "asked"), (AFTER_SHARED, "shared")):
        for way in (FOR_ALL, FOR_HOUSE):
            record = ended(make, before, f"{name}, {way}")
            yield Subject("activities.Attachment", f"{name}, {way}", file_beside(base.cast, record, way), "VN")


def ended(make: Maker, before: str, title: str) -> Activity:
    """A record that ended in one of Lao PDR which all Member States read, as it stands after both were made one."""
    row, lao = SITUATIONS[before](make, title), make.cast.la_focal.actor
    stays = records.shared(make.cast, lao, *make.states, title=f"{title}, the other", host="LA")
    kept = {"kept_reader_ids": readers_of_files(row), "reader_ids": [], "audience": "secretariat"}
    Activity.objects.filter(pk=row.pk).update(state="merged", merged_into=stays, **kept)
    return Activity.objects.get(pk=row.pk)


def file_beside(cast: Any, record: Any, way: str) -> Attachment:
    """A file put there as it stands after its record went its way."""
    place = default_storage.save("kept/00/a-file", ContentFile(b"%PDF-1.7 a small file"))
    row: Attachment = Attachment.objects.create(
        activity=record,
        name="minutes.pdf",
        kind="PDF",
        size=21,
        sha256=hashlib.sha256(place.encode()).hexdigest(),
        place=place,
        added_by=cast.vn_focal.user,
        for_readers=way == FOR_ALL,
        sent_at=None if way == UNSENT else clock.now(),
    )
    return row


SCANNED_IN = ("cleared", "submitted", "asked", "shared", "withheld", "set aside", "withdrawn")


def scans(base: Base) -> Iterator[Subject]:
    """The scan of the sheet on which Viet Nam cleared a record, in the situations that come after that."""
    make = Maker(base.cast)
    for name in SCANNED_IN:
        record = SITUATIONS[name](make, f"{name}, scanned")
        yield Subject("activities.ClearanceScan", name, scan_beside(base.cast, record), "VN")


def scan_beside(cast: Any, record: Activity) -> ClearanceScan:
    """A clearance on paper with its scan, as it stands after its record went its way."""
    place = default_storage.save("kept/00/a-scan", ContentFile(b"%PDF-1.7 a small scan"))
    signed = {"authority": "Director-General", "signed_on": date(2020, 9, 30), "version_code": "1B22-D9C8-1DA7"}
    noted = {"noted_by": cast.vn_focal.user, "noted_at": clock.now()}
    clearance = PaperClearance.objects.create(activity=record, **signed, **noted)
    given = {"name": "sheet.pdf", "kind": "PDF", "size": 21, "sha256": hashlib.sha256(place.encode()).hexdigest()}
    row: ClearanceScan = ClearanceScan.objects.create(
        clearance=clearance, place=place, added_by=cast.vn_focal.user, **given
    )
    return row


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
    """A job in each state, asked for by Viet Nam's approver, by an officer and by an auditor."""
    askers = {"VN": base.cast.vn_approver, "SEC": base.cast.officer, "AUDIT": base.cast.auditor}
    for owner, asker in askers.items():
        for state in JobState.values:
            given = {"kind": "reporting.compile_pack", "key": f"{owner} {state}", "asker": asker.user, "state": state}
            job = Job.objects.create(asker_office_ids=[asker.office.pk], **given)
            yield Subject("jobs.Job", state, job, owner)


def imports(base: Base) -> Iterator[Subject]:
    """A log that Viet Nam's focal point read in and checked, and one of an officer."""
    for owner, person in (("VN", base.cast.vn_focal), ("SEC", base.cast.officer)):
        yield Subject("activities.ImportRun", "checked", records.read_in(person.actor), owner)


def posts(base: Base) -> Iterator[Subject]:
    """A focal point's post and an officer's."""
    yield Subject("accounts.Post", "held", base.cast.vn_focal.posts[0], "VN")
    yield Subject("accounts.Post", "held", base.cast.officer.posts[0], "SEC")


def invitations(base: Base) -> Iterator[Subject]:
    """By Viet Nam's approver, and by the publisher."""
    by_state = people.invited(base.cast.vn_approver.actor, start=clock.today())
    given = {"code": "SEC", "role": Role.OFFICER, "email": "new.officer@cast.example", "start": clock.today()}
    yield Subject("accounts.Invitation", "sent", by_state, "VN")
    yield Subject("accounts.Invitation", "sent", people.invited(base.cast.publisher.actor, **given), "SEC")


def requests(base: Base) -> Iterator[Subject]:
    """A focal point's and an officer's new address, waiting and taken back; the first approver of a state."""
    for owner, asker in (("VN", base.cast.vn_focal), ("SEC", base.cast.officer)):
        asked = ask_for_address(actor=asker.actor, email=f"{owner}.new@cast.example")
        yield Subject("accounts.TwoPersonRequest", "asked", asked, owner)
        yield Subject("accounts.TwoPersonRequest", "withdrawn", again(asked, state="withdrawn"), owner)
    administrator, office = base.cast.administrator, base.cast.la_focal.office
    given = {"email": "first@cast.example", "name": "First", "role": Role.APPROVER, "start": clock.today()}
    invitation = Invitation.objects.create(office=office, issued_by=administrator.posts[0], **given)
    asking = {"asker": administrator.user, "asker_post": administrator.posts[0], "note_date": clock.today()}
    first = TwoPersonRequest.objects.create(kind="first", office=office, invitation=invitation, **asking)
    yield Subject("accounts.TwoPersonRequest", "first approver", first, "FIRST")


def sheets(base: Base) -> Iterator[Subject]:
    """Of a focal point, issued by the approver, and of an officer, issued by the publisher."""
    cast = base.cast
    of_state, _codes = issue_sheet(actor=cast.vn_approver.actor, person=cast.vn_focal.user)
    of_house, _codes = issue_sheet(actor=cast.publisher.actor, person=cast.officer.user)
    yield Subject("accounts.CodeSheet", "in force", of_state, "VN")
    yield Subject("accounts.CodeSheet", "in force", of_house, "SEC")


def views(base: Base) -> Iterator[Subject]:
    """Of a focal point and of an officer."""
    for owner, person in (("VN", base.cast.vn_focal), ("SEC", base.cast.officer)):
        row = save_view(actor=person.actor, name="Seminars", query={"q": "seminar"})
        yield Subject("activities.SavedView", "kept", row, owner)


def tokens(base: Base) -> Iterator[Subject]:
    """Of a focal point and of an officer."""
    for owner, person in (("VN", base.cast.vn_focal), ("SEC", base.cast.officer)):
        token, _secret = issue_token(actor=person.actor, post=person.posts[0], label="A program")
        yield Subject("accounts.ApiToken", "in force", token, owner)


def entries(base: Base) -> Iterator[Subject]:
    """What Viet Nam, the secretariat and another state did with Viet Nam's record."""
    record = SITUATIONS["withheld"](Maker(base.cast), "A record with a history")
    told = Entry.objects.filter(object_ref=record.reference)
    for situation, code in (("own act", "VN"), ("act of the secretariat", "SEC"), ("act of another state", "LA")):
        yield Subject("audit.Entry", situation, told.filter(office_codes=code).latest("number"), "VN")


def removals(base: Base) -> Iterator[Subject]:
    """Of drafts of Viet Nam, asked by its approver and by a colleague; of what was sent, asked by an officer."""
    make, cast = Maker(base.cast), base.cast
    house = Maker(base.cast, "SEC")
    asked = (
        ("of a draft", "VN", cast.vn_approver, SITUATIONS["draft"](make, "Not to be here, 1")),
        (
            "asked by a colleague",
            "VN, asked by another",
            cast.two_posts,
            SITUATIONS["draft"](make, "Not to be here, 2"),
        ),
        ("of a text", "VN, asked by staff", cast.officer, SITUATIONS["submitted"](make, "Not to be here, 3")),
        ("of a text", "SEC", cast.officer, SITUATIONS["submitted"](house, "Not to be here, 4")),
    )
    for situation, owner, asker, row in asked:
        given = {"fields": list(FIELDS), "ground": "mistake"}
        yield Subject("portal.Removal", situation, ask_of_record(actor=asker.actor, activity=row, **given), owner)
    closed = again(Removal.objects.get(activity=asked[2][3]), closed_by=cast.publisher.user, closed_at=clock.now())
    yield Subject("portal.Removal", "closed", closed, "VN, asked by staff")


def declarations(base: Base) -> Iterator[Subject]:
    """Viet Nam's draft, what it declared, and what it withdrew."""
    ministry, day = ministry_of(base.cast.vn_focal.office), date(2020, 1, 1)
    rows = {"draft": {}, "declared": {"declared_on": day}, "withdrawn": {"declared_on": day, "ended_on": day}}
    for state, days in rows.items():
        row = RoleDeclaration.objects.create(establishment=ministry, role="supporting", state=state, **days)
        yield Subject("members.RoleDeclaration", state, row, "VN")


def offices(base: Base) -> Iterator[Subject]:
    yield Subject("members.Office", "in the register", base.cast.vn_focal.office, "VN")


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


def talk(model: type[Model], **values: Any) -> Callable[[Base], Model]:
    """A session, contact or note of the first mechanism."""
    return lambda base: model._base_manager.create(mechanism=Mechanism.objects.order_by("pk")[0], **values)


MADE_BY_HAND: dict[str, Callable[[Base], Model]] = {
    "members.Holiday": holiday,
    "mechanisms.Challenge": lambda base: Challenge.objects.create(code="x", label="X", paragraph="2", in_paper=True),
    "mechanisms.Session": talk(Session, number=1),
    "mechanisms.Contact": talk(Contact, post="Desk officer"),
    "mechanisms.ContactNote": talk(ContactNote, on=date(2020, 9, 2), words="By telephone."),
}
REGISTER = tuple(
    [f"members.{name}" for name in ("OfficeName", "Membership", "Establishment", "EstablishmentName")]
    + [f"members.{name}" for name in ("Chair", "LeadCountry", "RestDays", "Holiday")]
    + [f"mechanisms.{name}" for name in ("Mechanism", "MechanismMember", "Challenge", "Document", "AdoptionEvent")]
    + [f"mechanisms.{name}" for name in ("Clause", "Meeting", "Session", "Contact", "ContactNote", "ScopeWord")]
)
SUBJECTS: dict[str, Callable[[Base], Iterator[Subject]]] = {
    "accounts.ApiToken": tokens,
    "accounts.CodeSheet": sheets,
    "accounts.Invitation": invitations,
    "accounts.Post": posts,
    "accounts.TwoPersonRequest": requests,
    "audit.Entry": entries,
    "members.Office": offices,
    "members.RoleDeclaration": declarations,
    "portal.Removal": removals,
    "activities.Activity": activities,
    "activities.SavedView": views,
    "activities.Attachment": attachments,
    "activities.ClearanceScan": scans,
    "activities.ImportRun": imports,
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

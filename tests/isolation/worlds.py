"""The common ground of two worlds, and the steps that both take after the hidden thing was made in one of them."""

import hashlib
from datetime import date, datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from pikepdf import Dictionary

from activities.models.clearance import Signature
from activities.services.attach import attach
from activities.services.basis import record_basis
from activities.services.clearance import clear_on_paper
from activities.services.merge import propose_and_send
from activities.services.saved_views import save_view
from activities.services.step import submit, take_step
from kernel import clock
from mechanisms.models import ContactNote, Mechanism
from reporting.models import Pack, PackFile, Stage
from reporting.services.circulate import circulate_stage
from reporting.services.compile import place_of
from reporting.services.release import release_pack
from reporting.services.settle import close_and_settle
from tests.cast import Cast
from tests.conftest import JAKARTA
from tests.factories import activities, files, members, pages, reporting
from tests.isolation import determined, people
from tests.isolation.oracle import FOR_ALL, FOR_HOUSE
from tests.isolation.situations import SITUATIONS, Maker
from tests.isolation.subjects import name_the_chair

BEGIN, HIDE, GO_ON, AT_LAST, ASK = (datetime(2020, 10, day, 9, tzinfo=JAKARTA) for day in (1, 6, 7, 9, 20))
APART = timedelta(seconds=10)  # between two requests: longer than any answer takes, and never over a full minute
TITLE = "Seminar, {}"
WAYS = (FOR_ALL, FOR_HOUSE)
under_seed = override_settings(REFERENCE_SEED=determined.SEED)


def base() -> tuple[Cast, dict[str, str]]:
    """The register, everybody with a session, records in every situation, a released pack, a text before its seats."""
    determined.install()
    clock.move_to(BEGIN)
    cast = Cast()
    with under_seed, determined.step("people"):
        members.register()
        people.everybody(cast)
        name_the_chair(cast)
        kept = people.sessions(cast)
    with under_seed, determined.step("the first text"):
        release_pack(actor=cast.publisher.actor, pack=reporting.pack(cast))
    for name, build in SITUATIONS.items():
        with under_seed, determined.step(f"a record, {name}"):
            build(Maker(cast), TITLE.format(name))
    with under_seed, determined.step("records of others"):
        th = cast.th_focal.actor
        activities.draft(th, "TH", "MY", title="Seminar of Thailand", host="TH")
        activities.accepted(cast, th, "TH", "LA", title="Seminar of Thailand with Lao PDR", host="TH")
        activities.accepted(cast, cast.vn_focal.actor, "TH", "VN", title="Seminar that names Thailand")
        activities.shared(cast, cast.vn_focal.actor, "LA", "VN", title=TITLE.format("to be corrected"))
    with under_seed, determined.step("a saved view"):
        save_view(actor=cast.la_focal.actor, name="Seminars", query={"q": "seminar"})
    with under_seed, determined.step("files"):
        with_files(cast)
    with under_seed, determined.step("signed sheets"):
        signed(cast, "signed")
        signed(cast, "scanned", scan=files.upload("a sheet.pdf", files.pdf(Way=Dictionary(Name="a sheet"))))
    with under_seed, determined.step("two records made one"):
        made_one(cast)
    with under_seed, determined.step("a contact"):
        first = Mechanism.objects.order_by("code").first()  # whose page is always asked for
        ContactNote.objects.create(mechanism=first, on=date(2020, 9, 5), words="A letter")
    with under_seed, determined.step("the second text"):
        second = pages.draft(cast, "Second update", date(2020, 10, 5))
        circulate_stage(actor=cast.officer.actor, stage=second, last_day=reporting.LAST_DAY, silence=True)
        reporting.agree(cast, pages.stage_again(second), "TH")
    return cast, kept


def with_files(cast: Cast) -> None:
    """A shared record with a file for all, and one for the secretariat alone."""
    writer = cast.vn_focal.actor
    row = activities.draft(writer, "LA", "VN", title=TITLE.format("with files"))
    for way in WAYS:
        upload = files.upload(f"{way}.pdf", files.pdf(Way=Dictionary(Name=way)))
        attach(actor=writer, activity=row, upload=upload, mark=row.mark, for_readers=way == FOR_ALL)
    submit(actor=writer, activity=row, attested=True)
    take_step(actor=cast.officer2.actor, activity=row, name="accept")
    row.refresh_from_db()
    record_basis(actor=cast.publisher.actor, activity=row, kind="public_source", reference="VNA")


def signed(cast: Cast, name: str, scan: SimpleUploadedFile | None = None) -> None:
    """A shared record that Viet Nam cleared on paper."""
    writer = cast.vn_focal.actor
    row = activities.draft(writer, "LA", "VN", title=TITLE.format(name))
    signature = Signature("Director-General", date(2020, 9, 30), "1B22-D9C8-1DA7")
    with members.clearing("VN"):
        clear_on_paper(actor=writer, activity=row, signature=signature, version=None, scan=scan)
        submit(actor=writer, activity=row, attested=True)
    take_step(actor=cast.officer2.actor, activity=row, name="accept")
    row.refresh_from_db()
    record_basis(actor=cast.publisher.actor, activity=row, kind="public_source", reference="VNA")


def made_one(cast: Cast) -> None:
    """A record of Lao PDR that it and Viet Nam read ended in one of Viet Nam that all read."""
    given = {"stays": activities.confirmed(cast, cast.vn_focal.actor, "LA", "VN", title=TITLE.format("that stays"))}
    ended = {"title": TITLE.format("that ended"), "host": "LA"}
    given["ends"] = activities.accepted(cast, cast.la_focal.actor, "LA", "VN", **ended)
    data, office = activities.record("LA", "VN", title=TITLE.format("that stays")), cast.officer.office.pk
    text = propose_and_send(actor=cast.officer.actor, data=data, token=None, owner_id=office, **given)
    for name in ("la_focal", "vn_focal"):
        activities.confirm_participation(actor=getattr(cast, name).actor, activity=text)
    take_step(actor=cast.officer2.actor, activity=text, name="apply")


def later(cast: Cast) -> None:
    """What happens in both worlds after the hidden thing is there: a record is shared, a text goes all its way."""
    clock.move_to(GO_ON)
    with under_seed, determined.step("a later record"):
        activities.shared(cast, cast.vn_focal.actor, "LA", "VN", title="Seminar, later")
    with under_seed, determined.step("a later draft"):
        activities.draft(cast.th_focal.actor, "TH", "LA", title="Seminar of Thailand, later", host="TH")
    for name in IMPORTERS:  # what the preview says of a row with the words of what is hidden
        with under_seed, determined.step(f"a log read by {name}"):
            activities.read_in(getattr(cast, name).actor, LOG)
    with under_seed, determined.step("the third text"):
        third = pages.draft(cast, "Third update", date(2020, 10, 7))
        circulate_stage(actor=cast.officer.actor, stage=third, last_day=reporting.LAST_DAY, silence=False)
    with under_seed, determined.step("the third text is settled"):
        stage = pages.stage_again(third)
        reporting.everyone_agrees(cast, stage)
        close_and_settle(actor=cast.officer.actor, stage=stage, mail_checked=True, phone_checked=True)
        release_pack(actor=cast.publisher.actor, pack=packed(pages.stage_again(stage)))


LOG = "Title\tDate\nQuokka exchange\t20 March 1973\nSeminar of nobody\t20 March 2020"
IMPORTERS = ("th_focal", "la_focal", "officer")


def packed(stage: Stage) -> Pack:
    """The pack of a settled text: its snapshot itself is the file, so that a byte that moves is seen."""
    snapshot = stage.snapshots.get()
    pack: Pack = Pack.objects.create(stage=stage, snapshot=snapshot, template_version="test")
    data = snapshot.body.encode()
    sha256 = hashlib.sha256(data).hexdigest()
    place_of(sha256).parent.mkdir(parents=True, exist_ok=True)
    place_of(sha256).write_bytes(data)
    PackFile.objects.create(pack=pack, kind="pdf", name="text.pdf", sha256=sha256, size=len(data))
    return pack

"""What is hidden in one of two worlds: one row per secret, with those who may know of it (DESIGN §4, §9).

A secret is made before the later steps that both worlds take. Its readers are everybody but those who may know.
An auditor may know that something was done, wherever the audit has an entry of it: of an audited secret the auditor is
asked everywhere but at the audit itself.
How to add one: docs/recipes.md.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from activities.coarsest import Days
from activities.content import working_data
from activities.models import Activity, HoldDecision
from activities.record import places_named
from activities.services.attach import attach
from activities.services.clearance import keep_scan
from activities.services.co_authors import name_co_author
from activities.services.correct import propose_correction
from activities.services.edit import edit_activity
from activities.services.hold import hold_activity
from activities.services.hold_decision import propose_decision
from activities.services.merge import propose_and_send
from activities.services.other_version import give_other_version
from activities.services.report_wish import ask_not_to_report
from activities.services.saved_views import save_view
from activities.services.step import take_step
from kernel.accounts.services.ask import ask_for_address
from kernel.accounts.services.issue_token import issue_token
from kernel.audit import record as audit
from kernel.consensus.services.reply import Answer
from kernel.files.check import check
from kernel.jobs.services.enqueue import enqueue
from mechanisms.models import Contact, ContactNote, Mechanism
from mechanisms.register.tables import BY_MODEL
from mechanisms.register.words import fingerprint
from mechanisms.services.draft_role import draft_role
from mechanisms.services.save_row import save_row
from portal.services.removal.ask import ask_of_record
from reporting.models import AnnexRow, Pack, Snapshot, Stage, WorkItem
from reporting.states import Matter
from tests.cast import Cast
from tests.factories import activities, files, pages, reporting
from tests.factories import people as made_of_people
from tests.isolation.oracle import FOR_ALL, FOR_HOUSE
from tests.isolation.subjects import file_beside
from tests.isolation.worlds import TITLE

VN, STAFF = "vn", ("officer", "publisher")
WORD = "Quokka exchange"
LONG_PAST = {"date_from": date(1973, 3, 20), "date_to": date(1973, 3, 20)}  # a year that stands nowhere else
PLACE = "Vieux-Port"
HIDDEN = {"title": WORD, "places": places_named(PLACE), "forms": ("8d",), "domains": ("sea",), **LONG_PAST}


@dataclass(frozen=True)
class Secret:
    """A name, who may know of it (the beginnings of readers' names), and how it comes about."""

    name: str
    known_to: tuple[str, ...]
    make: Callable[[Cast], object]
    audited: bool = True
    late: bool = False  # comes after the later steps of both worlds, which it would change


def vn_draft(cast: Cast) -> Activity:
    return activities.draft(cast.vn_focal.actor, "LA", "VN", **HIDDEN)


def vn_sent(cast: Cast) -> Activity:
    given = HIDDEN | {"consensus_kind": "elsewhere", "consensus_reference": "ADSOM, paragraph 3"}
    return activities.submitted(cast.vn_focal.actor, "LA", "VN", **given)


def vn_accepted(cast: Cast) -> Activity:
    return take_step(actor=cast.officer2.actor, activity=vn_sent(cast), name="accept")


def vn_shared(cast: Cast) -> Activity:
    return activities.confirm_participation(actor=cast.la_focal.actor, activity=vn_accepted(cast))


def discarded(cast: Cast) -> Activity:
    return take_step(actor=cast.vn_focal.actor, activity=vn_draft(cast), name="discard")


def entered(cast: Cast) -> Activity:
    return activities.entered(cast, activities.record("LA", "VN", **HIDDEN))


def returned(cast: Cast) -> Activity:
    return take_step(actor=cast.officer2.actor, activity=vn_sent(cast), name="send_back", comment="Which town?")


def recalled(cast: Cast) -> Activity:
    return take_step(actor=cast.vn_focal.actor, activity=vn_sent(cast), name="recall")


def withheld(cast: Cast) -> Activity:
    return ask_not_to_report(actor=cast.la_focal.actor, activity=vn_accepted(cast))


def held(cast: Cast) -> Activity:
    """Lao PDR had confirmed it; on hold it is Viet Nam's and the secretariat's alone."""
    return hold_activity(actor=cast.officer2.actor, activity=vn_shared(cast), reason="Paragraph 9.")


def held_before_it_was_confirmed(cast: Cast) -> Activity:
    """Lao PDR had been asked; on hold it is not there for Lao PDR any more."""
    return hold_activity(actor=cast.officer2.actor, activity=vn_accepted(cast), reason="Paragraph 9.")


def withdrawn(cast: Cast) -> Activity:
    return take_step(actor=cast.vn_focal.actor, activity=vn_shared(cast), name="withdraw")


def working_text(cast: Cast) -> Activity:
    """What the owner writes into a returned record is its own until it is sent again."""
    row = Activity.objects.get(title=TITLE.format("returned"))
    data = replace(working_data(row), **HIDDEN)
    return edit_activity(actor=cast.vn_focal.actor, activity=row, data=data, version=row.version)


def correction_draft(cast: Cast) -> Activity:
    row = Activity.objects.get(title=TITLE.format("to be corrected"))
    data = replace(working_data(row), **HIDDEN)
    return propose_correction(actor=cast.vn_focal.actor, activity=row, data=data)


def correction_submitted(cast: Cast) -> Activity:
    row = Activity.objects.get(title=TITLE.format("shared"))
    return activities.corrected(cast.vn_focal.actor, row, **(HIDDEN | {"forms": row.forms}))


def house_draft(cast: Cast) -> Activity:
    return activities.draft(cast.officer.actor, "LA", "TH", **(HIDDEN | {"host": "TH"}))


def position(cast: Cast) -> object:
    """Cambodia's comment on the text before the seats: the others read one sentence."""
    stage = pages.stage_again(Stage.objects.get(cycle__title="Second update", order=1))
    items = stage.round.items.values_list("key", flat=True)
    return reporting.agree(cast, stage, "KH", answers={items[3]: Answer("comment", WORD, "")})


def house_job(cast: Cast) -> object:
    given = {"key": WORD, "args": {}, "subject": WORD}
    return enqueue("reporting.compile_pack", actor=cast.officer.actor, **given)


def unreleased_pack(cast: Cast) -> Pack:
    """A second edition of the first text, compiled and not released."""
    snapshot = Snapshot.objects.order_by("pk").first()
    return Pack.objects.create(stage=snapshot.stage, snapshot=snapshot, template_version="a later one")


def question(cast: Cast) -> WorkItem:
    """Something about a record that the text cites waits for a look."""
    row = AnnexRow.objects.filter(stage__cycle__title="Second update", activity__isnull=False).first()
    return WorkItem.objects.create(stage=row.stage, activity=row.activity, matter=Matter.TIMING)


def cycle(cast: Cast) -> Stage:
    """A cycle that is the latest of all, with a text that has not gone round."""
    return pages.draft(cast, WORD, date(2020, 10, 8))


def invitation(cast: Cast) -> object:
    return made_of_people.invited(cast.vn_approver.actor, name=WORD)


def contact(cast: Cast) -> object:
    mechanism = Mechanism.objects.order_by("code").first()
    values = {"mechanism": mechanism, "name": WORD, "post": "Desk officer", "mail": "", "start": None, "end": None}
    return save_row(actor=cast.officer.actor, kind=BY_MODEL[Contact], row=None, values=values)


def words_of_a_note(cast: Cast) -> object:
    """The day of a contact is read by all, the words beside it by the secretariat."""
    note = ContactNote.objects.get()
    kind = BY_MODEL[ContactNote]
    values = {"mechanism": note.mechanism, "on": note.on, "words": WORD}
    return save_row(actor=cast.officer.actor, kind=kind, row=note, values=values, seen=fingerprint(kind, note))


def role_draft(cast: Cast) -> object:
    return draft_role(actor=cast.vn_focal.actor, office=cast.vn_focal.office, role="supporting")


def other_version(cast: Cast) -> Activity:
    """Lao PDR knows a date and a place of its own: it, the owner and the secretariat see both."""
    row = Activity.objects.get(title=TITLE.format("asked"))
    days = Days(*LONG_PAST.values(), "day")
    given = {"days": days, "place": PLACE, "source": WORD}
    return give_other_version(actor=cast.la_focal.actor, activity=row, **given)


def hold_decision(cast: Cast) -> HoldDecision:
    """A publisher proposes what becomes of a hold: the Chair's post-holder, Viet Nam's approver, answers."""
    row = Activity.objects.get(title=TITLE.format("set aside"))
    return propose_decision(actor=cast.publisher.actor, activity=row, kind="keep", reason=WORD)


def text_for_two(cast: Cast) -> Activity:
    """One text for two records, before Lao PDR and Cambodia, which both records name, and before Viet Nam."""
    stays, ends = (Activity.objects.get(title=TITLE.format(name)) for name in ("asked", "with files"))
    data = replace(working_data(stays), title=WORD, places=places_named(PLACE))
    given = {"stays": stays, "ends": ends, "data": data, "token": None}
    return propose_and_send(actor=cast.officer.actor, owner_id=cast.officer.office.pk, **given)


def request(cast: Cast) -> object:
    return ask_for_address(actor=cast.vn_focal.actor, email="quokka@cast.example")


def co_author(cast: Cast) -> object:
    """Thailand's focal point stays out of it: the grant is for one of Cambodia, on a draft nobody else knows of."""
    row = Activity.objects.get(title=TITLE.format("draft"))
    return name_co_author(actor=cast.vn_focal.actor, activity=row, post=cast.kh_focal.posts[0], reason=WORD)


def file_of_a_shared_record(cast: Cast) -> object:
    """All read the record; the file is for the secretariat."""
    return file_beside(cast, Activity.objects.get(title=TITLE.format("shared")), FOR_HOUSE)


def file_of_a_returned_record(cast: Cast) -> object:
    """The secretariat reads the record, and gets the file with the next submission."""
    row = Activity.objects.get(title=TITLE.format("returned"))
    upload = files.upload(f"{WORD}.pdf", files.pdf())
    return attach(actor=cast.vn_focal.actor, activity=row, upload=upload, mark=row.mark, for_readers=True)


def file_of_an_ended_record(cast: Cast) -> object:
    """All read the record in which it ended; who could not read the one that ended finds no file of it."""
    return file_beside(cast, Activity.objects.get(title=TITLE.format("that ended")), FOR_ALL)


def scan(cast: Cast) -> object:
    """All read the record, and that it was cleared on paper its office alone; the sheet was scanned afterwards."""
    row = Activity.objects.get(title=TITLE.format("signed"))
    upload = files.upload(f"{WORD}.pdf", files.pdf(Title=WORD))
    with audit.unit(cast.vn_focal.actor):
        return keep_scan(cast.vn_focal.actor, row.clearances.get(), upload, check(upload))


def removal(cast: Cast) -> object:
    row = Activity.objects.get(title=TITLE.format("draft"))
    return ask_of_record(actor=cast.vn_approver.actor, activity=row, fields=["summary", "title"], ground="mistake")


def saved_view(cast: Cast) -> object:
    """What a person looks for is that person's alone: not even colleagues of the office see it."""
    return save_view(actor=cast.vn_focal.actor, name=WORD, query={"q": WORD})


def read_in(cast: Cast) -> object:
    return activities.read_in(cast.vn_focal.actor, f"Title\tDate\n{WORD}\t20 March 1973")


def token(cast: Cast) -> object:
    return issue_token(actor=cast.vn_focal.actor, post=cast.vn_focal.posts[0], label=WORD)


CHAIR = "vn_approver"
HOUSE_PEOPLE = "administrator"

SECRETS = (
    Secret("draft", (VN,), vn_draft),
    Secret("withdrawn draft", (VN,), discarded),
    Secret("recalled record", (VN,), recalled),
    Secret("record entered for a state", (VN, *STAFF), entered),
    Secret("submitted record", (VN, *STAFF), vn_sent),
    Secret("returned record", (VN, *STAFF), returned),
    Secret("record on hold", (VN, *STAFF), held),
    Secret("record that was asked about, on hold", (VN, *STAFF), held_before_it_was_confirmed),
    Secret("withdrawn record", (VN, *STAFF), withdrawn),
    Secret("accepted record", (VN, "la", *STAFF), vn_accepted),
    Secret("record not to be reported", (VN, "la", *STAFF), withheld),
    Secret("working text of a returned record", (VN,), working_text),
    Secret("draft of a correction", (VN,), correction_draft),
    Secret("submitted correction", (VN, "la", *STAFF), correction_submitted),
    Secret("draft of the secretariat", STAFF, house_draft),
    Secret("position of a seat", (CHAIR, *STAFF), position),
    Secret("job of the secretariat", STAFF, house_job, audited=False),
    Secret("pack not released", STAFF, unreleased_pack, audited=False),
    Secret("question on a cited record", STAFF, question, audited=False),
    Secret("cycle that has not gone round", STAFF, cycle, late=True),
    Secret("invitation", (VN, HOUSE_PEOPLE), invitation),
    Secret("contact of a mechanism", STAFF, contact),
    Secret("words of a contact note", STAFF, words_of_a_note),
    Secret("role not declared yet", (VN,), role_draft),
    Secret("request for a second person", (VN, HOUSE_PEOPLE), request),
    Secret("co-author", (VN,), co_author),
    Secret("another date or place", (VN, "la", *STAFF), other_version),
    Secret("file for the secretariat", (VN, *STAFF), file_of_a_shared_record, audited=False),
    Secret("file not sent yet", (VN,), file_of_a_returned_record),
    Secret("file of a record that ended", (VN, "la", *STAFF), file_of_an_ended_record, audited=False),
    Secret("scan of a signed sheet", (VN,), scan),
    Secret("log that was read in", (VN,), read_in),
    Secret("token of a program", (VN,), token),
    Secret("decision on a hold", (VN, *STAFF), hold_decision),
    Secret("one text for two records", (VN, "la", *STAFF), text_for_two),
    Secret("request for a removal", (VN,), removal),
    Secret("saved view of the list", ("vn_focal",), saved_view),
)
BY_NAME = {secret.name: secret for secret in SECRETS}

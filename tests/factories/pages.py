"""A world in which every page has something to show, and the addresses of its pages by the name of their route."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from django.urls import reverse

from activities.coarsest import Days
from activities.models import Activity, Attachment, ClearanceScan, ImportRun, SavedView
from activities.models.clearance import Signature
from activities.services.attach import attach
from activities.services.clearance import clear_on_paper
from activities.services.correct import propose_and_submit
from activities.services.hold import hold_activity
from activities.services.other_version import give_other_version
from activities.services.saved_views import save_view
from activities.services.step import take_step
from kernel.access.actor import Role
from kernel.accounts.models import ApiToken, CodeSheet, Invitation, Post, TwoPersonRequest
from kernel.accounts.services.code_sheet import issue_sheet
from kernel.accounts.services.hand_over import hand_over
from kernel.accounts.services.issue_token import issue_token
from kernel.jobs.models import Job
from kernel.members.models import Chair
from kernel.members.states import DeclaredRole
from kernel.notify.models import CaughtMail
from kernel.workflow.fire import fire
from mechanisms.services.draft_role import draft_role
from portal.models import Removal
from portal.services.removal.ask import ask_of_record
from reporting.models import Pack, Stage
from reporting.services.circulate import circulate_stage
from reporting.services.draft import draft_stage
from reporting.services.readers import name_reader
from tests.factories import activities, files, members, people, reporting

READ_BY_MANY = ("shared", "accepted", "held")


@dataclass
class World:
    """Records in every situation, a text settled and packed, one in its round, one being drafted."""

    records: dict[str, Activity]
    pack: Pack
    circulated: Stage
    drafting: Stage
    job: Job
    mail: CaughtMail
    invitation: Invitation
    asked: TwoPersonRequest
    post: Post
    sheet: CodeSheet
    token: ApiToken
    removal: Removal
    view: SavedView
    file: Attachment
    scan: ClearanceScan
    imports: tuple[ImportRun, ImportRun]


def build(cast: Any) -> World:
    """Make it through the services; the records come after the first text, so that no hold touches it."""
    pack = reporting.pack(cast)
    job = Job.objects.latest("pk")
    made = records(cast)
    circulated = draft(cast, "Second update", date(2020, 10, 5))
    circulate_stage(actor=cast.officer.actor, stage=circulated, last_day=reporting.LAST_DAY, silence=True)
    reporting.agree(cast, stage_again(circulated), "TH")
    drafting = draft(cast, "Third update", date(2020, 10, 6))
    words = "Something waits for you. It is at http://127.0.0.1:8000/."
    declared_role(cast)
    name_reader(actor=cast.publisher.actor, pack=pack, post=cast.my_official.posts[0], reason="To prepare the Chair.")
    mail = CaughtMail.objects.create(to="vn.focal@cast.example", subject="Something waits for you", text=words)
    stages = stage_again(circulated), stage_again(drafting)
    sheet, _codes = issue_sheet(actor=cast.vn_approver.actor, person=cast.vn_official.user)
    removal = ask_of_record(actor=cast.officer.actor, activity=made["shared"], fields=["place"], ground="mistake")
    view = save_view(actor=cast.vn_focal.actor, name="Seminars", query={"q": "seminar"})
    given = {"mark": "For official use", "for_readers": False}
    file = attach(actor=cast.vn_focal.actor, activity=made["draft"], upload=files.upload(), **given)
    vn = cast.vn_focal.actor
    read = activities.read_in(vn), activities.read_in(vn, "Tajuk\tBila\nSeminar\t2019", checked=False)
    token, _secret = issue_token(actor=vn, post=cast.vn_focal.posts[0], label="Log of the command")
    own = {"sheet": sheet, "token": token, "removal": removal, "view": view, "file": file, "imports": read}
    own["scan"] = signed(cast, made)
    return World(made, pack, *stages, job, mail, *posts(cast), **own)


def signed(cast: Any, made: dict[str, Activity]) -> ClearanceScan:
    """Another draft of Viet Nam, cleared on paper with a scan."""
    vn = cast.vn_focal.actor
    made["signed"] = activities.draft(vn, "LA", "VN", title="Seminar eleven")
    signature = Signature("Director-General, Border Department", date(2020, 9, 30), "1B22-D9C8-1DA7")
    with members.clearing("VN"):
        clear_on_paper(actor=vn, activity=made["signed"], signature=signature, version=None, scan=files.upload())
    return ClearanceScan.objects.get()


def posts(cast: Any) -> tuple[Invitation, TwoPersonRequest, Post]:
    """An invitation, a request that waits for a second person, and a post that is being handed over."""
    approver, post = cast.vn_approver.actor, cast.vn_focal.posts[0]
    invitation = people.invited(approver)
    people.invited(approver, email="approver@ministry.example", role=Role.APPROVER)
    hand_over(actor=approver, post=post, last_day=date(2021, 3, 31), note="Ask the host.", successor=None)
    return invitation, people.asked(), post


def records(cast: Any) -> dict[str, Activity]:
    """Records of Viet Nam with Lao PDR, those that many may read first."""
    vn, officer = cast.vn_focal.actor, cast.officer.actor
    made = {
        "draft": activities.draft(vn, "LA", "VN", title="Seminar one"),
        "submitted": activities.submitted(vn, "LA", "VN", title="Seminar two"),
        "accepted": activities.accepted(cast, vn, "LA", "VN", title="Seminar three"),
        "own": activities.accepted(cast, vn, "VN", title="Seminar four"),
        "shared": activities.shared(cast, vn, "LA", "TH", "VN", title="Seminar five"),
        "consensus": activities.shared(cast, vn, "LA", "VN", title="Seminar six", forms=("8d",), timing="planned"),
    }
    made["long"] = activities.shared(cast, vn, "LA", "VN", title=f"การประชุม {'Hội' * 55}", summary="w" * 160)
    made["announced"] = activities.shared(cast, vn, "LA", "VN", title="Seminar ten", timing="planned")
    activities.co_author(made["draft"], cast.vn_focal, cast.th_focal)
    sent = activities.submitted(vn, "LA", "VN", title="Seminar seven")
    made["returned"] = take_step(actor=officer, activity=sent, name="send_back", comment="Which town?")
    known = activities.shared(cast, vn, "LA", "VN", title="Seminar eight")
    made["held"] = hold_activity(actor=officer, activity=known, reason="A word of paragraph 9.")
    days, la = Days(date(2020, 3, 21), date(2020, 3, 21), "day"), cast.la_focal.actor
    give_other_version(actor=la, activity=made["accepted"], days=days, place="", source="Our file")
    known = activities.shared(cast, vn, "LA", "VN", title="Seminar nine")
    made["proposed"] = known
    better = activities.record("LA", "VN", title="Seminar nine, in Dong Hoi")
    made["told"] = activities.entered(cast, activities.record("LA", "VN", title="Seminar told by telephone"))
    made["correction"] = propose_and_submit(actor=vn, activity=known, data=better, token=uuid4(), attested=True)
    return {name: made[name] for name in (*READ_BY_MANY, *made)}


def declared_role(cast: Any) -> None:
    """Viet Nam has declared a role, and drafts another."""
    office = cast.vn_focal.office
    row = draft_role(actor=cast.vn_focal.actor, office=office, role=DeclaredRole.SUPPORTING)
    fire(row, "declare", actor=cast.vn_approver.actor)
    draft_role(actor=cast.vn_focal.actor, office=office, role=DeclaredRole.NO_ROLE)


def draft(cast: Any, title: str, cutoff: date) -> Stage:
    """The first text of another cycle, drafted."""
    plan = reporting.Plan(title=title, cutoff=cutoff, meetings=reporting.meetings())
    cycle = reporting.open_cycle(actor=cast.officer.actor, plan=plan)
    return draft_stage(actor=cast.officer.actor, stage=reporting.stage_of(cycle, "ADSOM_WG"))


def stage_again(stage: Stage) -> Stage:
    """The stage as it stands now."""
    return reporting.stage_of(stage.cycle, stage.body)


def addresses(world: World) -> dict[str, list[str]]:
    """For each route that takes an argument, the addresses worth a look."""
    found = {
        name: [reverse(f"activities:{name}", args=[r.reference]) for r in world.records.values()] for name in RECORD
    }
    shared, own = world.records["shared"].reference, world.records["own"].reference
    found["activity-merge"] = [reverse("activities:activity-merge", args=[shared, own])]
    stages = (world.pack.stage, world.circulated, world.drafting)
    found |= {name: [reverse(f"reporting:{name}", args=[s.public_id]) for s in stages] for name in STAGE}
    found |= {name: [reverse(f"reporting:{name}", args=[s.cycle.public_id]) for s in stages] for name in CYCLE}
    texts = [stage.paragraphs.order_by("order")[5] for stage in stages]
    found["paragraph-edit"] = [reverse("reporting:paragraph-edit", args=[p.public_id]) for p in texts]
    rows = [stage.rows.order_by("order")[1] for stage in stages]
    found["row-edit"] = [reverse("reporting:row-edit", args=[row.public_id]) for row in rows]
    found |= {name: [reverse(f"reporting:{name}", args=[world.pack.public_id])] for name in PACK}
    found["pack-download"] = [reverse("reporting:pack-download", args=[world.pack.public_id, "pdf"])]
    found["activity-signed"] = [reverse("sheets:activity-signed", args=[world.records["draft"].reference])]
    found["activity-sheet"] = [reverse("sheets:activity-sheet", args=[world.records["draft"].reference])]
    found |= {
        f"register-{name}": [editor("challenge", name, "drug_trafficking")] for name in ("edit", "history", "remove")
    }
    found["register-new"] = [reverse("mechanisms:register-new", args=["meeting"])]
    found["chair-posts"] = [
        reverse("mechanisms:chair-posts", args=[chair.public_id]) for chair in Chair.objects.all()[:1]
    ]
    found["mechanism-detail"] = [reverse("mechanisms:mechanism-detail", args=["DGICM"])]
    found["state-detail"] = [reverse("mechanisms:state-detail", args=[code]) for code in ("VN", "TL")]
    found["role-edit"] = [reverse("mechanisms:role-edit", args=["VN"])]
    found["document-detail"] = [reverse("mechanisms:document-detail", args=[code]) for code in ("CP2019", "BMCR")]
    found["job-detail"] = [reverse("jobs:job-detail", args=[world.job.public_id])]
    checked, unnamed = world.imports
    found["import-run"] = [reverse("activities:import-run", args=[checked.public_id])]
    found["import-columns"] = [reverse("activities:import-columns", args=[unnamed.public_id])]
    post = [world.post.public_id]
    found |= {name: [reverse(f"people:{name}", args=post)] for name in POST}
    found["invitation"] = [reverse("people:invitation", args=[world.invitation.public_id])]
    found["request"] = [reverse("people:request", args=[world.asked.public_id])]
    found["account_code_sheet_issue"] = [reverse("account_code_sheet_issue", args=[world.sheet.user.public_id])]
    found["account_code_sheet_void"] = [reverse("account_code_sheet_void", args=[world.sheet.public_id])]
    found |= {name: [reverse(f"activities:{name}", args=[world.file.public_id])] for name in FILE}
    found |= {name: [reverse(f"activities:{name}", args=[world.scan.public_id])] for name in SCAN}
    found["account_token_revoke"] = [reverse("account_token_revoke", args=[world.token.public_id])]
    found["removal"] = [reverse("removal", args=[world.removal.public_id])]
    found["removal-of-record"] = [reverse("removal-of-record", args=[world.records["own"].reference])]
    found["removal-of-paragraph"] = [reverse("removal-of-paragraph", args=[texts[2].public_id])]
    found["view-edit"] = [reverse("activities:view-edit", args=[world.view.public_id])]
    found["mail-detail"] = [reverse("notify:mail-detail", args=[world.mail.public_id])]
    return found


def editor(kind: str, page: str, key: str) -> str:
    """An address of the register's editor."""
    return reverse(f"mechanisms:register-{page}", args=[kind, key])


RECORD = tuple(
    f"activity-{name}"
    for name in (
        *("detail", "receipt", "edit", "correct", "confirm", "basis", "consensus", "hold", "wish"),
        *("differs", "versions", "held", "hold-decision", "same"),
        *("who-sees", "co-authors", "duplicate", "entry", "files", "revisions"),
    )
)
STAGE = tuple(
    f"stage-{name}"
    for name in (
        *("detail", "read", "circulate", "reply", "position", "extend", "take-back", "close", "meeting"),
        *("transmit", "outcome", "who-sees"),
    )
)
POST = ("post", "post-end", "post-hand-over", "post-stand-in", "post-lost-factor")
CYCLE = ("cycle-detail", "candidates", "cycle-discard", "cycle-who-sees")
SCAN = ("clearance-scan", "clearance-scan-remove")
FILE = ("attachment", "attachment-remove")
PACK = ("pack-release", "pack-withdraw", "pack-who-sees", "pack-readers")

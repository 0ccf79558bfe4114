"""A world in which every page has something to show, and the addresses of its pages by the name of their route."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from django.urls import reverse

from activities.models import Activity
from activities.services.correct import propose_and_submit
from activities.services.hold import hold_activity
from activities.services.step import take_step
from kernel.jobs.models import Job
from kernel.notify.models import CaughtMail
from reporting.models import Pack, Stage
from reporting.services.circulate import circulate_stage
from reporting.services.draft import draft_stage
from tests.factories import activities, reporting


@dataclass
class World:
    """Records in every situation, a text settled and packed, one in its round, one being drafted."""

    records: dict[str, Activity]
    pack: Pack
    circulated: Stage
    drafting: Stage
    job: Job
    mail: CaughtMail


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
    mail = CaughtMail.objects.create(to="vn.focal@cast.example", subject="Something waits for you", text=words)
    return World(made, pack, stage_again(circulated), stage_again(drafting), job, mail)


def records(cast: Any) -> dict[str, Activity]:
    """Records of Viet Nam with Lao PDR."""
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
    sent = activities.submitted(vn, "LA", "VN", title="Seminar seven")
    made["returned"] = take_step(actor=officer, activity=sent, name="send_back", comment="Which town?")
    known = activities.shared(cast, vn, "LA", "VN", title="Seminar eight")
    made["held"] = hold_activity(actor=officer, activity=known, reason="A word of paragraph 9.")
    known = activities.shared(cast, vn, "LA", "VN", title="Seminar nine")
    made["proposed"] = known
    better = activities.record("LA", "VN", title="Seminar nine, in Dong Hoi")
    made["correction"] = propose_and_submit(actor=vn, activity=known, data=better, token=uuid4(), attested=True)
    return made


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
    stages = (world.pack.stage, world.circulated, world.drafting)
    found |= {name: [reverse(f"reporting:{name}", args=[s.public_id]) for s in stages] for name in STAGE}
    found |= {name: [reverse(f"reporting:{name}", args=[s.cycle.public_id]) for s in stages] for name in CYCLE}
    texts = [stage.paragraphs.order_by("order")[5] for stage in stages]
    found["paragraph-edit"] = [reverse("reporting:paragraph-edit", args=[p.public_id]) for p in texts]
    rows = [stage.rows.order_by("order")[1] for stage in stages]
    found["row-edit"] = [reverse("reporting:row-edit", args=[row.public_id]) for row in rows]
    found |= {name: [reverse(f"reporting:{name}", args=[world.pack.public_id])] for name in PACK}
    found["pack-download"] = [reverse("reporting:pack-download", args=[world.pack.public_id, "pdf"])]
    found["activity-sheet"] = [reverse("reporting:activity-sheet", args=[world.records["draft"].reference])]
    found["mechanism-detail"] = [reverse("mechanisms:mechanism-detail", args=["DGICM"])]
    found["job-detail"] = [reverse("jobs:job-detail", args=[world.job.public_id])]
    found["mail-detail"] = [reverse("notify:mail-detail", args=[world.mail.public_id])]
    return found


RECORD = tuple(
    f"activity-{name}"
    for name in ("detail", "receipt", "edit", "correct", "confirm", "basis", "consensus", "hold", "wish")
)
STAGE = tuple(
    f"stage-{name}"
    for name in (
        *("detail", "read", "circulate", "reply", "position", "extend", "take-back", "close", "meeting"),
        *("transmit", "outcome"),
    )
)
CYCLE = ("cycle-detail", "candidates", "cycle-discard")
PACK = ("pack-release", "pack-withdraw")

"""A small world: a record in every situation, a settled text with its pack, another being drafted."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from activities.models import Activity
from activities.services.hold import hold_activity
from activities.services.report_wish import ask_not_to_report
from activities.services.step import take_step
from kernel.jobs.models import Job
from reporting.models import Cycle, Pack, Stage
from tests.factories import activities, members, reporting

WORDS = {
    "draft": "Quetzal exchange",
    "submitted": "Ocelot exchange",
    "returned": "Pangolin exchange",
    "accepted": "Narwhal exchange",
    "shared": "Heron exchange",
    "held": "Tapir exchange",
    "withheld": "Gibbon exchange",
}
LONG_PAST = {"date_from": date(1973, 3, 20), "date_to": date(1973, 3, 20)}  # a year that stands nowhere else


@dataclass
class World:
    """What a test asks about; each record's title is a word that stands nowhere else."""

    records: dict[str, Activity]
    drafting: Stage
    pack: Pack
    job: Job

    @property
    def cycle(self) -> Cycle:
        """The cycle whose text has been settled."""
        return self.pack.stage.cycle


def records(cast: Any) -> dict[str, Activity]:
    """One record of Viet Nam with Lao PDR in every situation."""
    vn = cast.vn_focal.actor
    made = {
        "draft": activities.draft(vn, "LA", "VN", title=WORDS["draft"], **LONG_PAST),
        "submitted": activities.submitted(vn, "LA", "VN", title=WORDS["submitted"], **LONG_PAST),
        "accepted": activities.accepted(cast, vn, "LA", "VN", title=WORDS["accepted"], **LONG_PAST),
        "shared": activities.shared(cast, vn, "LA", "VN", title=WORDS["shared"]),
    }
    sent = activities.submitted(vn, "LA", "VN", title=WORDS["returned"], **LONG_PAST)
    made["returned"] = take_step(actor=cast.officer.actor, activity=sent, name="send_back", comment="Which town?")
    known = activities.confirmed(cast, vn, "LA", "VN", title=WORDS["held"], **LONG_PAST)
    made["held"] = hold_activity(actor=cast.officer.actor, activity=known, reason="Demarcation.")
    known = activities.confirmed(cast, vn, "LA", "VN", title=WORDS["withheld"], **LONG_PAST)
    made["withheld"] = ask_not_to_report(actor=cast.la_focal.actor, activity=known)
    return made


def small(cast: Any) -> World:
    """The world: two cycles, the first settled and packed, the second being drafted."""
    members.register()
    made = records(cast)
    pack = reporting.pack(cast)
    plan = reporting.Plan(
        title="Wombat update", cutoff=date(2021, 9, 30), meetings=dict.fromkeys(reporting.MEETINGS, None)
    )
    second = reporting.open_cycle(actor=cast.officer.actor, plan=plan)
    drafting = reporting.draft_stage(actor=cast.officer.actor, stage=reporting.stage_of(second, "ADSOM_WG"))
    return World(made, drafting, pack, Job.objects.latest("pk"))


def addresses(world: World) -> list[str]:
    """Every address of the world's records and of the text being drafted that a browser can open."""
    records_ = [f"/activities/{row.reference}/" for row in world.records.values()]
    pages = ("", *(f"{name}/" for name in ("receipt", "edit", "correct", "confirm", "basis", "consensus", "hold")))
    return [
        *(f"{base}{page}" for base in records_ for page in pages),
        *(f"/api/v1/activities/{row.reference}/" for row in world.records.values()),
        *secretariat_only(world),
    ]


def secretariat_only(world: World) -> list[str]:
    """What belongs to the text being drafted."""
    stage, text = world.drafting, f"/reports/texts/{world.drafting.public_id}/"
    paragraphs = [f"/reports/paragraphs/{paragraph.public_id}/" for paragraph in stage.paragraphs.all()[:3]]
    cycle = f"/reports/{stage.cycle.public_id}/"
    return [cycle, f"{cycle}candidates/", text, f"{text}read/", f"{text}circulate/", *paragraphs]

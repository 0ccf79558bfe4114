"""Cycles and texts, made through the services, on the real register."""

import hashlib
from datetime import date
from typing import Any

from kernel.consensus.services.reply import reply
from mechanisms.models import Meeting
from reporting.models import Cycle, Pack, PackFile, Stage
from reporting.services.circulate import circulate_stage
from reporting.services.compile import place_of
from reporting.services.draft import draft_stage
from reporting.services.open_cycle import Plan, open_cycle
from reporting.services.settle import close_and_settle
from tests.factories import activities, members

CUTOFF = date(2020, 9, 30)
MEETINGS = {"ADSOM_WG": date(2020, 11, 16), "ADSOM": date(2020, 11, 17), "ADMM": date(2020, 12, 9)}
LAST_DAY = date(2020, 10, 29)


def meetings() -> dict[str, Meeting | None]:
    """The three real meetings of 2020."""
    return {body: Meeting.objects.get(body=body, start=start) for body, start in MEETINGS.items()}


def cycle(cast: Any, **values: Any) -> Cycle:
    """The 2020 cycle, opened by an officer; loads the register first."""
    members.register()
    given = {"title": "2020 update", "cutoff": CUTOFF, "meetings": meetings()} | values
    return open_cycle(actor=cast.officer.actor, plan=Plan(**given))


def drafted(cast: Any, **values: Any) -> Stage:
    """The ADSOM WG's text, drafted from one shared seminar of Lao PDR and Viet Nam."""
    opened = cycle(cast, **values)
    activities.shared(cast, cast.vn_focal.actor, "LA", "VN")
    return draft_stage(actor=cast.officer.actor, stage=stage_of(opened, "ADSOM_WG"))


def stage_of(opened: Cycle, body: str) -> Stage:
    """The stage of one body."""
    return Stage.objects.select_related("cycle", "meeting", "round").get(cycle=opened, body=body)


def circulated(cast: Any, *, silence: bool = False) -> Stage:
    """The ADSOM WG's text, before its ten seats."""
    stage = drafted(cast)
    return circulate_stage(actor=cast.officer.actor, stage=stage, last_day=LAST_DAY, silence=silence)


def everyone_agrees(cast: Any, stage: Stage, *, but: tuple[str, ...] = ()) -> None:
    """Every seat replies: no objection to the whole text."""
    for seat in stage.round.seats.select_related("office"):
        if seat.office.code not in but:
            agree(cast, stage, seat.office.code)


def agree(cast: Any, stage: Stage, code: str, **values: Any) -> Any:
    """One seat's reply to the texts as they read now."""
    actor = getattr(cast, f"{code.lower()}_approver").actor
    shown = dict(stage.round.items.values_list("key", "text_hash"))
    return reply(actor=actor, round_=stage.round, **({"shown": shown} | values))


def settled(cast: Any) -> Stage:
    """The ADSOM WG's text, settled without objection; its compile job waits."""
    stage = circulated(cast)
    everyone_agrees(cast, stage)
    close_and_settle(actor=cast.officer.actor, stage=stage, mail_checked=True, phone_checked=True)
    return stage_of(stage.cycle, "ADSOM_WG")


def pack(cast: Any) -> Pack:
    """A compiled pack of the settled text, with a small file in the place of the PDF."""
    stage = settled(cast)
    made = Pack.objects.create(stage=stage, snapshot=stage.snapshots.get(), template_version="test")
    data = b"%PDF-1.7 a small file"
    sha256 = hashlib.sha256(data).hexdigest()
    place_of(sha256).parent.mkdir(parents=True, exist_ok=True)
    place_of(sha256).write_bytes(data)
    PackFile.objects.create(pack=made, kind="pdf", name="text.pdf", sha256=sha256, size=len(data))
    return made


__all__ = [
    "Plan",
    "agree",
    "circulated",
    "cycle",
    "drafted",
    "everyone_agrees",
    "meetings",
    "open_cycle",
    "pack",
    "settled",
    "stage_of",
]

"""The text an official reads first."""

from dataclasses import dataclass, field

from django.db.models import Subquery
from django.urls import reverse

from kernel import clock
from kernel.access.actor import Actor
from kernel.ui.dates import day_words
from reporting.models import Pack, PackFile, Stage


@dataclass(frozen=True)
class Reading:
    """What the home page shows of the text in hand."""

    title: str
    caps: str
    note: str
    read: str
    files: list[dict[str, str]] = field(default_factory=list)


def current_stage(actor: Actor) -> Reading | None:
    """The text furthest on its way in the latest cycle that this person may read."""
    stages = Stage.objects.visible_to(actor).exclude(state="drafting").select_related("cycle", "meeting")
    stage = stages.order_by("-cycle__cutoff", "-order").first()
    if stage is None:
        return None
    meeting = stage.meeting
    meets = "date not set"
    if meeting and meeting.start:
        meets = f"{'meets' if meeting.start >= clock.today() else 'met'} on {day_words(meeting.start)}"
    return Reading(
        title="Update on the implementation of the Concept Paper on border management",
        caps=f"Text for {stage.label} · {str(stage.get_state_display()).lower()}",
        note=f"{stage.cycle.title} · {stage.label} {meets}",
        read=reverse("reporting:stage-read", args=[stage.public_id]),
        files=files_of(stage, actor),
    )


def files_of(stage: Stage, actor: Actor) -> list[dict[str, str]]:
    """The files of the stage's pack that this person may take."""
    packs = Pack.objects.allowing(actor, "download").filter(stage=stage).order_by("-pk").values("pk")[:1]
    files = PackFile.objects.filter(pack=Subquery(packs)).exclude(kind="json").select_related("pack")
    return [
        {
            "url": reverse("reporting:pack-download", args=[file.pack.public_id, file.kind]),
            "name": FILE_NAMES.get(file.kind, file.name),
            "size": size_words(file.size),
        }
        for file in files
    ]


FILE_NAMES = {"pdf": "Download PDF"}


def size_words(size: int) -> str:
    """1.2 MB, 184 kB."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"

"""The records a text cites."""

from django.urls import reverse

from activities.models import Activity
from activities.states import Audience, State
from kernel.errors import Objection
from reporting.models import AnnexRow, ParagraphSource, Stage
from reporting.states import Matter


def cited_ids(stage: Stage) -> list[int]:
    """The activities that the paragraphs and the first annex of a stage report."""
    paragraphs = ParagraphSource.objects.filter(paragraph__stage=stage).values_list("activity_id", flat=True)
    rows = AnnexRow.objects.filter(stage=stage, activity__isnull=False).values_list("activity_id", flat=True)
    return sorted({*paragraphs, *rows})


def stages_citing(activity_id: int) -> list[Stage]:
    """Every stage whose text cites a record, latest cycle first."""
    by_paragraph = ParagraphSource.objects.filter(activity_id=activity_id).values("paragraph__stage_id")
    by_row = AnnexRow.objects.filter(activity_id=activity_id).values("stage_id")
    return list(Stage.objects.filter(pk__in=by_paragraph.union(by_row)).order_by("-cycle__cutoff", "order"))


def unshared_in(stage: Stage) -> list[tuple[Activity, Matter]]:
    """The records a text cites that not all Member States may read now, and what became of each."""
    cited = Activity.objects.filter(pk__in=cited_ids(stage))
    gone = cited.exclude(pk__in=Activity.objects.shared().values("pk")).order_by("reference")
    return [(activity, _matter(activity)) for activity in gone]


def _matter(activity: Activity) -> Matter:
    if activity.audience == Audience.HELD:
        return Matter.HELD
    return Matter.UNSHARED if activity.state == State.ACCEPTED else Matter.WITHDRAWN


def questions_to_come(stage: Stage) -> list[Objection]:
    """What the next text will be asked about when this one is sent on."""
    found = {activity.reference: matter for activity, matter in unshared_in(stage)}
    for item in stage.work_items.filter(closed_at=None).select_related("activity"):
        found.setdefault(item.activity.reference, Matter(item.matter))
    return [
        Objection(f"{matter.label}: {reference}.", link=reverse("activities:activity-detail", args=[reference]))
        for reference, matter in found.items()
    ]

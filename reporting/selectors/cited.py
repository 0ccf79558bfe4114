"""The records a text cites."""

from reporting.models import AnnexRow, ParagraphSource, Stage


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

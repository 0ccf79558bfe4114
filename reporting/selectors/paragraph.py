"""What the page of one paragraph shows beside the field."""

from itertools import pairwise
from typing import Any

from kernel.consensus.models import Position
from reporting.models import Paragraph
from reporting.numbering import anchor, labels
from reporting.selectors.places import stage_link


def label_of(paragraph: Paragraph) -> str:
    """Its number in the text: 7, or 7(b)."""
    siblings = labels(Paragraph.objects.filter(stage=paragraph.stage).only("pk", "level", "order").order_by("order"))
    return next(label for row, label in siblings if row.pk == paragraph.pk)


def paragraph_link(paragraph: Paragraph, label: str = "") -> str:
    """Its place on the page on which the text is read."""
    return f"{stage_link(paragraph.stage)}#{anchor(label or label_of(paragraph))}"


def paragraph_page(paragraph: Paragraph) -> dict[str, Any]:
    """Its number, its records, its earlier wordings and what the seats say about it now."""
    label = label_of(paragraph)
    wordings = list(paragraph.wordings.order_by("-version"))
    said = Position.objects.none()
    if paragraph.stage.round is not None:
        said = Position.objects.standing(paragraph.stage.round).filter(item__key=paragraph.key)
    return {
        "paragraph": paragraph,
        "stage": paragraph.stage,
        "label": label,
        "sources": list(paragraph.sources.order_by("sort_on")),
        "changes": list(pairwise(wordings)),
        "remarks": [row for row in said if row.text or row.proposed],
    }

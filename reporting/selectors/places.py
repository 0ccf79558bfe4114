"""Where a notice leads."""

from django.urls import reverse

from reporting.models import Stage


def stage_link(stage: Stage) -> str:
    """The page on which the text is read."""
    return reverse("reporting:stage-read", args=[stage.public_id])


def reply_link(stage: Stage) -> str:
    """The page on which a seat replies."""
    return reverse("reporting:stage-reply", args=[stage.public_id])


def work_link(stage: Stage) -> str:
    """The page on which the secretariat works."""
    return reverse("reporting:stage-detail", args=[stage.public_id])

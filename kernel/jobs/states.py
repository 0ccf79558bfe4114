"""Where a job can stand."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class JobState(models.TextChoices):
    """The life of a job."""

    QUEUED = "queued", _("Waiting to start")
    RUNNING = "running", _("In progress")
    DONE = "done", _("Ready")
    FAILED = "failed", _("Not completed")
    CANCELLED = "cancelled", _("Stopped")


UNFINISHED = (JobState.QUEUED, JobState.RUNNING)

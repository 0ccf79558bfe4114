"""Wake a worker. A wake-up that does not arrive costs ten seconds: the sweep finds the row."""

import logging
from uuid import UUID

from celery import current_app
from django.db import transaction
from kombu.exceptions import KombuError, OperationalError

log = logging.getLogger(__name__)


def wake_after_commit(public_id: UUID) -> None:
    """Wakes a worker for this job once the caller's transaction is committed."""
    transaction.on_commit(lambda: wake(public_id), robust=True)


def wake(public_id: UUID) -> None:
    """Sends the job's name to the workers; it carries no content and no rights."""
    try:
        current_app.send_task("kernel.jobs.run", args=[str(public_id)], retry=False)
    except (KombuError, OperationalError, OSError):
        log.warning("No worker was woken for job %s; the sweep will find it.", public_id)

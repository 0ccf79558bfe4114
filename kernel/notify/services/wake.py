"""Wake a worker after commit. A wake-up that does not arrive costs nothing: the sweep finds the row."""

import logging

from celery import current_app
from django.db import transaction
from kombu.exceptions import KombuError, OperationalError

log = logging.getLogger(__name__)


def wake_after_commit() -> None:
    """Asks for the outbox to be sent once this transaction is committed."""
    transaction.on_commit(_wake, robust=True)


def _wake() -> None:
    try:
        current_app.send_task("kernel.notify.sweep", retry=False, expires=60)
    except (KombuError, OperationalError, OSError):
        log.warning("No worker was woken for the outbox; the sweep will find it.")

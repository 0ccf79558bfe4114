"""What a worker does for the outbox."""

from celery import shared_task

from kernel.notify.services.send import send_due


@shared_task(name="kernel.notify.sweep", ignore_result=True)
def sweep() -> None:
    """Sends what is due."""
    send_due()

"""What a worker does for the log once a day."""

from celery import shared_task

from activities.services.index_all import index_all


@shared_task(name="activities.daily", ignore_result=True)
def daily() -> None:
    """A name that changed in the register finds the records by its new words from the next day on."""
    index_all()

"""What a worker does for the log once a day; it may run again."""

from celery import shared_task

from activities.services.importing.run import expire_imports
from activities.services.index_all import index_all


@shared_task(name="activities.daily", ignore_result=True)
def daily() -> None:
    """A name that changed finds the records by its new words; what was read in and not imported is forgotten."""
    index_all()
    expire_imports()

"""What a worker does for the log once a day; it may run again."""

from celery import shared_task

from activities.services.importing.run import expire_imports


@shared_task(name="activities.daily", ignore_result=True)
def daily() -> None:
    """Forgets what was read from files and not imported within its days."""
    expire_imports()

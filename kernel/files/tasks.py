"""What the house does for its files by itself."""

from celery import shared_task

from kernel.files.store import sweep


@shared_task(name="kernel.files.sweep", ignore_result=True)
def sweep_files() -> None:
    """Deletes the rest of uploads that broke off."""
    sweep()

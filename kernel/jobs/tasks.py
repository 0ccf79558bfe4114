"""What a worker does when it is woken. A task carries only the job's public id."""

from uuid import UUID

from celery import shared_task

from kernel.jobs.services.run import run_job
from kernel.jobs.services.sweep import sweep


@shared_task(name="kernel.jobs.run", ignore_result=True)
def run(public_id: str) -> None:
    """Does the work of this job, if nobody else does."""
    run_job(UUID(public_id))


@shared_task(name="kernel.jobs.sweep", ignore_result=True)
def sweep_jobs() -> None:
    """Looks for jobs that were left behind."""
    sweep()

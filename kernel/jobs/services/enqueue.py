"""Ask for work."""

from collections.abc import Mapping

from django.db import transaction

from kernel.access.actor import Actor
from kernel.jobs.kinds import kind_of
from kernel.jobs.models import Job
from kernel.jobs.services.wake import wake_after_commit


def enqueue(kind: str, *, actor: Actor, key: str, args: Mapping[str, str | int], subject: str = "") -> Job:
    """The job of this kind and key: a new one, or the one that is not finished yet; a double click gives one job."""
    kind_of(kind)
    with transaction.atomic():
        for _try in range(3):
            Job.objects.bulk_create([_row(kind, actor, key, args, subject)], ignore_conflicts=True)
            job = Job.objects.unfinished().filter(kind=kind, key=key).first()
            if job is not None:
                wake_after_commit(job.public_id)
                return job
    raise RuntimeError(f"The job {kind} {key} ended three times while it was asked for.")


def _row(kind: str, actor: Actor, key: str, args: Mapping[str, str | int], subject: str) -> Job:
    return Job(
        kind=kind,
        key=key,
        asker_id=actor.person_id,
        asker_office_ids=sorted(actor.office_ids),
        post_label=actor.label,
        args=dict(args),
        subject=subject,
    )

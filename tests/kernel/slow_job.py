"""A job of thirty short steps that writes one row at its end; `python -m tests.kernel.slow_job KEY` asks for it.

A worker learns it with `--include tests.kernel.slow_job`.
"""

import sys
import threading

import django
from django.db import transaction

STEPS = 30
KIND = "tests.slow"


def run(job, progress):
    """Counts to thirty and leaves one mail behind, in a transaction that the fence guards."""
    from kernel.jobs.services.claim import hold  # noqa: PLC0415 - the settings may not be up when this is imported
    from kernel.notify.models import CaughtMail  # noqa: PLC0415

    for step in range(1, STEPS + 1):
        progress(step, STEPS, f"step {step}")
        threading.Event().wait(0.25)
    with transaction.atomic():
        hold(job)
        CaughtMail.objects.create(to="nobody@cast.example", subject=str(job.public_id), text=f"claim {job.fence}")
    return {"claim": job.fence}


def learn() -> None:
    """Makes the kind known in this process."""
    from kernel.jobs.kinds import register_kind  # noqa: PLC0415

    register_kind(KIND, "A slow job", run)


if __name__ == "__main__":
    django.setup()
    from kernel.access.actor import Actor
    from kernel.jobs.services.enqueue import enqueue

    learn()
    sys.stdout.write(str(enqueue(KIND, actor=Actor.system("test"), key=sys.argv[1], args={}).public_id))
else:
    learn()

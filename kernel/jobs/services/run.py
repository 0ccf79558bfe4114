"""Do the work of one job, from claim to outcome."""

import logging
import secrets
from contextlib import AbstractContextManager, nullcontext
from uuid import UUID

from django.utils.translation import gettext as _

from kernel.errors import PortalError
from kernel.jobs.askers import refuse_without_post
from kernel.jobs.kinds import kind_of
from kernel.jobs.models import Job
from kernel.jobs.progress import Lost, Progress, Stopped, silent
from kernel.jobs.services.claim import claim
from kernel.jobs.services.heart import Heart
from kernel.jobs.services.land import land_again, land_done, land_failed, land_stopped

MOST_ATTEMPTS = 3
log = logging.getLogger(__name__)


def run_job(public_id: UUID) -> bool:
    """Claims the job and does its work with a beating heart; False when there was nothing to claim."""
    job = claim(public_id)
    if job is None:
        return False
    _work(job, Heart(job))
    return True


def run_here(public_id: UUID) -> bool:
    """The same without a heart, in the caller's connection: for tests inside one transaction."""
    job = claim(public_id)
    if job is None:
        return False
    _work(job, nullcontext(silent))
    return True


def _work(job: Job, heart: AbstractContextManager[Progress]) -> None:
    """Calls the kind's run and writes the outcome; only what nobody expected is tried again."""
    try:
        with heart as progress:
            refuse_without_post(job)
            result = kind_of(job.kind).run(job, progress)
    except Stopped:
        land_stopped(job)
    except Lost:
        log.warning("Job %s: claim %s was lost to a later one.", job.public_id, job.fence)
    except PortalError as error:
        land_failed(job, str(error))
    except Exception:
        _unexpected(job)
    else:
        land_done(job, result)


def _unexpected(job: Job) -> None:
    """Logs the fault under a short reference; the third one ends the job with that reference for people."""
    log_ref = secrets.token_hex(4).upper()
    log.exception("Job %s (%s), reference %s", job.public_id, job.kind, log_ref)
    attempts = job.attempts + 1
    if attempts < MOST_ATTEMPTS:
        land_again(job, attempts, log_ref)
    else:
        land_failed(
            job,
            _("Something went wrong that we did not expect. The administrator finds it under %(ref)s.")
            % {"ref": log_ref},
            log_ref,
        )

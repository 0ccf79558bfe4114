"""Whether whoever asked for a job still may: `kernel.accounts`, which stands above, names the function that knows."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kernel.errors import Forbidden

if TYPE_CHECKING:
    from kernel.jobs.models import Job

Check = Callable[[int, Iterable[int]], bool]
_checks: list[Check] = []


def register_asker_check(check: Check) -> None:
    """Names the one function from a person and offices (ids) to whether an open post is held there."""
    _checks[:] = [check]


def refuse_without_post(job: "Job") -> None:
    """Raises when the asker holds no open post of an office the job was asked from; the house itself always may."""
    if job.asker_id is None or all(check(job.asker_id, job.asker_office_ids) for check in _checks):
        return
    raise Forbidden(_("Whoever asked for this holds no open post of that office any more. Somebody else can ask anew."))

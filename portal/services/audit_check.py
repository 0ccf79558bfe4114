"""Checking the chain of the audit: asked for by an auditor, or once a day by the house itself."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kernel.access.actor import Actor
from kernel.audit.checked import keep, walk
from kernel.audit.record import unit
from kernel.jobs.kinds import register_kind
from kernel.jobs.models import Job
from kernel.jobs.progress import Progress
from kernel.jobs.services.claim import hold
from kernel.jobs.services.enqueue import enqueue

KIND = "portal.check_audit"


def register() -> None:
    """Let workers know this kind of work."""
    register_kind(KIND, _("Checking the audit"), run)


def request_check(*, actor: Actor) -> Job:
    """Ask for a walk along the chain; a second click of the same person gives the same job."""
    return enqueue(KIND, actor=actor, key=str(actor.person_id), args={}, subject=_("Every entry, from the first on"))


def run(job: Job, progress: Progress) -> dict[str, Any]:
    """Walk the chain, then keep what was found."""
    found = walk(progress)
    house = Actor.system(_("The portal, at the request of an auditor"))
    with unit(house):
        hold(job)
        keep(actor=house, found=found)
    return {"faults": found.faults, "link": reverse("audit")}

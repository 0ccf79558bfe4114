"""Home by role: what needs you, your log, the text to read, the dates of the cycle."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from activities.selectors.log import may_log
from activities.selectors.recent import own_log
from activities.selectors.waiting import waiting_for as activities_waiting
from kernel import clock
from kernel.access.actor import SECRETARIAT, STATE_STAFF, Actor, Role
from kernel.access.request import PortalRequest
from kernel.accounts.waiting import waiting_for as people_waiting
from kernel.audit.selectors import latest_verification
from kernel.waiting import Waiting
from mechanisms.selectors.waiting import waiting_for as register_waiting
from portal.selectors import waiting_for as removals_waiting
from reporting.selectors.current import current_stage
from reporting.selectors.dates import cycle_dates
from reporting.selectors.waiting import waiting_for as reporting_waiting

NUMBERS = (
    "",
    "One thing needs you",
    "Two things need you",
    "Three things need you",
    "Four things need you",
)


@require_safe
@login_required
def home(request: PortalRequest) -> HttpResponse:
    """The first page after sign-in."""
    return render(request, template_for(request.actor), content_for(request.actor))


def template_for(actor: Actor) -> str:
    """Which home a person gets: staff and focal points work, officials read, the others manage."""
    if not actor.posts:
        return "portal/home_no_post.html"
    if actor.has(*SECRETARIAT, *STATE_STAFF):
        return "portal/home_work.html"
    if actor.has(Role.OFFICIAL):
        return "portal/home_official.html"
    return "portal/home_other.html"


def content_for(actor: Actor) -> dict[str, Any]:
    """What the page shows; people without content rights get no content."""
    people = people_waiting(actor)
    if not actor.reads_content:
        frame = {"greeting": _greeting(), "headline": _headline(people), "waiting": people}
        verification = latest_verification() if actor.has(Role.AUDITOR) else None
        return frame | {"may_see_people": actor.has(Role.ADMINISTRATOR), "verification": verification}
    lines = (removals_waiting, reporting_waiting, activities_waiting, register_waiting)
    waiting = [*(line for of in lines for line in of(actor)), *people]
    return {
        "greeting": _greeting(),
        "headline": _headline(waiting),
        "waiting": waiting,
        "may_log": may_log(actor),
        "previewing": actor.previewing,
        "log": own_log(actor) if actor.has(*SECRETARIAT, *STATE_STAFF) else [],
        "stage": current_stage(actor),
        "dates": cycle_dates(actor),
    }


def _headline(waiting: list[Waiting]) -> str:
    return NUMBERS[len(waiting)] if len(waiting) < len(NUMBERS) else f"{len(waiting)} things need you"


def _greeting() -> str:
    hour = timezone.localtime(clock.now()).hour
    return "Good morning" if hour < 12 else "Good afternoon" if hour < 18 else "Good evening"

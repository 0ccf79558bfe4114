"""The meetings of the defence bodies."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kernel.access.request import PortalRequest
from mechanisms.forms import MeetingFilter
from mechanisms.models import Meeting
from mechanisms.selectors.editing import may_edit
from mechanisms.selectors.meetings import meetings, years
from mechanisms.subnav import pages_of_the_register


@require_safe
@login_required
def meeting_list(request: PortalRequest) -> HttpResponse:
    """Meetings by body and year, the newest first."""
    form = MeetingFilter(request.GET, years=years(request.actor))
    page = meetings(request.actor, form.asked(), _number(request.GET.get("page", "")))
    context = {
        "form": form,
        "page": page,
        "newer": _address(request, page.number - 1) if page.number > 1 else "",
        "older": _address(request, page.number + 1) if page.has_older else "",
        "pages": pages_of_the_register("meeting-list"),
        "may_edit": may_edit(request.actor, Meeting),
    }
    return render(request, "mechanisms/meeting_list.html", context)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def _address(request: PortalRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"

"""The log as a list."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from activities.filters import ActivityFilter, page_url, without
from activities.selectors.choices import mechanism_choices
from activities.selectors.lists import PER_PAGE, Page, list_page, years
from activities.selectors.log import may_log
from activities.selectors.work import may_see_work, piles_for
from kernel.access.request import PortalRequest


@require_safe
@login_required
def activity_list(request: PortalRequest) -> HttpResponse:
    """What this person may see, searched and filtered; every filter stands in the address."""
    form = ActivityFilter(request.GET, mechanisms=mechanism_choices(request.actor), years=years(request.actor))
    wanted = form.wanted()
    page = list_page(request.actor, wanted, _number(request.GET.get("page", "")))
    context = {
        "form": form,
        "page": page,
        "left_out": form.left_out(),
        "chips": form.chips(request.GET),
        "clear": "?view=own" if wanted.view else "?",
        "views": _views(request),
        "may_log": may_log(request.actor),
        "may_see_work": may_see_work(request.actor),
        "older": page_url(request.GET, page.number + 1) if page.has_older else "",
        "newer": page_url(request.GET, page.number - 1) if page.number > 1 else "",
        "note": _note(page),
    }
    return render(request, "activities/activity_list.html", context)


@require_safe
@login_required
def activity_work(request: PortalRequest) -> HttpResponse:
    """What is open in the log as a whole, for officers."""
    return render(request, "activities/activity_work.html", {"piles": piles_for(request.actor)})


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def _views(request: PortalRequest) -> list[dict[str, object]]:
    own = request.GET.get("view") == "own"
    return [
        {"text": _("All"), "url": without(request.GET, "view"), "current": not own},
        {"text": _("Of your office"), "url": f"{without(request.GET, 'view')}&view=own", "current": own},
    ]


def _note(page: Page) -> str:
    if page.total <= PER_PAGE:
        return _("All are on this page.") if page.rows else ""
    return _("%(first)s to %(last)s of %(total)s, newest first.") % {
        "first": page.first,
        "last": page.last,
        "total": page.total,
    }

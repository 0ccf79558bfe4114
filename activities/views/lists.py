"""The log as a list."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from activities.exporting.formats import FORMATS
from activities.filters import ActivityFilter, page_url, view_url, without
from activities.models import SavedView
from activities.selectors.choices import lists_for
from activities.selectors.lists import list_page
from activities.selectors.log import may_log
from activities.selectors.searching import referred_to, years
from activities.selectors.work import may_see_work, piles_for
from kernel.access.actor import STATE_STAFF
from kernel.access.request import PortalRequest

Tab = dict[str, object]


@require_safe
@login_required
def activity_list(request: PortalRequest) -> HttpResponse:
    """What this person may see, searched and filtered; every filter stands in the address."""
    form = filter_of(request)
    wanted = form.wanted()
    if reference := referred_to(request.actor, wanted.q):
        return redirect("activities:activity-detail", reference)
    places = {name: request.GET.get(name, "") for name in ("after", "before")}
    page = list_page(request.actor, wanted, roll=form.roll, **places)
    context = {
        "form": form,
        "page": page,
        "left_out": form.left_out(),
        "chips": form.chips(request.GET),
        "clear": "?view=own" if wanted.view else "?",
        "views": tabs(request, form),
        "may_log": may_log(request.actor),
        "may_see_work": may_see_work(request.actor),
        "older": page_url(request.GET, "after", page.older),
        "newer": page_url(request.GET, "before", page.newer),
        "formats": [(each.ending, each.label) for each in FORMATS.values()],
        "has_ledger": request.actor.has(*STATE_STAFF),
    }
    return render(request, "activities/activity_list.html", context)


@require_safe
@login_required
def activity_work(request: PortalRequest) -> HttpResponse:
    """What is open in the log as a whole, for officers."""
    return render(request, "activities/activity_work.html", {"piles": piles_for(request.actor)})


def filter_of(request: PortalRequest) -> ActivityFilter:
    """The filters of the address, with what this person may choose from."""
    return ActivityFilter(request.GET, choices=lists_for(request.actor), years=years(request.actor))


def tabs(request: PortalRequest, form: ActivityFilter) -> list[Tab]:
    """All, those of the own office, the views this person keeps, and the way to keep one more or change this one."""
    kept = form.kept()
    views = list(SavedView.objects.visible_to(request.actor))
    this = next((view for view in views if view.query == kept), None)
    rest, own = without(request.GET, "view"), "view" in kept
    found: list[Tab] = [
        {"text": _("All"), "url": rest, "current": not own and this is None},
        {"text": _("Of your office"), "url": f"{rest}&view=own".replace("?&", "?"), "current": own and this is None},
        *({"text": view.name, "url": view_url(view.query), "current": view == this} for view in views),
    ]
    return [*found, *_next_to(request, form, this)]


def _next_to(request: PortalRequest, form: ActivityFilter, this: SavedView | None) -> list[Tab]:
    if request.actor.previewing or not request.actor.reads_content:
        return []
    if this is not None:
        edit = reverse("activities:view-edit", args=[this.public_id])
        return [{"text": _("Rename or remove"), "url": edit, "icon": "draft"}]
    save = reverse("activities:view-new") + view_url(form.kept())
    return [{"text": _("Save this view"), "url": save, "icon": "plus"}] if form.words() else []

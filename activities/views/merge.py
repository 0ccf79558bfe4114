"""Two records of the same activity become one: choose the other, write the one text (DESIGN §4)."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from activities.content import data_of
from activities.forms.activity import ActivityForm
from activities.merging import merged_text
from activities.models import Activity
from activities.selectors.differences import differences
from activities.selectors.duplicates import likely_duplicates
from activities.selectors.log import office_that_logs
from activities.selectors.merged import both_of
from activities.services.merge import propose_and_send, propose_merge
from activities.views.record_form import Purpose, answer
from kernel.access.request import PortalRequest
from kernel.members.selectors import state_names


@require_safe
@login_required
def activity_same(request: PortalRequest, reference: str) -> HttpResponse:
    """Which record is this one the same as? Those that look like it, or any by its reference."""
    activity = Activity.objects.for_record().get_for(request.actor, "propose_merge", reference=reference)
    typed = request.GET.get("with", "").strip().upper()
    other = _mergeable(request, typed, activity) if typed else None
    found = [other] if other else likely_duplicates(request.actor, data_of(activity), exclude=[reference])
    context = {"activity": activity, "found": [row for row in found if row.corrects_id is None]}
    return render(request, "activities/activity_same.html", context | {"typed": typed, "unknown": typed and not other})


def _mergeable(request: PortalRequest, reference: str, activity: Activity) -> Activity | None:
    rows = Activity.objects.allowing(request.actor, "propose_merge").exclude(pk=activity.pk)
    return None if "\x00" in reference else rows.filter(reference=reference).first()


@login_required
def activity_merge(request: PortalRequest, reference: str, other: str) -> HttpResponse:
    """The form with the text of the record that stays, completed from the other; what differs stands beside it."""
    stays, ends = both_of(request.actor, reference, other)
    one, two = data_of(stays), data_of(ends)

    def save(form: ActivityForm) -> Activity:
        given: dict[str, Any] = {"actor": request.actor, "stays": stays, "ends": ends, "data": form.record()}
        given |= {"token": form.cleaned_data["token"], "owner_id": office_that_logs(request.actor)}
        return propose_and_send(**given) if form.submitting else propose_merge(**given)

    title = _("One text for %(one)s and %(other)s") % {"one": reference, "other": other}
    purpose = Purpose(title, stays, merged_text(one, two), correcting=True, beside=differences(one, two, state_names()))
    return answer(request, purpose, save)

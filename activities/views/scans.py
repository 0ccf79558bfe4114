"""The scan of a signed sheet: the office that cleared opens it, or takes it away."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from activities.models import ClearanceScan
from activities.services.clearance import remove_scan
from kernel.access.request import PortalRequest
from kernel.files.answer import file_answer


@require_safe
@login_required
def clearance_scan(request: PortalRequest, public_id: UUID) -> FileResponse:
    """The scan, to be saved."""
    return file_answer(ClearanceScan.objects.get_for(request.actor, "view", public_id=public_id))


@login_required
def clearance_scan_remove(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """Say what goes, then take it away."""
    rows = ClearanceScan.objects.select_related("clearance__activity")
    scan: ClearanceScan = rows.get_for(request.actor, "remove", public_id=public_id)
    if request.method != "POST":
        return render(request, "activities/clearance_scan_remove.html", {"activity": scan.activity, "scan": scan})
    remove_scan(actor=request.actor, public_id=public_id)
    messages.success(request, _("The scan is taken away. The clearance stays noted."))
    return redirect("activities:activity-detail", scan.activity.reference)

"""The clearance sheet of a record one may edit."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from activities.models import Activity
from kernel.access.request import PortalRequest
from reporting.pack.sheet import render_sheet
from reporting.services.sheet import sheet_of


@require_safe
@login_required
def activity_sheet(request: PortalRequest, reference: str) -> HttpResponse:
    """One A4 page with a version code and room for a signature."""
    activity = Activity.objects.for_record().get_for(request.actor, "edit", reference=reference)
    sheet = sheet_of(activity, actor=request.actor)
    response = HttpResponse(render_sheet(sheet), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{reference}-clearance-sheet.pdf"'
    return response

"""The clearance sheet of a record one may edit."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from activities.models import Activity
from activities.services.clearance import clear_on_paper
from kernel.access.request import PortalRequest
from kernel.errors import Objected
from kernel.ui.forms import show
from kernel.ui.posted import posted_version
from reporting.forms.signature import SignatureForm
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


@login_required
def activity_signed(request: PortalRequest, reference: str) -> HttpResponse:
    """The signed sheet came back: who signed, when, and which version."""
    rows = Activity.objects.for_record()
    activity: Activity = rows.get_for(request.actor, "clear_on_paper", reference=reference)
    code = sheet_of(activity, actor=request.actor).version_code
    form = SignatureForm(request.POST or None, request.FILES or None, code=code)
    if request.method == "POST" and form.is_valid():
        signed = {"signature": form.signature(), "scan": form.cleaned_data["file"]}
        try:
            clear_on_paper(actor=request.actor, activity=activity, version=posted_version(request), **signed)
        except Objected as error:
            show(form, error.objections)
        else:
            messages.success(request, _("National clearance is noted. The record can be submitted."))
            return redirect("activities:activity-detail", reference)
    context = {"activity": activity, "form": form, "hidden": {"version": activity.version}}
    return render(request, "reporting/activity_signed.html", context, status=422 if form.errors else 200)

"""The pages on which sheets of codes are issued and made void, for colleagues only."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kernel.access.request import PortalRequest
from kernel.accounts.fresh import fresh_factor_required
from kernel.accounts.models import CodeSheet
from kernel.accounts.services.code_sheet import issue_sheet, void_sheet
from kernel.accounts.sheet_people import colleague, lines_for, may_issue
from kernel.errors import Forbidden


@require_safe
@login_required
def code_sheets(request: PortalRequest) -> HttpResponse:
    """The colleagues and how the sheet of each stands."""
    if not may_issue(request.actor):
        raise Forbidden
    return render(request, "kernel/account_code_sheets.html", {"lines": lines_for(request.actor)})


@require_http_methods(["GET", "POST"])
@login_required
@fresh_factor_required
def code_sheet_issue(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """What a new sheet means; the button answers with the sheet itself, this once."""
    person = colleague(request.actor, public_id)
    if request.method == "POST":
        sheet, codes = issue_sheet(actor=request.actor, person=person)
        context = {"person": person, "sheet": sheet, "codes": list(enumerate(codes, 1))}
        return render(request, "kernel/account_code_sheet.html", context)
    return render(request, "kernel/account_code_sheet_issue.html", {"person": person})


@require_http_methods(["GET", "POST"])
@login_required
@fresh_factor_required
def code_sheet_void(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """Make a sheet void, because it is lost or no longer needed."""
    sheets = CodeSheet.objects.select_related("user")
    sheet = sheets.get_for(request.actor, "void", public_id=public_id, voided_at__isnull=True)
    if request.method == "POST":
        void_sheet(actor=request.actor, sheet=sheet)
        messages.success(request, _("The sheet is void."))
        return redirect("account_code_sheets")
    return render(request, "kernel/account_code_sheet_void.html", {"sheet": sheet})

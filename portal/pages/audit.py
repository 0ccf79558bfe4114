"""The audit: what was done, by whom, to what, when; whether the chain is whole, and its head (docs/adr/0015)."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kernel.access.request import PortalRequest
from kernel.accounts.models import User
from kernel.accounts.selectors import names_of
from kernel.audit.models import Entry
from kernel.audit.reading import note_export, note_reading
from kernel.audit.selectors import (
    certificate,
    check_may,
    entries_page,
    kind_in_words,
    latest_verification,
    matching,
    reads_everything,
)
from portal.pages.audit_filter import AuditFilter, address
from portal.services.audit_check import request_check
from portal.services.audit_export import MOST, as_csv, file_name


@require_safe
@login_required
def audit_log(request: PortalRequest) -> HttpResponse:
    """All entries for an auditor; for an approver those about the records of the own office."""
    check_may(request.actor, "view")
    note_reading(actor=request.actor)
    everything = reads_everything(request.actor)
    form = AuditFilter(request.GET, everything=everything)
    page = entries_page(request.actor, form.wanted(request.GET))
    context = {
        "form": form,
        "rows": _with_what_they_are_about(page.rows, everything=everything),
        "chips": form.chips(request.GET),
        "older": address(request.GET, before=page.older) if page.older else "",
        "newer": address(request.GET, after=page.newer) if page.newer else "",
        "everything": everything,
        "verification": latest_verification(),
        "most": MOST,
        "query": address(request.GET),
    }
    return render(request, "portal/audit.html", context)


def _with_what_they_are_about(entries: list[Entry], *, everything: bool) -> list[tuple[Entry, str]]:
    """Each entry with the kind of its object; of a person an auditor reads the name."""
    names = names_of(map(_person_of, entries)) if everything else {}
    return [(entry, names.get(_person_of(entry), "") or kind_in_words(entry)) for entry in entries]


def _person_of(entry: Entry) -> int:
    return entry.object_key or 0 if entry.object_type == User._meta.label_lower else 0


@require_POST
@login_required
def audit_export(request: PortalRequest) -> HttpResponse:
    """The entries that the filters in the address leave, as a file; the export is noted."""
    check_may(request.actor, "export")
    form = AuditFilter(request.GET, everything=True)
    entries = list(matching(request.actor, form.wanted(request.GET)).order_by("-number")[:MOST])
    note_export(actor=request.actor, entries=len(entries), filters=form.set_names())
    response = HttpResponse(as_csv(entries), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name()}"'
    return response


@require_POST
@login_required
def audit_verify(request: PortalRequest) -> HttpResponse:
    """Ask for a walk along the chain and go to the page that shows how far it is."""
    check_may(request.actor, "verify")
    job = request_check(actor=request.actor)
    return redirect("jobs:job-detail", public_id=job.public_id)


@require_safe
@login_required
def audit_certificate(request: PortalRequest) -> HttpResponse:
    """The head of the chain as it stands now, to be printed and signed."""
    check_may(request.actor, "certify")
    return render(request, "portal/audit_certificate.html", {"head": certificate()})

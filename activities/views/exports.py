"""Taking records out: the list as it is filtered, and the ledger of the own office."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse
from django.views.decorators.http import require_POST

from activities.services.export import export_ledger, export_list
from activities.views.lists import filter_of
from kernel.access.request import PortalRequest
from kernel.files.answer import made_answer
from kernel.ui.posted import posted_text


@require_POST
@login_required
def activity_export(request: PortalRequest) -> FileResponse:
    """The list that the filters in the address leave, in one format; the export is noted."""
    form = filter_of(request)
    wanted = form.wanted()
    ending = posted_text(request, "format")
    asked = [chip["text"] for chip in form.chips(request.GET)]
    names = sorted(name for name, value in form.cleaned_data.items() if value)
    return made_answer(*export_list(actor=request.actor, wanted=wanted, asked=asked, names=names, ending=ending))


@require_POST
@login_required
def own_ledger(request: PortalRequest) -> FileResponse:
    """All that the own office ever told ASEAN."""
    return made_answer(*export_ledger(actor=request.actor))

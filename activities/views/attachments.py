"""The files of a record: open one, add one, take one away."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from activities.forms.attachment import AttachmentForm
from activities.models import Activity, Attachment
from activities.selectors.attachments import attachments_of, writes_in
from activities.services.attach import attach, remove_attachment
from kernel.access.request import PortalRequest
from kernel.errors import Forbidden, Objected
from kernel.files.answer import file_answer
from kernel.ui.forms import show


@login_required
def activity_files(request: PortalRequest, reference: str) -> HttpResponse:
    """The files of a record in work, and the form that adds another."""
    activity = _open_to_files(request, reference)
    here = attachments_of(activity, request.actor)
    form = AttachmentForm(request.POST or None, request.FILES or None, mark=activity.mark)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            chosen = {"mark": given["mark"], "for_readers": given["for_readers"]}
            added = attach(actor=request.actor, activity=activity, upload=given["file"], **chosen)
        except Objected as error:
            show(form, error.objections)
        else:
            messages.success(request, _said_of(added, here))
            return redirect("activities:activity-files", reference)
    context = {"activity": activity, "form": form, "files": here}
    return render(request, "activities/activity_files.html", context, status=422 if form.errors else 200)


def _open_to_files(request: PortalRequest, reference: str) -> Activity:
    """The record; whoever writes in it is told when files are added."""
    try:
        activity: Activity = Activity.objects.get_for(request.actor, "attach", reference=reference)
    except Forbidden:
        if not writes_in(request.actor, reference):
            raise
        raise Forbidden(_("Files are added while the record is a draft or was returned.")) from None
    return activity


def _said_of(file: Attachment, here: list[Attachment]) -> str:
    """What came of it: the same file sent again is kept once."""
    if file in here:
        return _("The same file is here already, as “%(name)s”. Nothing was added.") % {"name": file.name}
    return _("“%(name)s” is added.") % {"name": file.name}


@require_safe
@login_required
def attachment(request: PortalRequest, public_id: UUID) -> FileResponse:
    """One file, to be saved."""
    return file_answer(Attachment.objects.get_for(request.actor, "view", public_id=public_id))


@login_required
def attachment_remove(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """Say what goes, then take it away."""
    file = Attachment.objects.select_related("activity").get_for(request.actor, "remove", public_id=public_id)
    if request.method != "POST":
        return render(request, "activities/attachment_remove.html", {"activity": file.activity, "file": file})
    remove_attachment(actor=request.actor, public_id=public_id)
    messages.success(request, _("“%(name)s” is taken away.") % {"name": file.name})
    return redirect("activities:activity-detail", file.activity.reference)

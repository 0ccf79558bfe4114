"""Packs: making the files, opening them, taking them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kernel.access.querysets import can
from kernel.access.request import PortalRequest
from kernel.accounts.fresh import fresh_factor_required
from kernel.errors import Objected
from kernel.ui.forms import show
from kernel.ui.posted import posted_version
from reporting.forms.stage import ReasonForm
from reporting.models import Pack, Stage
from reporting.selectors.people import told_readers
from reporting.selectors.stages import release_objections
from reporting.services.compile import request_compile
from reporting.services.release import release_pack, take_file, withdraw_pack
from reporting.views.fresh import get_fresh, shown_version

FULL = ("stage__cycle", "stage__round", "snapshot")


@require_POST
@login_required
def pack_compile(request: PortalRequest, public_id: str) -> HttpResponse:
    """Ask for the files and go to the page that shows how far they are."""
    stage = Stage.objects.select_related("cycle").get_for(request.actor, "compile", public_id=public_id)
    job = request_compile(actor=request.actor, stage=stage)
    return redirect("jobs:job-detail", public_id=job.public_id)


@login_required
@fresh_factor_required
def pack_release(request: PortalRequest, public_id: str) -> HttpResponse:
    """What is in the pack and who is told; a publisher's button."""
    pack = Pack.objects.select_related(*FULL).get_for(request.actor, "view", public_id=public_id)
    if request.method == "POST":
        pack = get_fresh(request, Pack.objects.select_related(*FULL), "release", public_id)
        release_pack(actor=request.actor, pack=pack, version=posted_version(request) or 0)
        messages.success(request, "The pack is released. The Member States can download it.")
        return redirect("reporting:stage-detail", public_id=pack.stage.public_id)
    context = {"pack": pack, "stage": pack.stage, "may": can(request.actor, "release", pack)}
    context["told"] = str(told_readers(pack.stage.round)) if pack.stage.round else ""
    context["objections"] = release_objections(pack, request.actor)
    return render(request, "reporting/pack_release.html", context)


@login_required
@fresh_factor_required
def pack_withdraw(request: PortalRequest, public_id: str) -> HttpResponse:
    """Close a pack to the Member States."""
    pack = get_fresh(request, Pack.objects.select_related(*FULL), "withdraw", public_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reason, version = form.cleaned_data["reason"], posted_version(request)
            withdraw_pack(actor=request.actor, pack=pack, reason=reason, version=version)
        except Objected as error:
            show(form, error.objections)
        else:
            return redirect("reporting:stage-detail", public_id=pack.stage.public_id)
    context = {"pack": pack, "stage": pack.stage, "form": form, "hidden": shown_version(request, pack)}
    return render(request, "reporting/pack_withdraw.html", context)


@require_safe
@login_required
def pack_download(request: PortalRequest, public_id: str, kind: str) -> HttpResponseBase:
    """One file, as it was compiled; who took it is noted."""
    pack = Pack.objects.get_for(request.actor, "download", public_id=public_id)
    file, path = take_file(actor=request.actor, pack=pack, kind=kind)
    response = FileResponse(path.open("rb"), as_attachment=True, filename=file.name)
    response["Repr-Digest"] = file.digest_header
    return response

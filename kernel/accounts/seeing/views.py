"""“Preview as…”: begin and end; the pages “Who can see this” and of grants."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kernel.access.preview import may_preview
from kernel.access.request import PortalRequest
from kernel.accounts.seeing.forms import GrantForm, PreviewForm
from kernel.accounts.seeing.grants import Held
from kernel.accounts.seeing.sight import Sight
from kernel.accounts.services.preview import end_preview, start_preview
from kernel.errors import Forbidden, Objected
from kernel.members.models import Office
from kernel.ui.forms import show

Crumbs = list[tuple[str, str]]


@dataclass(frozen=True)
class GrantWords:
    """The words of a page on which one kind of grant is given and ended."""

    title: str
    now: str
    give: str
    verb: str
    means: str
    end: str
    ended: str
    nobody: str


@login_required
def preview(request: PortalRequest) -> HttpResponse:
    """Choose the role and Member State to look through."""
    if not may_preview(request.actor):
        raise Forbidden(_("End this preview before you begin another.") if request.actor.previewing else "")
    offices = list(Office.objects.visible_to(request.actor).filter(kind="state"))
    rules: dict[str, Any] = {"actor": request.actor, "offices": offices}
    form = PreviewForm(request.POST or None, initial={"next": request.GET.get("next", "")}, **rules)
    if request.method == "POST" and form.is_valid():
        role, office = form.cleaned_data["role"], form.cleaned_data["office"]
        start_preview(actor=request.actor, session=request.session, role=role, office=office)
        return redirect(safe_next(request, form.cleaned_data["next"]))
    return render(request, "kernel/preview.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@login_required
def preview_end(request: PortalRequest) -> HttpResponse:
    """Back to oneself, on the page that was open."""
    if end_preview(actor=request.actor, session=request.session):
        messages.success(request, _("The preview has ended."))
    return redirect(safe_next(request, request.POST.get("next", "")))


def safe_next(request: PortalRequest, address: str) -> str:
    """A page of this portal, or home."""
    ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if ours and address.startswith("/") else "/"


def who_sees_page(request: PortalRequest, sight: Sight, crumbs: Crumbs, **more: Any) -> HttpResponse:
    """The page “Who can see this” of any object; the app fetches the object and asks the policy."""
    context = {"sight": sight, "crumbs": crumbs, "of": crumbs[-1], **more}
    return render(request, "kernel/who_sees.html", context)


def answer_grant(
    request: PortalRequest,
    form: GrantForm,
    save: Callable[[], str],
    *,
    words: GrantWords,
    held: Sequence[tuple[Held, str]],
    **more: Any,
) -> HttpResponse:
    """The page of one kind of grant on one object, or back to it once one is given."""
    if request.method == "POST" and form.is_valid():
        try:
            done = save()
        except Objected as error:
            show(form, error.objections)
        else:
            messages.success(request, done)
            return redirect(request.path)
    context = {"form": form, "words": words, "held": held, **more}
    return render(request, "kernel/grants.html", context, status=422 if form.errors else 200)

"""A request that takes a second person: read it, agree, decline, take it back."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kernel.access.request import PortalRequest
from kernel.accounts.forms import NoteForm
from kernel.accounts.models import TwoPersonRequest
from kernel.accounts.people.shown import one_request
from kernel.accounts.querysets import RequestQuerySet
from kernel.accounts.services import answer
from kernel.errors import Objected
from kernel.ui.forms import show
from kernel.ui.posted import posted_text, posted_version


@require_safe
@login_required
def request_detail(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """What is asked, by whom, and who agreed."""
    asked = rows().get_for(request.actor, "view", public_id=public_id)
    shown = one_request(request.actor, asked)
    return render(request, "people/request.html", {"asked": asked, "shown": shown, "form": NoteForm()})


@require_POST
@login_required
def request_agree(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """Agrees as second person."""
    asked = rows().get_for(request.actor, "view", public_id=public_id)
    answer.agree(actor=request.actor, request=asked, version=posted_version(request))
    messages.success(request, _("Your agreement is on record."))
    return redirect("people:request", public_id=public_id)


@require_http_methods(["POST"])
@login_required
def request_settle(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """The administrator carries it out on the state's note."""
    asked = rows().get_for(request.actor, "view", public_id=public_id)
    answer.check_may(request.actor, "agree_on_note", asked)
    form = NoteForm(request.POST)
    if form.is_valid():
        try:
            version = posted_version(request)
            answer.agree_on_note(actor=request.actor, request=asked, note=form.note, version=version)
            messages.success(request, _("It is done, and the note is on record."))
            return redirect("people:request", public_id=public_id)
        except Objected as error:
            show(form, error.objections)
    context = {"asked": asked, "shown": one_request(request.actor, asked), "form": form}
    return render(request, "people/request.html", context, status=422)


@require_POST
@login_required
def request_decline(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """Declines; nothing is done."""
    asked = rows().get_for(request.actor, "view", public_id=public_id)
    comment, version = posted_text(request, "comment"), posted_version(request)
    answer.decline(actor=request.actor, request=asked, comment=comment, version=version)
    messages.success(request, _("The request is declined."))
    return redirect("people:request", public_id=public_id)


@require_POST
@login_required
def request_withdraw(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """Whoever asked takes it back."""
    asked = rows().get_for(request.actor, "view", public_id=public_id)
    answer.withdraw(actor=request.actor, request=asked, version=posted_version(request))
    messages.success(request, _("The request is withdrawn."))
    return redirect("people:request", public_id=public_id)


def rows() -> RequestQuerySet:
    """Requests with what a page shows of them."""
    return TwoPersonRequest.objects.select_related(
        "office", "asker", "asker_post__office", "subject", "invitation__follows__user", "invitation__stands_for__user"
    )

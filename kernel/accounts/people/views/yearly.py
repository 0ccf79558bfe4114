"""The yearly confirmation: an approver confirms the posts of the state."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kernel.access.request import PortalRequest
from kernel.accounts.models import Post
from kernel.accounts.people.shown import yearly
from kernel.accounts.services.confirm_posts import confirm_posts


@require_http_methods(["GET", "POST"])
@login_required
def yearly_confirmation(request: PortalRequest) -> HttpResponse:
    """The list; the ticked posts are confirmed by the button."""
    shown = yearly(request.actor)
    if request.method == "POST":
        ticked = [public_id for public_id in request.POST.getlist("post") if _is_id(public_id)]
        rows = Post.objects.allowing(request.actor, "confirm")
        number = confirm_posts(actor=request.actor, posts=rows.filter(public_id__in=ticked))
        messages.success(request, _("Confirmed.") if number else _("No post was ticked, so nothing was changed."))
        return redirect("people:yearly")
    return render(request, "people/yearly.html", {"shown": shown})


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True

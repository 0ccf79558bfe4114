"""The people of an office with their posts, and one post."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kernel.access.request import PortalRequest
from kernel.accounts.models import Post
from kernel.accounts.people.shown import one_post, people


@require_safe
@login_required
def people_list(request: PortalRequest) -> HttpResponse:
    """Posts, invitations and requests of the office; of every office for an administrator."""
    ended = "ended" in request.GET
    shown = people(request.actor, number=request.GET.get("page"), ended=ended)
    return render(request, "people/list.html", {"shown": shown, "ended": ended})


@require_safe
@login_required
def post_detail(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """One post: who holds it, who stands for it, what was handed over."""
    rows = Post.objects.select_related("user", "office", "stands_for__user")
    post = rows.get_for(request.actor, "view", public_id=public_id)
    return render(request, "people/post.html", {"post": post, "shown": one_post(request.actor, post)})

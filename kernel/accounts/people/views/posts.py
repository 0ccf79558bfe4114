"""What one does with a post: end it, hand it over, name who stands for it, confirm it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kernel import clock
from kernel.access.request import PortalRequest
from kernel.accounts.forms import EndForm, HandOverForm, LostFactorForm, StandInForm
from kernel.accounts.models import Post
from kernel.accounts.people.views.act import act
from kernel.accounts.people.views.invite import page_of
from kernel.accounts.selectors import is_over
from kernel.accounts.services.ask import Note, ask_to_forget_factor
from kernel.accounts.services.close_post import close_post
from kernel.accounts.services.confirm_posts import confirm_posts
from kernel.accounts.services.hand_over import Successor, hand_over
from kernel.accounts.services.stand_in import name_stand_in
from kernel.accounts.states import Standing
from kernel.errors import Stale


@require_http_methods(["GET", "POST"])
@login_required
def post_end(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """Sets the last day of a post."""
    post = post_for(request, "end", public_id)

    def do(data: dict[str, Any]) -> str:
        close_post(actor=request.actor, post=post, last_day=data["last_day"], comment=data["comment"])
        messages.success(request, _("The last day is set."))
        return page_of_post(post)

    form = EndForm(request.POST or None, initial={"last_day": post.end or clock.today(post.office.zone)})
    return act(request, "people/end.html", form, {"post": post}, do)


@require_http_methods(["GET", "POST"])
@login_required
def post_hand_over(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """The note, and who follows."""
    post = post_for(request, "hand_over", public_id)

    def do(data: dict[str, Any]) -> str:
        named = Successor(data["email"], data["name"], data["start"]) if data["email"] else None
        hand_over(actor=request.actor, post=post, last_day=data["last_day"], note=data["note"], successor=named)
        messages.success(request, _("The hand-over is kept."))
        return page_of_post(post)

    kept = getattr(post, "hand_over", None)
    initial = {"last_day": post.end or clock.today(post.office.zone), "note": kept.note if kept else ""}
    form = HandOverForm(request.POST or None, initial=initial)
    own = post.user_id == request.actor.person_id
    return act(request, "people/hand_over.html", form, {"post": post, "own": own}, do)


@require_http_methods(["GET", "POST"])
@login_required
def post_stand_in(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """A deputy, an aide or leave cover."""
    post = post_for(request, "stand_in", public_id)

    def do(data: dict[str, Any]) -> str:
        person = {name: data[name] for name in ("email", "name", "start", "end")}
        standing = Standing(data["standing"])
        return page_of(name_stand_in(actor=request.actor, post=post, standing=standing, **person))

    form = StandInForm(request.POST or None, post=post, initial={"start": clock.today(post.office.zone)})
    return act(request, "people/stand_in.html", form, {"post": post}, do)


@require_http_methods(["GET", "POST"])
@login_required
def post_lost_factor(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """Asks that a lost second factor be taken away."""
    post = post_for(request, "lost_factor", public_id)

    def do(data: dict[str, Any]) -> str:
        note = Note(data.get("note_reference") or "", data.get("note_date"))
        made = ask_to_forget_factor(actor=request.actor, post=post, note=note)
        return reverse("people:request", args=[made.public_id])

    form = LostFactorForm(request.POST or None, by_note=post.office_id not in request.actor.office_ids)
    form.is_bound = request.method == "POST"
    return act(request, "people/lost_factor.html", form, {"post": post}, do)


@require_POST
@login_required
def post_confirm(request: PortalRequest, public_id: UUID) -> HttpResponse:
    """Says that one post is still held; a suspended one is open again."""
    post = post_for(request, "confirm", public_id)
    confirm_posts(actor=request.actor, posts=[post])
    messages.success(request, _("The post is confirmed."))
    return redirect("people:post", public_id=public_id)


def post_for(request: PortalRequest, action: str, public_id: UUID) -> Post:
    """The post with what a page shows of it, if this is this person's to do and the post has not ended."""
    rows = Post.objects.select_related("user", "office", "stands_for__user", "hand_over__invitation")
    post = rows.get_for(request.actor, action, public_id=public_id)
    if is_over(post):
        raise Stale(_("This post has ended. Nothing more can be done with it."))
    return post


def page_of_post(post: Post) -> str:
    """The page of a post."""
    return reverse("people:post", args=[post.public_id])

"""The handover of a Chair and of a lead, and the posts that act for a Chair."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kernel import clock
from kernel.access.actor import CONTENT
from kernel.access.request import PortalRequest
from kernel.errors import NotFound, Objected
from kernel.members.models import Chair, LeadCountry
from kernel.ui.forms import show
from mechanisms.register.forms.handover import ChairHandoverForm, LeadHandoverForm, PostsForm
from mechanisms.register.presiding import chairs_from, leads_from, posts_named, posts_to_name
from mechanisms.register.views.rows import may
from mechanisms.services.chair_posts import name_chair_posts, posts_seen
from mechanisms.services.hand_over import hand_over_chairs, hand_over_lead


@login_required
def chair_handover(request: PortalRequest) -> HttpResponse:
    """Who holds each Chair and its powers, and the form with which they pass on."""
    _staff_only(request, Chair)
    form = ChairHandoverForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        given = {"actor": request.actor, "to_office": form.cleaned_data["office"], "on_day": form.on_day}
        try:
            hand_over_chairs(bodies=form.cleaned_data["bodies"], note=form.cleaned_data["note"], **given)
        except Objected as error:
            show(form, error.objections)
        else:
            messages.success(request, _("The handover is recorded. Now name the posts that act for the next Chair."))
            return redirect("mechanisms:chair-handover")
    context = {"form": form, "rows": chairs_from(request.actor, clock.today())}
    return render(request, "mechanisms/chair_handover.html", context, status=422 if form.errors else 200)


@login_required
def lead_handover(request: PortalRequest) -> HttpResponse:
    """Who leads on each paper, and the form with which the lead passes on."""
    _staff_only(request, LeadCountry)
    form = LeadHandoverForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        given = {"to_office": form.cleaned_data["office"], "on_day": form.on_day, "note": form.cleaned_data["note"]}
        try:
            hand_over_lead(actor=request.actor, paper=form.cleaned_data["paper"].code, **given)
        except Objected as error:
            show(form, error.objections)
        else:
            messages.success(request, _("The handover is recorded."))
            return redirect("mechanisms:lead-handover")
    context = {"form": form, "rows": leads_from(request.actor, clock.today())}
    return render(request, "mechanisms/lead_handover.html", context, status=422 if form.errors else 200)


@login_required
def chair_posts(request: PortalRequest, public_id: str) -> HttpResponse:
    """Name the approvers who act for one Chair."""
    _staff_only(request, Chair)
    chair = Chair.objects.select_related("office").get_for(request.actor, "name_posts", public_id=public_id)
    named = posts_named(chair)
    keys = [str(post.public_id) for post in named]
    offered = {post.pk: post for post in (*posts_to_name(chair, clock.today()), *named)}
    initial = {"posts": keys, "seen": posts_seen(named)}
    form = PostsForm(request.POST or None, posts=list(offered.values()), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            name_chair_posts(actor=request.actor, chair=chair, posts=form.chosen, seen=form.cleaned_data["seen"])
        except Objected as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The posts are named."))
            return redirect("mechanisms:chair-handover")
    decides_holds = chair.body == settings.SCOPE_BODY
    context: dict[str, Any] = {"form": form, "chair": chair, "offered": offered, "decides_holds": decides_holds}
    return render(request, "mechanisms/chair_posts.html", context, status=422 if form.errors else 200)


def _staff_only(request: PortalRequest, model: Any) -> None:
    """Who has no part in content finds no such page; who reads content finds it closed."""
    if not request.actor.has(*CONTENT):
        raise NotFound
    may(request.actor, model, "hand_over")

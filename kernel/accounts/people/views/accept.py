"""Accepting an invitation. Opening the page changes nothing: the button does it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from kernel import clock
from kernel.access.actor import Actor
from kernel.access.request import PortalRequest
from kernel.accounts import invitations
from kernel.accounts.forms import CodeForm, NewPersonForm
from kernel.accounts.models import Invitation, Post, User
from kernel.accounts.people.views.act import act
from kernel.accounts.services.accept import accept_as_known, accept_as_new
from kernel.errors import Objected, Objection
from kernel.ui.dates import day_words

KEPT = "invitation"


@require_http_methods(["GET", "POST"])
def by_code(request: PortalRequest) -> HttpResponse:
    """Asks for the address and the printed code."""

    def do(data: dict[str, Any]) -> str:
        invitation = invitations.of_code(data["email"], data["code"])
        if invitation is None:
            sentence = _("This code does not fit this address, or its time has passed.")
            raise Objected([Objection(sentence, field="code")])
        request.session[KEPT] = invitation.code_digest
        return reverse("account_invitation_accept")

    return act(request, "people/by_code.html", CodeForm(request.POST or None), {}, do)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def by_link(request: PortalRequest, secret: str) -> HttpResponse:
    """The page behind a mailed link."""
    return accept(request, invitations.of_link(secret))


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def after_code(request: PortalRequest) -> HttpResponse:
    """The page behind a printed code, in the session in which it was typed."""
    return accept(request, invitations.of_session(request.session.get(KEPT, "")))


def accept(request: PortalRequest, invitation: Invitation | None) -> HttpResponse:
    """A known person signs in and accepts; a new one chooses a password."""
    if invitation is None:
        return render(request, "kernel/account_link_used.html", status=410)
    known = invitations.known_person(invitation)
    context: dict[str, Any] = {
        "invitation": invitation,
        "known": known,
        "is_me": known is not None and request.user == known,
    }
    if known is not None and context["is_me"]:
        context["reasons"] = invitations.reasons_against(invitation, known)
    if known is not None or request.user.is_authenticated:
        return _as_known(request, invitation, context)
    form = NewPersonForm(User(email=invitation.email, name=invitation.name), request.POST or None)

    def do(data: dict[str, Any]) -> str:
        actor = Actor.system(_("Whoever was invited"))
        post = accept_as_new(actor=actor, invitation=invitation, password=data["new_password1"])
        request.session.pop(KEPT, None)
        messages.success(request, _welcome(post, _("Your post is open. Sign in with your address and password.")))
        return reverse("account_login")

    return act(request, "people/accept.html", form, context, do)


def _as_known(request: PortalRequest, invitation: Invitation, context: dict[str, Any]) -> HttpResponse:
    """The person the invitation names, signed in, accepts with one button; anybody else reads what to do."""
    if request.method == "POST" and context["is_me"]:
        post = accept_as_known(actor=request.actor, invitation=invitation)
        request.session.pop(KEPT, None)
        messages.success(request, _welcome(post, _("You hold the post.")))
        return redirect("home")
    return render(request, "people/accept.html", context, status=403 if request.method == "POST" else 200)


def _welcome(post: Post, now: str) -> str:
    """What is true of the post now; of one that begins later, from which day on it opens anything."""
    if post.start <= clock.today(post.office.zone):
        return now
    return _("The post is yours. It opens on %(day)s.") % {"day": day_words(post.start)}

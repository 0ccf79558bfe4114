"""Puts the Actor on every request and ends the session of people who hold no post any more."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from kernel.access.actor import Actor
from kernel.access.request import PortalRequest
from kernel.accounts.acting import person_of
from kernel.accounts.seeing.previews import seen_through
from kernel.accounts.selectors import actor_for, first_coming_post
from kernel.errors import Forbidden
from kernel.ui.middleware import error_page
from kernel.ui.problems import asked_by_program, problem_answer

OPEN_PREFIXES = ("account_", "mfa_")
OPEN_ROUTES = frozenset(
    {"health", "ready", "help", "glossary", "accessibility", "notify:mail-list", "notify:mail-detail"}
)

READING_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OUT_OF_A_PREVIEW = frozenset({"preview-end", "account_logout"})


class ActorMiddleware:
    """`request.actor`, built once, on first use; a person without an open post sees one page and no content."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: PortalRequest) -> HttpResponse:
        request.actor = cast("Actor", SimpleLazyObject(lambda: actor_of(request)))
        return self.get_response(request)

    def process_view(self, request: PortalRequest, *_view: Any) -> HttpResponse | None:
        """Without an open post: the session ends, and one page stands in place of any page with content."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        if request.method not in READING_METHODS and name not in OUT_OF_A_PREVIEW and request.actor.previewing:
            return refused_in_preview(request)
        if name.startswith(OPEN_PREFIXES) or name in OPEN_ROUTES:
            return None
        if request.user.is_authenticated and not request.actor.posts:
            return no_post_page(request)
        return None


def no_post_page(request: PortalRequest) -> HttpResponse:
    """The one page of somebody whose last post has ended; the session they came with is gone."""
    coming = first_coming_post(person_of(request.actor))
    logout(request)
    request.actor = Actor.nobody()
    if asked_by_program(request):
        return problem_answer(Forbidden.status, _("You hold no open post."))
    return render(request, "kernel/account_no_post.html", {"coming": coming}, status=403)


def actor_of(request: PortalRequest) -> Actor:
    """The Actor of the signed-in person, through the role of a running preview; or nobody."""
    user = request.user
    return seen_through(actor_for(user), request.session) if user.is_authenticated else Actor.nobody()


def refused_in_preview(request: PortalRequest) -> HttpResponse:
    """A preview only reads: whatever is sent meanwhile is refused with a sentence, and shown so that it is not lost."""
    sentence = _("You look through another role. A preview only reads: end it first, then do this as yourself.")
    if asked_by_program(request):
        return problem_answer(Forbidden.status, sentence)
    return error_page(request, Forbidden(sentence))

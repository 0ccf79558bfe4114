"""Puts the Actor on every request and ends the session of people who hold no post any more."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject

from kernel.access.actor import Actor
from kernel.access.request import PortalRequest
from kernel.accounts.acting import person_of
from kernel.accounts.selectors import actor_for, first_coming_post

OPEN_PREFIXES = ("account_", "mfa_")
OPEN_ROUTES = frozenset(
    {"health", "ready", "help", "glossary", "accessibility", "notify:mail-list", "notify:mail-detail"}
)


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
    return render(request, "kernel/account_no_post.html", {"coming": coming}, status=403)


def actor_of(request: PortalRequest) -> Actor:
    """The Actor of the signed-in person, or nobody."""
    user = request.user
    return actor_for(user) if user.is_authenticated else Actor.nobody()

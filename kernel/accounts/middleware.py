"""Puts the Actor on every request and keeps out people who hold no post."""

from collections.abc import Callable
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject

from kernel.access.actor import Actor
from kernel.access.request import PortalRequest
from kernel.accounts.selectors import actor_for

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
        """The page for a person without an open post, in place of any page with content."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name.startswith(OPEN_PREFIXES) or name in OPEN_ROUTES:
            return None
        if request.user.is_authenticated and not request.actor.posts:
            return render(request, "kernel/account_no_post.html", status=403)
        return None


def actor_of(request: PortalRequest) -> Actor:
    """The Actor of the signed-in person, or nobody."""
    user = request.user
    return actor_for(user) if user.is_authenticated else Actor.nobody()

"""What every API view stands on: a signed-in actor, the scopes of a token, the same policy as the pages."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import permissions
from rest_framework.request import Request

from kernel.access.actor import Actor
from kernel.accounts.models import ApiToken
from kernel.accounts.states import TokenScope
from kernel.api.throttles import count_knock


class SignedIn(permissions.BasePermission):
    """A person with an open post; all else is the policy's."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """Whether an open post stands behind the request; others are counted."""
        known = bool(actor_of(request).posts)
        if not known:
            count_knock(request)
        return known


class InScope(permissions.BasePermission):
    """A token does what it was made for; a view that writes names its scope as `writes_in`."""

    message = _("This token was not made for this. Make one with the scope it needs.")

    def has_permission(self, request: Request, view: Any) -> bool:
        """Whether the token has the scope; whoever signed in on the pages may do what their posts may."""
        reads = request.method in permissions.SAFE_METHODS
        wanted = TokenScope.READ if reads else getattr(view, "writes_in", None)
        return not isinstance(request.auth, ApiToken) or wanted in request.auth.scopes


def actor_of(request: Any) -> Actor:
    """The actor of an API request, built by the same middleware as for pages."""
    actor: Actor = getattr(request, "_request", request).actor
    return actor

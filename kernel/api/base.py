"""What every API view stands on: a session, a signed-in actor, the same policy as the pages."""

from typing import Any

from rest_framework import permissions
from rest_framework.request import Request

from kernel.access.actor import Actor


class SignedIn(permissions.BasePermission):
    """A person with an open post; all else is the policy's."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """Whether an open post stands behind the request."""
        return bool(actor_of(request).posts)


def actor_of(request: Any) -> Actor:
    """The actor of an API request, built by the same middleware as for pages."""
    actor: Actor = getattr(request, "_request", request).actor
    return actor

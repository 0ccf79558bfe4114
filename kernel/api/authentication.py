"""How a program signs in to the API: with a token of an open post, for reading."""

from typing import cast

from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request

from kernel.access.request import PortalRequest
from kernel.accounts.models import ApiToken, User
from kernel.accounts.selectors import actor_of_post
from kernel.accounts.tokens import token_of

WORD = b"bearer"


class PostToken(BaseAuthentication):
    """`Authorization: Bearer bmp_…`; the actor of the request then has the token's post and no other."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        """The person and the token; None without the header, refused when the token is not good (any more)."""
        parts = get_authorization_header(request).split()
        if not parts or parts[0].lower() != WORD:
            return None
        token = token_of(parts[1].decode("ascii", "replace")) if len(parts) == len((WORD, "token")) else None
        if token is None:
            raise AuthenticationFailed("This token is not good, or its post is not open any more.")
        if request.method not in SAFE_METHODS or "read" not in token.scopes:
            raise PermissionDenied("This token reads, and does nothing else.")
        cast("PortalRequest", request._request).actor = actor_of_post(token.post)
        return token.post.user, token

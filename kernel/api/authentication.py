"""How a program signs in to the API: with a token of an open post."""

from typing import cast

from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from kernel.access.request import PortalRequest
from kernel.accounts.models import ApiToken, User
from kernel.accounts.selectors import actor_of_post
from kernel.accounts.tokens import note_use, token_of
from kernel.api.throttles import count_knock

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
            count_knock(request)
            raise AuthenticationFailed(_("This token is not good, or its post is not open any more."))
        note_use(token)
        cast("PortalRequest", request._request).actor = actor_of_post(token.post)
        return token.post.user, token

    def authenticate_header(self, request: Request) -> str:
        """What a program that came without a token is asked for."""
        return "Bearer"

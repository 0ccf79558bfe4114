"""Issue an API token."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import timedelta

from kernel import clock
from kernel.access.actor import Actor
from kernel.accounts.models import ApiToken, Post
from kernel.audit.record import record, unit

LIFE = timedelta(days=90)


def digest_of(secret: str) -> str:
    """The form in which a token is kept: its SHA-256 (the secret itself is 256 random bits)."""
    return hashlib.sha256(secret.encode()).hexdigest()


def issue_token(
    *, actor: Actor, post: Post, label: str = "", scopes: Iterable[str] = ("read",), life: timedelta = LIFE
) -> tuple[ApiToken, str]:
    """A new token of this post and its secret, which is never shown again."""
    secret = f"bmp_{secrets.token_urlsafe(32)}"
    with unit(actor):
        token = ApiToken.objects.create(
            post=post,
            label=label,
            prefix=secret[:8],
            digest=digest_of(secret),
            scopes=list(scopes),
            expires_at=clock.now() + life,
        )
        record("accounts.token_issued", post, changes={"token": token.prefix, "scopes": token.scopes})
    return token, secret

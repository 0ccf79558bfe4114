"""Who acts with a token: the person, by the one post it belongs to, while that post is open."""

from datetime import timedelta

from kernel import clock
from kernel.accounts.models import ApiToken
from kernel.accounts.selectors import is_open
from kernel.accounts.services.issue_token import digest_of

NOTED_EVERY = timedelta(minutes=1)


def token_of(secret: str) -> ApiToken | None:
    """The token with this secret, while it is neither revoked nor over and its post is open; one query."""
    rows = ApiToken.objects.select_related("post__office", "post__user").filter(digest=digest_of(secret))
    token = rows.filter(revoked_at__isnull=True, expires_at__gt=clock.now(), post__user__is_active=True).first()
    return token if token is not None and is_open(token.post) else None


def note_use(token: ApiToken) -> None:
    """Remembers when a token was last used, to the minute."""
    now = clock.now()
    if token.last_used_at is None or now - token.last_used_at >= NOTED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)

"""Who acts with a token: the person, by the one post it belongs to, while that post is open."""

from kernel import clock
from kernel.accounts.models import ApiToken
from kernel.accounts.selectors import is_open
from kernel.accounts.services.issue_token import digest_of


def token_of(secret: str) -> ApiToken | None:
    """The token with this secret, while it is neither revoked nor over and its post is open; one query."""
    rows = ApiToken.objects.select_related("post__office", "post__user").filter(digest=digest_of(secret))
    token = rows.filter(revoked_at__isnull=True, expires_at__gt=clock.now(), post__user__is_active=True).first()
    return token if token is not None and is_open(token.post) else None

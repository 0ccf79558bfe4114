"""A person makes a token for a program of theirs, and takes it back."""

from collections.abc import Iterable
from datetime import timedelta

from django.urls import reverse

from kernel import clock
from kernel.access.actor import Actor
from kernel.access.querysets import can
from kernel.accounts.models import ApiToken, Post
from kernel.accounts.services.issue_token import issue_token
from kernel.accounts.sign_in_verbs import MADE
from kernel.audit.record import record, unit
from kernel.errors import Forbidden
from kernel.notify.services.tell import tell


def make_token(*, actor: Actor, post: Post, label: str, scopes: Iterable[str], life: timedelta) -> tuple[ApiToken, str]:
    """The token and its secret, which is shown this once; the person also hears of it by mail."""
    with unit(actor):
        made = issue_token(actor=actor, post=post, label=label, scopes=scopes, life=life)
        tell([post.user_id], kind=MADE, link=reverse("account_tokens"))
    return made


def revoke_token(*, actor: Actor, token: ApiToken) -> None:
    """From the next request on it opens nothing."""
    with unit(actor):
        row = ApiToken.objects.select_for_update(of=("self",)).select_related("post").get(pk=token.pk)
        if not can(actor, "revoke", row):
            raise Forbidden
        if row.revoked_at is None:
            row.revoked_at = clock.now()
            row.save(update_fields=["revoked_at"])
            record("accounts.token_revoked", row.post, changes={"token": row.prefix})

"""Which posts one person never holds at the same time: of two offices; and content beside accounts or the audit."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from kernel.access.actor import CONTENT, Role
from kernel.accounts.models import Post, User
from kernel.accounts.querysets import PostQuerySet
from kernel.accounts.selectors import open_post_of
from kernel.errors import Objection
from kernel.members.models import Office


def kept_apart(
    user: User, role: Role, office: Office, start: date, end: date | None, *, among: PostQuerySet
) -> list[Objection]:
    """What stands against this post beside those of the person that are `among` the posts the reader may know of."""
    held = among.filter(user=user).held_between(start, end).select_related("office")
    return [Objection(sentence, field="email") for post in held for sentence in _reasons(role, office, post)]


def _reasons(role: Role, office: Office, post: Post) -> Iterator[str]:
    held = {"post": open_post_of(post).label}
    if post.office_id != office.pk:
        yield _("Nobody holds posts of two offices at a time. First the post “%(post)s” has to end.") % held
    elif (role in CONTENT) != (Role(post.role) in CONTENT):
        rule = _("Whoever manages accounts or reads the audit holds no post that sees content.")
        yield f"{rule} {_('First the post “%(post)s” has to end.') % held}"

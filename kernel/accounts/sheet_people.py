"""Whom a person may issue a sheet of codes for, and how each one's sheet stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from kernel import clock
from kernel.access.actor import Actor
from kernel.accounts.code_sheet_policy import ISSUERS
from kernel.accounts.models import CodeSheet, Post, User
from kernel.accounts.selectors import is_open
from kernel.errors import Forbidden, NotFound
from kernel.members.models import Office


@dataclass(frozen=True)
class Line:
    """A colleague, their posts, and the sheet in force if there is one."""

    person: User
    posts: str
    sheet: CodeSheet | None

    @property
    def works(self) -> bool:
        """Whether a code of the sheet still lets this person in."""
        return self.sheet is not None and self.sheet.left > 0 and self.sheet.expires_at > timezone.now()


def may_issue(actor: Actor) -> bool:
    """Whether sheets are this person's to issue at all."""
    return actor.has(*ISSUERS)


def lines_for(actor: Actor) -> list[Line]:
    """Everybody else with an open post in the offices this person issues for; two queries."""
    posts: dict[User, list[str]] = {}
    for post in _posts(actor):
        posts.setdefault(post.user, []).append(str(post.get_role_display()))
    rows = CodeSheet.objects.visible_to(actor).filter(voided_at=None, user__in=posts).with_left()
    sheets = {sheet.user_id: sheet for sheet in rows}
    lines = [Line(person, ", ".join(labels), sheets.get(person.pk)) for person, labels in posts.items()]
    return sorted(lines, key=lambda line: line.person.name)


def colleague(actor: Actor, public_id: UUID) -> User:
    """The person a sheet may be issued for; `Forbidden` for those who issue none, `NotFound` for all others."""
    if not may_issue(actor):
        raise Forbidden
    found = [post.user for post in _posts(actor) if post.user.public_id == public_id]
    if not found:
        raise NotFound
    return found[0]


def office_to_issue(actor: Actor, person: User) -> Office:
    """The office that the two share; `Forbidden` without one, or for oneself."""
    found = [post.office for post in _posts(actor) if post.user_id == person.pk]
    if not found:
        raise Forbidden
    return found[0]


def _posts(actor: Actor) -> Iterable[Post]:
    offices = [post.office_id for post in actor.posts_with(ISSUERS)]
    rows = Post.objects.open_about(clock.today()).filter(office_id__in=offices, user__is_active=True)
    rows = rows.exclude(user_id=actor.person_id or 0).select_related("office", "user")
    return [post for post in rows if is_open(post)]

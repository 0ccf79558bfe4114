"""What waits for a person among people and posts."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kernel import clock
from kernel.access.actor import Actor, Role
from kernel.accounts.models import Post, TwoPersonRequest, YearlyConfirmation
from kernel.accounts.policy import PEOPLE, STEWARDS
from kernel.accounts.querysets import RequestQuerySet
from kernel.waiting import Waiting

SOON = timedelta(days=30)
MOST = 5


def waiting_for(actor: Actor) -> list[Waiting]:
    """Requests to agree to, the yearly confirmation, posts that end soon; three queries at most."""
    if not actor.has(*PEOPLE):
        return []
    return [*_requests(actor), *_yearly(actor), *_endings(actor)]


def to_answer(actor: Actor) -> RequestQuerySet:
    """Requests that this person may agree to, as second person or on a note, and has not yet."""
    rows = TwoPersonRequest.objects.allowing(actor, "agree") | TwoPersonRequest.objects.allowing(actor, "agree_on_note")
    about_others = rows.waiting().exclude(subject_id=actor.person_id).exclude(agreements__person_id=actor.person_id)
    return about_others.select_related("office").distinct()


def _requests(actor: Actor) -> list[Waiting]:
    if not actor.has(*STEWARDS, Role.OFFICER, Role.ADMINISTRATOR):
        return []
    return [
        Waiting(
            title=str(row.get_kind_display()),
            about=_("A request waits for a second person · %(office)s") % {"office": row.office.name},
            link=reverse("people:request", args=[row.public_id]),
            verb=_("Look"),
        )
        for row in to_answer(actor)[:MOST]
    ]


def _yearly(actor: Actor) -> list[Waiting]:
    offices = [post.office_id for post in actor.posts_with([Role.APPROVER])]
    if not offices:
        return []
    rows = YearlyConfirmation.objects.filter(office_id__in=offices, closed_on__isnull=True).select_related("office")
    return [
        Waiting(
            title=_("Confirm who holds a post"),
            about=_("Once a year · until %(day)s") % {"day": date_format(row.answer_until, "j F Y")},
            link=reverse("people:yearly"),
            verb=_("Confirm"),
        )
        for row in rows
    ]


def _endings(actor: Actor) -> list[Waiting]:
    kept = [post.office_id for post in actor.posts_with(STEWARDS)]
    mine = Q(user_id=actor.person_id) | Q(office_id__in=kept)
    today = clock.today()
    rows = Post.objects.visible_to(actor).open_about(today).filter(mine, end__lte=today + SOON, hand_over__isnull=True)
    return [
        Waiting(
            title=_("A post ends on %(day)s") % {"day": date_format(post.end, "j F Y") if post.end else ""},
            about=f"{post.get_role_display()} · {post.user.name}",
            link=reverse("people:post", args=[post.public_id]),
            verb=_("Look"),
        )
        for post in rows.select_related("user").order_by("end")[:MOST]
    ]

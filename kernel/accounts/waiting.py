"""What waits for a person among people and posts."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import CharField, DateField, F, Q, QuerySet, UUIDField, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kernel import clock
from kernel.access.actor import ROLE_LABELS, Actor, Role
from kernel.accounts.models import Post, TwoPersonRequest, YearlyConfirmation
from kernel.accounts.policy import ADMINISTRATORS, PEOPLE, SECONDS, STEWARDS
from kernel.accounts.querysets import RequestQuerySet
from kernel.accounts.second_persons import seconds_of_each
from kernel.accounts.states import RequestKind
from kernel.waiting import Waiting

SOON = timedelta(days=30)
MOST = 5
COLUMNS = ("what", "key", "label", "about", "day")


@dataclass(frozen=True)
class Found:
    """One row of what waits, whatever table it comes from."""

    what: str
    key: UUID | None
    label: str
    about: str
    day: date


def waiting_for(actor: Actor) -> list[Waiting]:
    """Requests to agree to, the yearly confirmation, posts that end soon; one query for all three."""
    parts = _parts(actor)
    if not parts:
        return []
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    found = sorted((Found(*row) for row in rows), key=lambda row: (ORDER.index(row.what), row.day, row.about))
    return [WORDS[row.what](row) for row in found]


def to_answer(actor: Actor) -> RequestQuerySet:
    """Requests that this person can act on now: as second person, or on a note where nobody else can agree."""
    rows = TwoPersonRequest.objects.waiting().open_to(actor.person_id)
    as_second, on_note = rows.allowing(actor, "agree").values("pk"), _left_to_a_note(actor)
    return rows.filter(Q(pk__in=as_second) | Q(pk__in=on_note)).select_related("office")


def _left_to_a_note(actor: Actor) -> list[int]:
    """The requests (ids) that an administrator carries out, as their office has nobody else."""
    if not actor.has(*ADMINISTRATORS):
        return []
    rows = TwoPersonRequest.objects.waiting().allowing(actor, "agree_on_note")
    return [key for key, people in seconds_of_each(rows).items() if not people]


def _parts(actor: Actor) -> list["QuerySet[Any, Any]"]:
    """The tables that may hold something for this person, each with the same five columns."""
    parts: list[QuerySet[Any, Any]] = []
    if actor.has(*SECONDS, *ADMINISTRATORS):
        parts.append(
            _columns(to_answer(actor), "request", F("public_id"), F("kind"), F("office__name"), _day("asked_at"))
        )
    if offices := [post.office_id for post in actor.posts_with([Role.APPROVER])]:
        asked = YearlyConfirmation.objects.filter(office_id__in=offices, closed_on__isnull=True)
        none = Value(None, output_field=UUIDField())
        parts.append(_columns(asked, "yearly", none, Value(""), F("office__name"), F("answer_until")))
    if actor.has(*PEOPLE):
        parts.append(_columns(_ending(actor), "ending", F("public_id"), F("role"), F("user__name"), F("end")))
    return parts


def _ending(actor: Actor) -> "QuerySet[Post]":
    """Posts that end soon and have no hand-over yet: one's own, and those of the office one keeps."""
    kept = [post.office_id for post in actor.posts_with(STEWARDS)]
    today, mine = clock.today(), Q(user_id=actor.person_id) | Q(office_id__in=kept)
    return Post.objects.visible_to(actor).open_about(today).filter(mine, end__lte=today + SOON, hand_over__isnull=True)


def _columns(rows: "QuerySet[Any]", what: str, key: Any, label: Any, about: Any, day: Any) -> "QuerySet[Any, Any]":
    named = {"what": Cast(Value(what), CharField()), "key": key, "about": Cast(about, CharField()), "day": day}
    plain = rows.select_related(None).order_by().annotate(label=Cast(label, CharField()), **named)
    return plain.values_list(*COLUMNS).order_by("day")[:MOST]


def _day(name: str) -> Cast:
    return Cast(name, DateField())


def _request(row: Found) -> Waiting:
    return Waiting(
        title=str(RequestKind(row.label).label),
        about=_("A request waits for a second person · %(office)s") % {"office": row.about},
        link=reverse("people:request", args=[row.key]),
        verb=_("Look"),
    )


def _yearly(row: Found) -> Waiting:
    return Waiting(
        title=_("Confirm who holds a post"),
        about=_("Once a year · until %(day)s") % {"day": date_format(row.day, "j F Y")},
        link=reverse("people:yearly"),
        verb=_("Confirm"),
    )


def _ends(row: Found) -> Waiting:
    return Waiting(
        title=_("A post ends on %(day)s") % {"day": date_format(row.day, "j F Y")},
        about=f"{ROLE_LABELS[Role(row.label)]} · {row.about}",
        link=reverse("people:post", args=[row.key]),
        verb=_("Look"),
    )


WORDS = {"request": _request, "yearly": _yearly, "ending": _ends}
ORDER = tuple(WORDS)

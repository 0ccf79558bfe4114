"""Filters on posts, invitations and requests."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth import get_user_model
from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Exists, OuterRef, Q, Value

from kernel.access.querysets import PolicyQuerySet
from kernel.accounts.states import RequestState

if TYPE_CHECKING:
    from kernel.accounts.models import Invitation, Post, TwoPersonRequest  # noqa: F401 - named in the base classes


class PostQuerySet(PolicyQuerySet["Post"]):
    """Posts by the day they are open on; a suspended post is open on none."""

    def open_on(self, day: date) -> Self:
        """Posts open on this day, both ends included."""
        return self.filter(Q(end__isnull=True) | Q(end__gte=day), start__lte=day, suspended_at__isnull=True)

    def open_about(self, day: date) -> Self:
        """Posts that may be open in some capital while it is this day in another: a day more at each end."""
        return self.not_over(day).filter(start__lte=day + timedelta(days=1), suspended_at__isnull=True)

    def not_over(self, day: date) -> Self:
        """Posts whose last day is not behind, to a day exactly; suspended ones and those to come included."""
        return self.filter(Q(end__isnull=True) | Q(end__gte=day - timedelta(days=1)))

    def held_between(self, start: date, end: date | None) -> Self:
        """Posts with a day in this time, suspended ones and those to come included; without an end it goes on."""
        held = self.exclude(end__lt=start)
        return held if end is None else held.exclude(start__gt=end)

    def with_chair_bodies(self, day: date) -> Self:
        """Adds `chair_bodies`: the bodies this post acts for as Chair on this day."""
        in_force = Q(chair_posts__chair__start__lte=day) & (
            Q(chair_posts__chair__end__isnull=True) | Q(chair_posts__chair__end__gte=day)
        )
        bodies: Any = ArrayAgg("chair_posts__chair__body", filter=in_force, distinct=True, default=Value([]))
        return self.annotate(chair_bodies=bodies)


class InvitationQuerySet(PolicyQuerySet["Invitation"]):
    """Invitations by whether they were used."""

    def unused(self) -> Self:
        """Neither used nor withdrawn; their time may have passed."""
        return self.filter(post__isnull=True, ended_at__isnull=True)


class RequestQuerySet(PolicyQuerySet["TwoPersonRequest"]):
    """Requests by where they stand."""

    def waiting(self) -> Self:
        """Not answered yet."""
        return self.filter(state=RequestState.ASKED)

    def open_to(self, person_id: int | None) -> Self:
        """Neither about this person nor for a post they are invited to, and without their word so far."""
        invited = get_user_model().objects.filter(pk=person_id or 0, email__iexact=OuterRef("invitation__email"))
        return self.exclude(subject_id=person_id).exclude(agreements__person_id=person_id).exclude(Exists(invited))

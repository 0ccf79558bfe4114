"""Filters on posts."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, Value

from kernel.access.querysets import PolicyQuerySet

if TYPE_CHECKING:
    from kernel.accounts.models import Post  # noqa: F401 - named in the base class


class PostQuerySet(PolicyQuerySet["Post"]):
    """Posts by the day they are open on."""

    def open_on(self, day: date) -> Self:
        """Posts open on this day, both ends included."""
        return self.filter(Q(end__isnull=True) | Q(end__gte=day), start__lte=day)

    def open_about(self, day: date) -> Self:
        """Posts that may be open in some capital while it is this day in another: a day more at each end."""
        around = timedelta(days=1)
        return self.filter(Q(end__isnull=True) | Q(end__gte=day - around), start__lte=day + around)

    def with_chair_bodies(self, day: date) -> Self:
        """Adds `chair_bodies`: the bodies this post acts for as Chair on this day."""
        in_force = Q(chair_posts__chair__start__lte=day) & (
            Q(chair_posts__chair__end__isnull=True) | Q(chair_posts__chair__end__gte=day)
        )
        bodies: Any = ArrayAgg("chair_posts__chair__body", filter=in_force, distinct=True, default=Value([]))
        return self.annotate(chair_bodies=bodies)

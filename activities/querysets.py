"""Filters over the log that compose."""

from datetime import date
from typing import Any, Self

from django.db.models import Q

from activities.states import PAPER_DATE, REPORTED, Audience, Form, State, Timing
from kernel.access.querysets import PolicyQuerySet

NO_CONSENSUS = Q(forms__contains=[Form.OTHER], consensus_kind="")


class ActivityQuerySet(PolicyQuerySet[Any]):
    """The log. Lists and counts start from `records()`, never from corrections."""

    def records(self) -> Self:
        """Records proper: a correction is absent from lists and counts (DESIGN §4)."""
        return self.filter(corrects__isnull=True)

    def shared(self) -> Self:
        """What all Member States may read."""
        return self.records().filter(state=State.ACCEPTED, audience=Audience.ALL)

    def reported_kind(self) -> Self:
        """Shared records that belong in a report by their kind: core or interaction, consensus recorded."""
        return self.shared().filter(relevance__in=REPORTED).exclude(NO_CONSENSUS)

    def took_place(self) -> Self:
        """What was held."""
        return self.filter(timing=Timing.TOOK_PLACE)

    def ended_between(self, first: date | None, last: date) -> Self:
        """What ended in these inclusive days, and not before the paper was adopted."""
        floor = date(*PAPER_DATE)
        return self.filter(date_to__gte=max(first or floor, floor), date_to__lte=last)

    def upcoming(self) -> Self:
        """Planned and confirmed ones."""
        return self.filter(timing__in=(Timing.PLANNED, Timing.CONFIRMED))

    def for_lists(self) -> Self:
        """With what a line of a list shows, in a constant number of queries."""
        return self.select_related("owner").prefetch_related("participations__office")

    def for_record(self) -> Self:
        """With everything `selectors.data_of` reads."""
        return self.for_lists().prefetch_related("mechanisms", "challenges")

    def newest(self) -> Self:
        """Newest activity first; a reference decides between equals."""
        return self.order_by("-sort_on", "reference")

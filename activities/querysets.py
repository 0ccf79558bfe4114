"""Filters over the log that compose."""

from datetime import date
from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Model, OuterRef, Q

from activities.states import PAPER_DATE, REPORTED, Audience, ConsensusKind, Form, State, Timing
from kernel.access.querysets import PolicyQuerySet
from mechanisms.models import CLAUSE_CODE, Challenge, Clause, Mechanism

NO_CONSENSUS = Q(forms__contains=[Form.OTHER]) & (
    Q(consensus_kind="") | Q(consensus_kind=ConsensusKind.ELSEWHERE, consensus_reference="")
)


class ActivityQuerySet(PolicyQuerySet[Any]):
    """The log. Lists and counts start from `records()`, never from corrections."""

    def logged(self) -> Self:
        """What was ever logged, corrections aside: also what ended in another record, which an import knows again."""
        return self.filter(corrects__isnull=True)

    def records(self) -> Self:
        """Records proper: a correction, and what ended in another record, are absent from lists and counts."""
        return self.logged().filter(merged_into__isnull=True)

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
        return self.select_related("owner").prefetch_related("participations")

    def for_record(self) -> Self:
        """With everything `content.data_of` reads."""
        return self.for_lists().coded()

    def coded(self) -> Self:
        """With the codes of what stands beside a record, in the query that fetches it."""
        return self.annotate(
            mechanism_codes=_codes(Mechanism, F("code")),
            challenge_codes=_codes(Challenge, F("code")),
            clause_codes=_codes(Clause, CLAUSE_CODE),
        )

    def newest(self) -> Self:
        """Newest activity first; a reference decides between equals."""
        return self.order_by("-sort_on", "reference")


def _codes(model: type[Model], code: Any) -> ArraySubquery:
    """The codes of the rows beside a record, in their own order."""
    return ArraySubquery(model._default_manager.filter(activities=OuterRef("pk")).values(full_code=code))

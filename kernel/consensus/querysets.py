"""Filters over rounds and positions that compose."""

from typing import Any

from django.db.models import F, Model, QuerySet

from kernel.access.querysets import PolicyQuerySet
from kernel.consensus.states import BY_OTHER_WAYS, Kind


class RoundQuerySet(PolicyQuerySet[Any]):
    """Rounds, fetched through the policy."""


class PositionQuerySet(QuerySet[Any]):
    """Append-only positions; the latest row per seat, item and text counts."""

    def of(self, round_: Model) -> "PositionQuerySet":
        """Every position ever given in the round, oldest first."""
        return self.filter(item__round=round_).order_by("pk")

    def standing(self, round_: Model) -> "PositionQuerySet":
        """What each seat says today about each text as it reads today (DESIGN §5)."""
        on_text = self.filter(item__round=round_, text_hash=F("item__text_hash"))
        latest = on_text.order_by("seat_id", "item_id", "-pk").distinct("seat_id", "item_id").values("pk")
        return self.filter(pk__in=latest).select_related("seat__office", "item").order_by("seat__order", "item__order")

    def objections(self) -> "PositionQuerySet":
        """Those that stop the clock."""
        return self.filter(kind=Kind.OBJECTION)

    def unconfirmed(self) -> "PositionQuerySet":
        """Those that came by phone or note and that the seat has not confirmed yet."""
        return self.filter(channel__in=BY_OTHER_WAYS, confirmed_at__isnull=True)

"""Filters on the outbox and on caught mail."""

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.db.models.functions import Now

from kernel.errors import NotFound

if TYPE_CHECKING:
    from kernel.notify.models import CaughtMail, Message  # noqa: F401 - named in the base class

MOST_ATTEMPTS = 12


class MessageQuerySet(QuerySet["Message"]):
    """Messages by where they stand."""

    def waiting(self) -> Self:
        """Neither sent nor given up."""
        return self.filter(sent_at__isnull=True, dropped_at__isnull=True)

    def due(self) -> Self:
        """Waiting, and their next try has come by the database's clock."""
        return self.waiting().filter(next_try__lte=Now())


class CaughtMailQuerySet(QuerySet["CaughtMail"]):
    """Caught mail is open to everyone at a demonstration, and to nobody anywhere else."""

    def for_demonstration(self) -> Self:
        """Everything in a demonstration; elsewhere there is no such page."""
        if not settings.DEMO:
            raise NotFound
        return self

    def one_for_demonstration(self, **lookup: Any) -> "CaughtMail":
        """One caught mail of a demonstration."""
        try:
            found = self.for_demonstration().filter(**lookup).first()
        except (ValueError, ValidationError):
            found = None
        if found is None:
            raise NotFound
        return found

"""What becomes of a row of an import, in the order in which the preview shows it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    """What becomes of one row."""

    NEW = "new", _("New")
    HELD = "on hold", _("On hold (¶9)")
    CHANGED = "changed", _("Changed")
    DUPLICATE = "duplicate", _("Looks like another")
    SAME = "same", _("Same")
    PROBLEM = "problem", _("To put right")


WRITTEN = frozenset({Status.NEW, Status.HELD})
IN_THE_LOG = frozenset({Status.SAME, Status.CHANGED})

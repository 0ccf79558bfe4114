"""The words a round and a position can be in."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RoundState(models.TextChoices):
    """Where a round stands (DESIGN §4)."""

    OPEN = "open", _("The text is with the Member States")
    CONTINUING = "continuing", _("Consultation continuing")
    CLOSED = "closed", _("Closed without objection")
    SETTLED = "settled", _("Settled at the meeting")
    WITHDRAWN = "withdrawn", _("Withdrawn")


LIVE = frozenset({RoundState.OPEN, RoundState.CONTINUING})


class Kind(models.TextChoices):
    """What a seat says about one text (DESIGN §5)."""

    NO_OBJECTION = "no_objection", _("No objection")
    COMMENT = "comment", _("No objection, with comment")
    RESERVATION = "reservation", _("Reservation")
    OBJECTION = "objection", _("Objection")


class Channel(models.TextChoices):
    """How a position reached the portal."""

    PORTAL = "portal", _("In the portal")
    PHONE = "phone", _("By phone")
    NOTE = "note", _("By note")


BY_OTHER_WAYS = frozenset({Channel.PHONE, Channel.NOTE})
NEEDS_TEXT = frozenset({Kind.COMMENT, Kind.RESERVATION, Kind.OBJECTION})

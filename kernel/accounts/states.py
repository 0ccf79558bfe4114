"""The fixed words of people and posts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Standing(models.TextChoices):
    """Whether a post is held for itself, or stands for another person's."""

    HOLDER = "holder", _("Holder")
    DEPUTY = "deputy", _("Deputy")
    AIDE = "aide", _("Aide")
    COVER = "cover", _("Leave cover")


class RequestKind(models.TextChoices):
    """What needs a second person."""

    FIRST_APPROVER = "first", _("The first approver of a Member State")
    APPROVER = "approver", _("A new approver")
    SUCCESSOR = "successor", _("A successor")
    FACTOR = "factor", _("A lost second factor")
    ADDRESS = "address", _("A new sign-in address")


class RequestState(models.TextChoices):
    """Where such a request stands."""

    ASKED = "asked", _("Waits for a second person")
    AGREED = "agreed", _("Agreed")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class TokenScope(models.TextChoices):
    """What a token lets a program do in the name of its post."""

    READ = "read", _("Read")
    WRITE = "write", _("Log activities and edit drafts")
    ACT = "act", _("Take steps (submit, confirm, accept and the like)")


OPENS_A_POST = frozenset({RequestKind.FIRST_APPROVER, RequestKind.APPROVER, RequestKind.SUCCESSOR})

"""The fixed words of the register."""

from django.db import models


class MeetingBody(models.TextChoices):
    """Bodies whose meetings the register keeps; only the first three are in the chain (¶10)."""

    ADSOM_WG = "ADSOM_WG", "ADSOM WG"
    ADSOM = "ADSOM", "ADSOM"
    ADMM = "ADMM", "ADMM"
    ADMM_RETREAT = "ADMM_RETREAT", "ADMM Retreat"
    ADSOM_PLUS_WG = "ADSOM_PLUS_WG", "ADSOM-Plus WG"
    ADSOM_PLUS = "ADSOM_PLUS", "ADSOM-Plus"
    ADMM_PLUS = "ADMM_PLUS", "ADMM-Plus"


class Level(models.TextChoices):
    """How many states a mechanism spans."""

    NATIONAL = "national", "National"
    BILATERAL = "bilateral", "Bilateral"
    TRILATERAL = "trilateral", "Trilateral"
    SUBREGIONAL = "subregional", "Sub-regional"
    ASEAN_WIDE = "asean_wide", "ASEAN-wide"


class Pillar(models.TextChoices):
    """The pillars of the ASEAN Community; none for arrangements outside it."""

    APSC = "APSC", "ASEAN Political-Security Community"
    AEC = "AEC", "ASEAN Economic Community"
    ASCC = "ASCC", "ASEAN Socio-Cultural Community"


class DocumentStatus(models.TextChoices):
    """Where a reference stands (DESIGN §2.8)."""

    IN_FORCE = "in_force", "In force"
    SUPERSEDED = "superseded", "Superseded"
    EXPIRED = "expired", "Expired"
    VERIFY = "verify", "To be confirmed by the secretariat"


class Precision(models.TextChoices):
    """How exactly a date is known (DESIGN §2.9)."""

    DAY = "day", "Day"
    MONTH = "month", "Month"
    YEAR = "year", "Year"
    UNKNOWN = "unknown", "Unknown"

"""The fixed words of the members app."""

from collections.abc import Mapping

from django.db import models


class Body(models.TextChoices):
    """The three bodies of the reporting chain (¶10)."""

    ADSOM_WG = "ADSOM_WG", "ADSOM WG"
    ADSOM = "ADSOM", "ADSOM"
    ADMM = "ADMM", "ADMM"


class OfficeKind(models.TextChoices):
    """A Member State's seat, or the ASEAN Secretariat."""

    STATE = "state", "Member State"
    SECRETARIAT = "secretariat", "Secretariat"


class MembershipStatus(models.TextChoices):
    """How a state sits in a body on a date (DESIGN §2.5)."""

    MEMBER = "member", "Member"
    OBSERVER = "observer", "Observer"


class EstablishmentKind(models.TextChoices):
    """What an organisation is; only ministries declare a role (¶5(a))."""

    MINISTRY = "ministry", "Defence establishment"
    ARMED_FORCES = "armed_forces", "Armed forces"
    SERVICE = "service", "Border-relevant service"


class DeclaredRole(models.TextChoices):
    """The self-declared role in border management (¶5(a), (b))."""

    NOT_DECLARED = "not_declared", "Not declared"
    SUPPORTING = "supporting", "Supporting"
    PRIMARY = "primary", "Primary"
    NO_ROLE = "no_role", "No role"


class DeclarationState(models.TextChoices):
    """Where a declaration of a role stands; only what was declared is open to others."""

    DRAFT = "draft", "Draft"
    DECLARED = "declared", "Declared"
    REPLACED = "replaced", "Replaced"
    WITHDRAWN = "withdrawn", "Withdrawn"
    SET_ASIDE = "set_aside", "Set aside"


SECRETARIAT_CODE = "SEC"
USUAL_SPELLINGS: Mapping[str, tuple[str, ...]] = {
    "BN": ("Brunei",),
    "LA": ("Laos",),
    "MM": ("Burma",),
    "TL": ("East Timor",),
    "VN": ("Vietnam",),
}  # what people also write for a Member State: an import reads it, and a search finds by it

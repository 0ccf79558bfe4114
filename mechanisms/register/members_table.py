"""The members' part of the table: offices, memberships, establishments, Chairs, lead countries, calendars."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as lazy

from kernel.members.models import (
    Chair,
    Establishment,
    EstablishmentName,
    Holiday,
    LeadCountry,
    Membership,
    Office,
    OfficeName,
    RestDays,
)
from kernel.members.states import EstablishmentKind, OfficeKind
from kernel.ui.dates import day_words
from mechanisms.models import Document
from mechanisms.register import rules
from mechanisms.register.kinds import DAYS, Kind
from mechanisms.selectors.names import LANGUAGES, SCRIPTS

STATES = Q(kind=OfficeKind.STATE)
WEEKDAYS = (
    *((1, lazy("Monday")), (2, lazy("Tuesday")), (3, lazy("Wednesday")), (4, lazy("Thursday"))),
    *((5, lazy("Friday")), (6, lazy("Saturday")), (7, lazy("Sunday"))),
)
LANGUAGE_CHOICES = tuple(LANGUAGES.items())
SCRIPT_CHOICES = tuple(SCRIPTS.items())
DOMAINS = (("land", lazy("Land")), ("sea", lazy("Sea")), ("air", lazy("Air")))


def of_office(row: Any) -> str:
    """A row of an office: “Thailand, กระทรวงกลาโหม”."""
    return f"{row.office.name}, {row}"


def presiding(row: Chair) -> str:
    """“Viet Nam, ADMM”."""
    return f"{row.office.name}, {row.get_body_display()}"


def declares_a_role(row: Establishment) -> bool:
    """A defence establishment: whether its state drafts a role for it is that state's own (¶5(a), (b))."""
    return row.kind == EstablishmentKind.MINISTRY


MEMBERS = (
    Kind(
        "office",
        Office,
        "Member State",
        "Member States",
        title=str,
        key="code",
        fixed=("code",),
        removable=False,
        fields=(
            "code",
            "iso3",
            "name",
            "running_name",
            "formal_name",
            "with_article",
            "capital",
            "zone",
            "asean_order",
        ),
        hints={
            "code": lazy("Two capital letters. They cannot be changed later."),
            "running_name": lazy("With its article where it takes one: the Philippines."),
        },
        rules=(rules.state_code, rules.zone_is_known),
        note=lazy("Names stand here exactly as the portal and its reports print them."),
    ),
    Kind(
        "office-name",
        OfficeName,
        "Local name",
        "Local names",
        title=of_office,
        parent="office",
        fixed=("office",),
        limits={"office": STATES},
        fields=("office", "lang", "script", "text"),
        choices={"lang": LANGUAGE_CHOICES, "script": SCRIPT_CHOICES},
        note=lazy("The state’s own name, exactly as it writes it."),
    ),
    Kind(
        "membership",
        Membership,
        "Membership",
        "Memberships",
        parent="office",
        fixed=("office",),
        limits={"office": STATES},
        title=lambda row: f"{row.office.name}, {row.get_body_display()}, {row.get_status_display().lower()}",
        fields=("office", "body", "status", "start", "end"),
        span=DAYS,
        alone=("office", "body"),
        ends="end",
        note=lazy("Seats, lists and counts follow these days from now on. A round that is open keeps its seats."),
    ),
    Kind(
        "establishment",
        Establishment,
        "Establishment",
        "Establishments",
        title=of_office,
        parent="office",
        fixed=("office", "kind"),
        kept=declares_a_role,
        limits={"office": STATES},
        fields=("office", "name_en", "abbreviation", "kind", "parent", "under", "domains", "source"),
        choices={"domains": DOMAINS},
        rules=(rules.parent_of_the_same_state,),
        hints={
            "parent": lazy("The establishment this one belongs to."),
            "under": lazy("In words: defence, or the ministry it comes under."),
        },
        note=lazy("Its role in border management is never entered here: each establishment declares its own."),
    ),
    Kind(
        "establishment-name",
        EstablishmentName,
        "Local name",
        "Local names",
        parent="establishment",
        fixed=("establishment",),
        title=lambda row: f"{row.establishment.name_en}, {row}",
        fields=("establishment", "lang", "script", "text", "confidence"),
        choices={"lang": LANGUAGE_CHOICES, "script": SCRIPT_CHOICES},
        note=lazy("The establishment’s own name, exactly as it writes it."),
    ),
    Kind(
        "chair",
        Chair,
        "Chair",
        "Chairs",
        title=presiding,
        parent="office",
        limits={"office": STATES},
        fields=("body", "office", "start", "end", "theme", "source", "note"),
        span=DAYS,
        alone=("body",),
        ends="end",
        hints={"note": lazy("What the next Chair should know. Every Member State can read it.")},
        note=lazy("A Chair passes on at a meeting: use the handover page for that. Here you correct what was entered."),
        leads_to=("mechanisms:chair-handover", lazy("Handover of the Chair")),
    ),
    Kind(
        "lead-country",
        LeadCountry,
        "Lead country",
        "Lead countries",
        parent="paper",
        limits={"office": STATES},
        title=lambda row: f"{row.office.name}, {row.paper}",
        codes={"paper": Document},
        fields=("paper", "office", "start", "end", "note"),
        span=DAYS,
        alone=("paper",),
        ends="end",
        note=lazy("Who leads on a paper and keeps reporting on it. It is neither the Chair nor the secretariat."),
        leads_to=("mechanisms:lead-handover", lazy("Handover of a lead")),
    ),
    Kind(
        "rest-days",
        RestDays,
        "Rest days",
        "Rest days",
        parent="office",
        fixed=("office",),
        required=("weekdays",),
        title=lambda row: row.office.name,
        fields=("office", "weekdays"),
        choices={"weekdays": WEEKDAYS},
        labels={"office": lazy("Office")},
        rules=(rules.some_days_of_work,),
        note=lazy("No deadline falls on one of these days."),
    ),
    Kind(
        "holiday",
        Holiday,
        "Holiday",
        "Holidays",
        title=lambda row: f"{row.office.name}, {row.name}, {day_words(row.day)}",
        parent="office",
        fields=("office", "day", "name"),
        labels={"office": lazy("Office")},
        rules=(rules.one_holiday_a_day,),
        note=lazy("No deadline falls on a holiday of a capital that has a seat."),
    ),
)

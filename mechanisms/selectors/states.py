"""The eleven Member States as the register shows them, on a day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kernel.access.actor import Actor
from kernel.members.models import (
    Chair,
    Establishment,
    Holiday,
    LeadCountry,
    Membership,
    Office,
    RestDays,
    RoleDeclaration,
)
from kernel.members.selectors import declared_role, members_of, observers_on
from kernel.members.states import Body, DeclarationState, EstablishmentKind, OfficeKind
from kernel.ui.dates import day_words, spell_words
from mechanisms.models import Document
from mechanisms.selectors.bodies import Beginning, beginning_of, beginnings, first_day, with_beginning
from mechanisms.selectors.names import LocalName, local_names

KIND_ORDER = [kind.value for kind in EstablishmentKind]


@dataclass(frozen=True)
class Line:
    """A Member State in the list: its names and how it sits in the three bodies."""

    office: Office
    names: list[LocalName]
    sits: str


def states(actor: Actor) -> QuerySet[Office]:
    """The Member States in ASEAN alphabetical order."""
    return Office.objects.allowing(actor, "read_register").filter(kind=OfficeKind.STATE).order_by("asean_order")


def lines_on(actor: Actor, on: date) -> list[Line]:
    """Every Member State with its seats on a day."""
    offices = list(states(actor).prefetch_related("local_names"))
    if not offices:
        return []
    seats = _seats_on(on)
    return [Line(office, local_names(office.local_names.all()), _sits(office, seats)) for office in offices]


Seats = set[tuple[str, int]]


def _seats_on(on: date) -> list[tuple[str, Seats]]:
    """The seats of a day under the words that tell of them; a body that did not exist yet had none."""
    members = {(body.value, office.pk) for body in Body for office in members_of(body, on)}
    observers, bodies = observers_on(on), beginnings()
    sure = {code for code, body in bodies.items() if body.is_sure(on)}
    unsure = {code for code, body in bodies.items() if body.may_be(on)} - sure
    return [
        (_("member of %(bodies)s"), {seat for seat in members if seat[0] in sure}),
        (_("observer in %(bodies)s"), {seat for seat in observers if seat[0] in sure}),
        (_("not known for this day: %(bodies)s"), {seat for seat in members | observers if seat[0] in unsure}),
    ]


def _sits(office: Office, seats: list[tuple[str, Seats]]) -> str:
    spoken = [words % {"bodies": bodies} for words, held in seats if (bodies := _bodies(office, held))]
    return capfirst("; ".join(spoken)) or _("No seat on this day")


def _bodies(office: Office, seats: Seats) -> str:
    names = [str(body.label) for body in Body if (body.value, office.pk) in seats]
    return joined(names)


def joined(words: list[str]) -> str:
    """“Friday and Sunday”, “ADSOM WG, ADSOM and ADMM”."""
    return _(" and ").join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else ""


@dataclass(frozen=True)
class Seat:
    """One spell in a body, its days as far as they are known, and what is to be said of the day of the page."""

    row: Membership
    days: str
    now: str


@dataclass(frozen=True)
class EstablishmentLine:
    """An establishment with its names in every script."""

    row: Establishment
    names: list[LocalName]


@dataclass(frozen=True)
class Held:
    """A Chair or a lead of this state, by inclusive days."""

    kind: str
    what: str
    code: str
    start: date
    end: date | None

    @property
    def body(self) -> str:
        """The body's own name, for a Chair."""
        return str(Body(self.what).label) if self.kind == "chair" else self.what


@dataclass(frozen=True)
class StatePage:
    """Everything the page of one state shows."""

    office: Office
    names: list[LocalName]
    seats: list[Seat]
    establishments: list[EstablishmentLine]
    declarations: list[RoleDeclaration]
    declared: RoleDeclaration | None
    draft: RoleDeclaration | None
    rest_days: RestDays | None
    holidays: list[Holiday]
    held: list[Held]

    @property
    def rest_words(self) -> str:
        """“Saturday and Sunday”."""
        return joined([str(WEEKDAYS[day - 1]) for day in sorted(self.rest_days.weekdays)] if self.rest_days else [])


def page_of(actor: Actor, office: Office, on: date) -> StatePage:
    """What this reader may read of a state on a day."""
    rows = list(_of(RoleDeclaration, actor).filter(establishment__office=office).order_by("-declared_on", "-pk"))
    told = [row for row in rows if row.state != DeclarationState.DRAFT]
    return StatePage(
        office=office,
        names=local_names(office.local_names.all()),
        seats=_seats(actor, office, on),
        establishments=_establishments(actor, office),
        declarations=told,
        declared=declared_role(told, on),
        draft=next((row for row in rows if row.state == DeclarationState.DRAFT), None),
        rest_days=_of(RestDays, actor).filter(office=office).first(),
        holidays=list(_of(Holiday, actor).filter(office=office, day__year=on.year)),
        held=_held(actor, office),
    )


def _of(model: Any, actor: Actor) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.visible_to(actor)
    return rows


def _seats(actor: Actor, office: Office, on: date) -> list[Seat]:
    rows = with_beginning(_of(Membership, actor).filter(office=office))
    order = [body.value for body in Body]
    seats = [Seat(row, _days(row, beginning_of(row)), _now(row, beginning_of(row), on)) for row in rows]
    return sorted(seats, key=lambda seat: (order.index(seat.row.body), -seat.row.start.toordinal()))


def _days(row: Membership, body: Beginning) -> str:
    """The days of a seat. One entered from a day on which the body was not yet known has no first day here."""
    if (first := first_day(row)) is not None:
        return spell_words(first, row.end)
    if row.end:
        return spell_words(None, row.end)
    return _("Since the body began, in %(year)d") % {"year": body.year} if body.year else spell_words(None, None)


def _now(row: Membership, body: Beginning, on: date) -> str:
    """Whether the seat holds on a day, or whether nobody knows."""
    if not body.may_be(on) or row.start > on or (row.end and row.end < on):
        return ""
    words = _("Holds on %(day)s") if body.is_sure(on) else _("Not known for %(day)s")
    return words % {"day": day_words(on)}


def _establishments(actor: Actor, office: Office) -> list[EstablishmentLine]:
    rows = _of(Establishment, actor).filter(office=office).select_related("parent").prefetch_related("local_names")
    ordered = sorted(rows, key=lambda row: (KIND_ORDER.index(row.kind), row.name_en))
    return [EstablishmentLine(row, local_names(row.local_names.all())) for row in ordered]


def _held(actor: Actor, office: Office) -> list[Held]:
    """Chairs and leads in one query, the newest first."""
    title = Document.objects.filter(code=OuterRef("paper")).values("title")[:1]
    columns = ("kind", "what", "code", "start", "end")
    chairs = _of(Chair, actor).filter(office=office).order_by()
    leads = _of(LeadCountry, actor).filter(office=office).order_by()
    found = (
        chairs.annotate(kind=_text("chair"), what=F("body"), code=_text(""))
        .values_list(*columns)
        .union(
            leads.annotate(
                kind=_text("lead"),
                what=Coalesce(Subquery(title), F("paper"), output_field=CharField()),
                code=F("paper"),
            ).values_list(*columns),
            all=True,
        )
    )
    return [Held(*row) for row in sorted(found, key=lambda row: row[3], reverse=True)]


def _text(word: str) -> Value:
    return Value(word, output_field=CharField())

"""The one page on which an activity is logged: five groups, sentences at the fields."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Protocol

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from activities.forms.clauses import Group, groups
from activities.forms.fields import Pairs, boxes, chosen, text, tick
from activities.forms.parties import PartyFields
from activities.forms.places import places_form
from activities.record import LONGEST, ORDERS, Party, RecordData, in_order
from activities.rules import consensus_missing, missing, not_in_force
from activities.states import (
    ConsensusKind,
    Delegation,
    Domain,
    Form,
    Level,
    Mode,
    Objective,
    Precision,
    Relevance,
    Role,
    Sector,
    Timing,
    paragraph,
)
from kernel import clock
from kernel.errors import Objection
from kernel.members.selectors import Roll
from kernel.ui.date_parts import DateParts
from kernel.ui.forms import offer, show
from kernel.ui.words import Words
from mechanisms.selectors.clauses import Offered

LEVELS = {0: "", 1: Level.NATIONAL, 2: Level.BILATERAL, 3: Level.TRILATERAL}


class Lists(Protocol):
    """The lists a form offers."""

    @property
    def states(self) -> Pairs:
        """Member States in ASEAN order."""

    @property
    def running(self) -> dict[str, str]:
        """The same as they read inside a sentence."""

    @property
    def services(self) -> dict[str, Pairs]:
        """The organisations of each state."""

    @property
    def challenges(self) -> Pairs:
        """Challenges in the order of ¶2."""

    @property
    def mechanisms(self) -> Pairs:
        """The register."""

    @property
    def clauses(self) -> Sequence[Offered]:
        """The clauses of each document."""

    @property
    def roll(self) -> Roll:
        """Who was a member of ASEAN when."""


FORMS = [(form.value, Words(str(form.label), code=paragraph(form.value))) for form in Form]
OBJECTIVES = [(aim.value, Words(str(aim.label), code=paragraph(aim.value))) for aim in Objective]
MARKS = [(mark, mark) for mark in settings.HANDLING_MARKS]


class ActivityForm(PartyFields, DateParts):
    """Gives `record()`: the content of a record as data."""

    field_order = (
        *("title", "forms", "objectives", "precision", "day", "month", "year", "last_day", "last_month", "last_year"),
        *("host", "mode", "timing", "consensus_kind", "consensus_reference", "states"),
    )

    token = forms.UUIDField(required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = text(
        lazy("Title"),
        rows=2,
        max_length=LONGEST["title"],
        help_text=lazy("As it should stand in the report. No acronym without its full name."),
    )
    forms = boxes(lazy("Form of cooperation (¶8)"), FORMS)
    objectives = boxes(lazy("Objectives (¶7)"), OBJECTIVES)
    timing = chosen(lazy("What is known of it"), Timing.choices, initial=Timing.TOOK_PLACE)
    consensus_kind = chosen(
        lazy("Consensus on an 8(d) activity"),
        ConsensusKind.choices,
        required=False,
        help_text=lazy("Needed for form 8(d), before the activity is confirmed."),
    )
    consensus_reference = text(
        lazy("Where the consensus is recorded"),
        max_length=LONGEST["consensus_reference"],
        help_text=lazy("The meeting and the paragraph of its record."),
    )
    mode = chosen(lazy("How the sides met"), Mode.choices, initial=Mode.IN_PERSON)
    level = chosen(lazy("Level"), [("", lazy("As the parties show")), *Level.choices], required=False)
    delegation = chosen(lazy("Level of the delegations"), Delegation.choices, required=False)
    challenges = boxes(lazy("Challenges (¶2)"))
    domains = boxes(lazy("Domain (¶6)"), Domain.choices)
    mechanisms = boxes(lazy("Mechanisms"))
    clauses = boxes(lazy("Clauses"))
    framework = text(
        lazy("Bilateral framework"),
        max_length=LONGEST["framework"],
        help_text=lazy("For example a General Border Committee or a patrol series."),
    )
    lead_sector = chosen(lazy("In the lead"), Sector.choices, initial=Sector.DEFENCE)
    relevance = chosen(lazy("Place in the report"), Relevance.choices, initial=Relevance.CORE)
    summary = text(
        lazy("Summary"),
        rows=4,
        max_length=LONGEST["summary"],
        help_text=lazy("One to three short sentences. Facts only: no praise, no blame."),
    )
    reportable_text = text(
        lazy("Text that may be reported, if it differs"),
        rows=3,
        max_length=LONGEST["reportable_text"],
        help_text=lazy(
            "Only when part of the record is beyond the scope (¶9). It stands in the report instead of the summary."
        ),
    )
    practice = text(
        lazy("Best-practice note"),
        rows=4,
        max_length=LONGEST["practice"],
        help_text=lazy("What worked and may help others (¶8(a)(i)). Voluntary, and not printed in the report."),
    )
    practice_shared = tick(
        lazy("Share this note with all who can read the record."),
        help_text=lazy("Without this, only your office and the secretariat read it."),
    )
    practice_reuse = tick(lazy("Other Member States may use it in their own training."))
    source = text(
        lazy("Source"),
        rows=2,
        max_length=LONGEST["source"],
        help_text=lazy("Where it was published, or your own file number."),
    )
    mark = chosen(lazy("Handling mark"), MARKS, initial=settings.DEFAULT_MARK)
    attested = tick(
        lazy("What may be reported of this record contains nothing on territory or boundary lines."),
        help_text=lazy(
            "¶9 keeps such matters out of this work. If part of the summary is on them, write a separate text for the "
            "report above: you then declare it of that text and of the rest of the record. If in doubt, write to the "
            "secretariat before you submit; it cannot read a draft."
        ),
    )

    def __init__(
        self, *args: Any, choices: Lists, base: RecordData | None = None, submitting: bool = False, **kwargs: Any
    ) -> None:
        self.base, self.submitting, self.dates_required = base or RecordData(), submitting, submitting
        super().__init__(*args, **kwargs)
        self.roll, self.running, self.offered_clauses = choices.roll, choices.running, choices.clauses
        self.ask_of_sides(choices.states, choices.services)
        self.places = places_form(self.data if self.is_bound else None, states=choices.states, places=self.base.places)
        offer(self, "challenges", choices.challenges)
        offer(self, "mechanisms", choices.mechanisms)
        offer(self, "clauses", [pair for document in choices.clauses for pair in document.clauses])

    def is_valid(self) -> bool:
        """The record and each of its places."""
        return all([super().is_valid(), self.places.is_valid()])

    def clean(self) -> dict[str, Any]:
        """The rules that look at more than one field; what is missing matters only when it is submitted."""
        cleaned = super().clean()
        self.places.is_valid()
        data = self.record()
        objections = [*consensus_missing(data, timing=data.timing), *not_in_force(data, self.offered_clauses)]
        if self.submitting:
            objections += missing(data)
            if not cleaned.get("attested"):
                objections.append(Objection(_("Tick this to submit, or save a draft."), field="attested"))
        elif not data.title:
            objections.append(Objection(_("Write a title."), field="title"))
        show(self, objections)
        return cleaned

    def record(self) -> RecordData:
        """The content typed so far; a field with an error counts as empty."""
        given = self.cleaned_data
        columns: dict[str, Any] = {name: str(given.get(name) or "").strip() for name in PLAIN}
        columns |= {name: in_order(given.get(name) or (), order) for name, order in ORDERS.items()}
        columns |= {name: tuple(given.get(name) or ()) for name in LISTED}
        columns |= {name: bool(given.get(name)) for name in TICKED}
        days = given.get("date_from"), given.get("date_to")
        first, last = days if all(days) else (None, None)
        precision = given.get("precision") or Precision.UNKNOWN
        parties = tuple(self.parties(self.base.parties))
        return RecordData(
            **columns | {"level": columns["level"] or level_of(parties, self.roll, first)},
            precision=precision if first else Precision.UNKNOWN,
            date_from=first,
            date_to=last,
            parties=parties,
            places=self.places.places(),
        )

    @property
    def clause_groups(self) -> list[Group]:
        """The clauses to offer for the date as it stands."""
        if self.is_bound:
            given = getattr(self, "cleaned_data", {})
            return groups(self.offered_clauses, self["clauses"].value(), given.get("date_from"), given.get("date_to"))
        return groups(self.offered_clauses, self.base.clauses, self.base.date_from, self.base.date_to)


LISTED = ("challenges", "mechanisms", "clauses")
TICKED = ("practice_shared", "practice_reuse")
PLAIN = (
    *("title", "summary", "reportable_text", "level", "delegation", "mode", "framework", "lead_sector", "relevance"),
    *("mark", "source", "practice", "timing", "consensus_kind", "consensus_reference"),
)


def level_of(parties: Iterable[Party], roll: Roll, day: date | None) -> str:
    """The level the states show that took part: all members of the day, or of today when the day is not known."""
    codes = {party.code for party in parties if party.code and party.role != Role.OBSERVER}
    if roll.all_among(codes, day or clock.today()):
        return Level.ASEAN_WIDE
    return LEVELS.get(len(codes), Level.SUBREGIONAL)


def chosen_level(data: RecordData, roll: Roll) -> str:
    """The level, if somebody chose it; nothing when it follows from the parties, as it then goes on doing."""
    return "" if data.level == level_of(data.parties, roll, data.date_from) else data.level


def initial_of(data: RecordData, choices: Lists) -> dict[str, Any]:
    """A record as the form shows it; its places stand in rows of their own."""
    several_days = data.precision == Precision.DAY and data.date_from != data.date_to
    precision = Precision.RANGE if several_days else data.precision
    shown = {name: getattr(data, name) for name in (*PLAIN, *ORDERS, *LISTED, *TICKED)}
    return (
        shown
        | DateParts.initial_from(data.date_from, data.date_to, precision)
        | PartyFields.initial_of_parties(data.parties, choices.services)
        | {
            "mark": data.mark or settings.DEFAULT_MARK,
            "level": chosen_level(data, choices.roll),
        }
    )

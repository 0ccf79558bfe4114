"""The one page on which an activity is logged: five groups, sentences at the fields."""

from collections.abc import Iterable
from typing import Any, Protocol

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from activities.record import HOSTS, Party, RecordData, in_order, places_named
from activities.rules import consensus_missing, missing
from activities.states import (
    ConsensusKind,
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
from kernel.errors import Objection
from kernel.members.selectors import Roll
from kernel.ui.date_parts import DateParts
from kernel.ui.posted import plain_text
from kernel.ui.words import Words

JOINT = "joint"
KEPT_ROLES = (Role.COHOST, Role.OBSERVER)
LEVELS = {1: Level.NATIONAL, 2: Level.BILATERAL, 3: Level.TRILATERAL}
ASEAN_WIDE = 10
LONGEST_NAME = 200
Pairs = list[tuple[str, str]]


class Offered(Protocol):
    """The lists a form offers."""

    @property
    def states(self) -> Pairs:
        """Member States in ASEAN order."""

    @property
    def challenges(self) -> Pairs:
        """Challenges in the order of ¶2."""

    @property
    def mechanisms(self) -> Pairs:
        """The register."""

    @property
    def roll(self) -> Roll:
        """Who was a member of ASEAN when."""


def boxes(label: Any, choices: Iterable[tuple[str, Any]] = (), **rules: Any) -> forms.MultipleChoiceField:
    """A list of boxes of which any number may be ticked."""
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        choices=list(choices),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": lazy("“%(value)s” is not in the list.")},
        **rules,
    )


def chosen(label: Any, choices: Iterable[tuple[str, Any]], **rules: Any) -> forms.ChoiceField:
    """One of a list."""
    return forms.ChoiceField(
        label=label,
        choices=list(choices),
        error_messages={"invalid_choice": lazy("“%(value)s” is not in the list.")},
        **rules,
    )


def text(label: Any, rows: int = 0, **rules: Any) -> forms.CharField:
    """A line or a paragraph."""
    widget = forms.Textarea({"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, required=False, widget=widget, validators=[plain_text], **rules)


def offer(form: forms.Form, name: str, choices: Iterable[tuple[str, Any]]) -> None:
    """Give a field its list."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)


def offered(form: forms.Form, name: str) -> Pairs:
    """The list of a field."""
    field = form.fields[name]
    choices: Any = field.choices if isinstance(field, forms.ChoiceField) else ()
    return list(choices)


def tick(label: Any, **rules: Any) -> forms.BooleanField:
    """One box."""
    return forms.BooleanField(label=label, required=False, **rules)


FORMS = [(form.value, Words(str(form.label), code=paragraph(form.value))) for form in Form]
OBJECTIVES = [(aim.value, Words(str(aim.label), code=paragraph(aim.value))) for aim in Objective]
MARKS = [(mark, mark) for mark in settings.HANDLING_MARKS]


class ActivityForm(DateParts):
    """Gives `record()`: the content of a record as data."""

    token = forms.UUIDField(required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = text(
        lazy("Title"),
        rows=2,
        max_length=300,
        help_text=lazy("As it should stand in the report. No acronym without its full name."),
    )
    forms = boxes(lazy("Form of cooperation (¶8)"), FORMS)
    objectives = boxes(lazy("Objectives (¶7)"), OBJECTIVES)
    timing = chosen(lazy("What is known of it"), Timing.choices, initial=Timing.TOOK_PLACE)
    consensus_kind = chosen(
        lazy("Consensus on an 8(d) activity"),
        ConsensusKind.choices,
        required=False,
        help_text=lazy("Only form 8(d) needs it, and only to be confirmed."),
    )
    consensus_reference = text(
        lazy("Where the consensus is recorded"),
        max_length=300,
        help_text=lazy("The meeting and the paragraph of its record."),
    )
    place = text(lazy("Place"), max_length=200, help_text=lazy("Town or venue. Leave empty if not known."))
    host = chosen(lazy("Host"), [], required=False, help_text=lazy("The Member State that received the others."))
    mode = chosen(lazy("How the sides met"), Mode.choices, initial=Mode.IN_PERSON)
    states = boxes(
        lazy("Member States"),
        help_text=lazy(
            "Each state you tick is asked to confirm. It is printed only after that, or on a public source."
        ),
    )
    others = text(
        lazy("Others who took part"), rows=2, help_text=lazy("One name on each line: agencies, partners, mechanisms.")
    )
    level = chosen(lazy("Level"), [("", lazy("As the parties show")), *Level.choices], required=False)
    challenges = boxes(lazy("Challenges (¶2)"))
    domains = boxes(lazy("Domain (¶6)"), Domain.choices)
    mechanisms = boxes(lazy("Mechanisms"))
    framework = text(
        lazy("Bilateral framework"),
        max_length=200,
        help_text=lazy("For example a General Border Committee or a patrol series."),
    )
    lead_sector = chosen(lazy("In the lead"), Sector.choices, initial=Sector.DEFENCE)
    relevance = chosen(lazy("Place in the report"), Relevance.choices, initial=Relevance.CORE)
    summary = text(
        lazy("Summary"),
        rows=4,
        max_length=600,
        help_text=lazy("One to three short sentences. Facts only: no praise, no blame."),
    )
    reportable_text = text(
        lazy("Text that may be reported, if it differs"),
        rows=3,
        max_length=600,
        help_text=lazy(
            "Only when part of the record is beyond the scope (¶9). It stands in the report instead of the summary."
        ),
    )
    source = text(lazy("Source"), rows=2, help_text=lazy("Where it was published, or your own file number."))
    mark = chosen(lazy("Handling mark"), MARKS, initial=settings.DEFAULT_MARK)
    attested = tick(
        lazy("This record contains nothing on territory or boundary lines."),
        help_text=lazy(
            "¶9 keeps such matters out of this work. If part of it does, leave this empty and say so in the summary. "
            "The secretariat will help with a text that can be reported."
        ),
    )

    def __init__(
        self, *args: Any, choices: Offered, base: RecordData | None = None, submitting: bool = False, **kwargs: Any
    ) -> None:
        self.base, self.submitting, self.dates_required = base or RecordData(), submitting, submitting
        super().__init__(*args, **kwargs)
        self.roll = choices.roll
        offer(self, "states", choices.states)
        hosts = [
            ("", _("No host, or not known")),
            *((code, str(name)) for code, name in choices.states),
            (JOINT, _("The parties together")),
        ]
        offer(self, "host", hosts)
        offer(self, "challenges", choices.challenges)
        offer(self, "mechanisms", choices.mechanisms)

    def clean(self) -> dict[str, Any]:
        """The rules that look at more than one field; what is missing matters only when it is submitted."""
        cleaned = super().clean()
        data = self.record()
        objections = consensus_missing(data, timing=data.timing)
        if self.submitting:
            objections += missing(data)
            if not cleaned.get("attested"):
                objections.append(Objection(_("Tick this to submit, or save a draft."), field="attested"))
        elif not data.title:
            objections.append(Objection(_("Write a title."), field="title"))
        self.show([*objections, *self._long_names()])
        return cleaned

    def _long_names(self) -> Iterable[Objection]:
        """A sentence for each line that is too long for a name; nothing is cut off."""
        for name in _lines(self.cleaned_data.get("others")):
            if len(name) > LONGEST_NAME:
                sentence = _("Write at most %(most)d characters on a line. “%(start)s…” has %(number)d.")
                words = {"most": LONGEST_NAME, "start": name[:30], "number": len(name)}
                yield Objection(sentence % words, field="others")

    def show(self, objections: Iterable[Objection]) -> None:
        """Put each objection at its field."""
        for objection in objections:
            field = objection.field if objection.field in self.fields else None
            if field is None or field not in self.errors:
                self.add_error(field, objection.sentence)

    def record(self) -> RecordData:
        """The content typed so far; a field with an error counts as empty."""
        given = self.cleaned_data
        columns = {name: given.get(name) or "" for name in PLAIN}
        first, last = given.get("date_from"), given.get("date_to")
        precision = given.get("precision") or Precision.UNKNOWN
        parties = tuple(self._parties())
        return RecordData(
            **{name: str(value).strip() for name, value in columns.items()}
            | {"level": columns["level"] or level_of(parties)},
            forms=in_order(given.get("forms") or (), Form.values),
            objectives=in_order(given.get("objectives") or (), Objective.values),
            domains=in_order(given.get("domains") or (), Domain.values),
            challenges=tuple(given.get("challenges") or ()),
            mechanisms=tuple(given.get("mechanisms") or ()),
            precision=precision if first and last else Precision.UNKNOWN,
            date_from=first if last else None,
            date_to=last if first else None,
            parties=parties,
            places=places_named(given.get("place") or ""),
        )

    def _parties(self) -> Iterable[Party]:
        host, ticked = self.cleaned_data.get("host") or "", set(self.cleaned_data.get("states") or ())
        before = {party.code: party.role for party in self.base.parties if party.code}
        ticked |= {host} - {"", JOINT}
        for code, _name in offered(self, "states"):
            if code in ticked:
                yield Party(code=code, role=_role(code, host, before.get(code, "")))
        roles = {party.organisation: party.role for party in self.base.parties}
        for name in dict.fromkeys(_lines(self.cleaned_data.get("others"))):
            yield Party(organisation=name, role=roles.get(name, Role.PARTNER))


PLAIN = (
    *("title", "summary", "reportable_text", "level", "mode", "framework", "lead_sector", "relevance", "mark"),
    *("source", "timing", "consensus_kind", "consensus_reference"),
)


def _lines(text: str | None) -> list[str]:
    """The lines that say something."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


def _role(code: str, host: str, before: str) -> str:
    if host == code:
        return Role.HOST
    if host == JOINT:
        return Role.COHOST
    return before if before in KEPT_ROLES and not (before == Role.COHOST and host) else Role.PARTICIPANT


def level_of(parties: Iterable[Party]) -> str:
    """The level the number of states shows."""
    number = sum(1 for party in parties if party.code and party.role != Role.OBSERVER)
    if number == 0:
        return ""
    return LEVELS.get(number, Level.ASEAN_WIDE if number >= ASEAN_WIDE else Level.SUBREGIONAL)


def initial_of(data: RecordData) -> dict[str, Any]:
    """A record as the form shows it."""
    several_days = data.precision == Precision.DAY and data.date_from != data.date_to
    precision = Precision.RANGE if several_days else data.precision
    hosts = data.codes_with(*HOSTS)
    shown = {
        name: getattr(data, name) for name in (*PLAIN, "forms", "objectives", "domains", "challenges", "mechanisms")
    }
    return (
        shown
        | DateParts.initial_from(data.date_from, data.date_to, precision)
        | {
            "states": [party.code for party in data.parties if party.code],
            "host": hosts[0] if len(hosts) == 1 else JOINT if hosts else "",
            "place": data.place,
            "others": "\n".join(data.organisations()),
            "mark": data.mark or settings.DEFAULT_MARK,
        }
    )

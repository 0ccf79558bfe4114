"""The content of a record as a program writes and reads it: the same fields and rules as on the form."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework import serializers

from activities.api.days import about_dates, widened
from activities.forms.activity import chosen_level, level_of
from activities.record import LONGEST, ORDERS, Party, Place, RecordData, in_order
from activities.rules import consensus_missing
from activities.states import (
    OUTSIDE,
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
)
from kernel.api.strict import Codes, Day, One, Several, Strict, Text, Tick
from kernel.errors import Objected, Objection
from kernel.members.selectors import Roll

MOST_PARTIES, MOST_PLACES, MOST_SERVICES = 60, 20, 20
TAKES_PART = [role for role in Role if role != Role.DROPPED]
WAYS = {
    "code": (Role.PARTICIPANT, (Role.HOST, Role.COHOST, Role.PARTICIPANT, Role.OBSERVER)),
    "organisation": (Role.PARTNER, (Role.PARTNER, Role.OBSERVER, Role.RESOURCE)),
}  # how a Member State, and how an organisation, takes part: the usual way, and all of them
CODE = {"max_length": 3}


class PlaceSerializer(Strict):
    """A place by its owner’s name for it, where it lies (a state’s code, or XX), another side’s name for it."""

    name = Text(required=True, max_length=LONGEST["name"])
    where = Text(**CODE)
    other_name = Text(max_length=LONGEST["name"])
    other_side = Text(**CODE)


class PartySerializer(Strict):
    """A Member State by its code with the organisations that acted for it, or an organisation by its own name."""

    code = Text(**CODE)
    organisation = Text(max_length=LONGEST["name"])
    role = One(TAKES_PART, help_text="Left out: `participant` of a Member State, `partner` of an organisation.")
    services = Several(Text(required=True, max_length=LONGEST["name"]), most=MOST_SERVICES)
    represented_by = Text(max_length=LONGEST["name"])

    def validate(self, given: dict[str, Any]) -> dict[str, Any]:
        """One side is one of the two."""
        if bool(given.get("code")) == bool(given.get("organisation")):
            raise serializers.ValidationError(_("Name a Member State by its code, or an organisation: one of the two."))
        usual, roles = WAYS["code" if given.get("code") else "organisation"]
        given["role"] = given.get("role") or usual
        if given["role"] not in roles:
            words = _("Write one of these: %(roles)s.") % {"roles": ", ".join(roles)}
            raise serializers.ValidationError({"role": [words]})
        return given


class RecordSerializer(Strict):
    """What an owner writes about one activity. Whatever is left out is empty, or not known."""

    title = Text(required=True, max_length=LONGEST["title"])
    summary = Text(max_length=LONGEST["summary"])
    reportable_text = Text(
        max_length=LONGEST["reportable_text"], help_text="Stands in the report in place of the summary (¶9)."
    )
    forms = Codes(Form.choices, help_text="Forms of cooperation, ¶8.")
    objectives = Codes(Objective.choices, help_text="Objectives, ¶7.")
    domains = Codes(Domain.choices, help_text="¶6.")
    challenges = Several(Text(required=True, max_length=40), help_text="Codes of challenges of the register, ¶2.")
    mechanisms = Several(Text(required=True, max_length=24), help_text="Codes of mechanisms of the register.")
    clauses = Several(Text(required=True, max_length=110), help_text="Document and clause: “APSC2025-B37#B.3.7(i)”.")
    level = One(Level.choices, allow_blank=True, help_text="Empty: as the parties show.")
    delegation = One(Delegation.choices, allow_blank=True)
    mode = One(Mode.choices, default=Mode.UNKNOWN)
    framework = Text(max_length=LONGEST["framework"])
    precision = One(Precision.choices, default=Precision.UNKNOWN, help_text="How exactly the date is known.")
    date_from = Day(help_text="Of a month or year any day in it.")
    date_to = Day(help_text="Needed for a range only.")
    places = Several(PlaceSerializer(), most=MOST_PLACES)
    lead_sector = One(Sector.choices, default=Sector.DEFENCE)
    relevance = One(Relevance.choices, default=Relevance.CORE)
    mark = One([(mark, mark) for mark in settings.HANDLING_MARKS], default=settings.DEFAULT_MARK)
    source = Text(max_length=LONGEST["source"])  # type: ignore[assignment]
    timing = One(Timing.choices, default=Timing.TOOK_PLACE, help_text="What is known of the activity.")
    consensus_kind = One(ConsensusKind.choices, allow_blank=True, help_text="Form 8(d) needs it to be confirmed.")
    consensus_reference = Text(max_length=LONGEST["consensus_reference"])
    practice = Text(max_length=LONGEST["practice"], help_text="Best-practice note, ¶8(a)(i).")
    practice_shared = Tick()
    practice_reuse = Tick()
    parties = Several(PartySerializer(), most=MOST_PARTIES)


def written(given: Mapping[str, Any], base: RecordData, roll: Roll) -> RecordData:
    """The content after these fields were written into it; `Objected` with every sentence when a rule is broken."""
    data = replace(base, **{name: _as_data(name, value) for name, value in given.items()})
    objections = [*about_dates(data), *_about_parties(data), *consensus_missing(data, timing=data.timing)]
    if objections:
        raise Objected(objections)
    first, last = widened(data)
    level = given.get("level", chosen_level(base, roll)) or level_of(data.parties, roll, first)
    return replace(data, date_from=first, date_to=last, level=level)


def _as_data(name: str, value: Any) -> Any:
    if name == "parties":
        return tuple(Party(**{**party, "services": tuple(party.get("services", ()))}) for party in value)
    if name == "places":
        return tuple(Place(**place) for place in value)
    if name in ORDERS:
        return in_order(value, ORDERS[name])
    return tuple(dict.fromkeys(value)) if isinstance(value, list) else value


def _about_parties(data: RecordData) -> Iterable[Objection]:
    """Nobody is named twice, and a place has another name for somebody."""
    names = [party.name for party in data.parties]
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        yield Objection(_("“%(name)s” is named twice.") % {"name": name}, field="parties")
    if any(bool(place.other_name) != bool(place.other_side) for place in data.places):
        yield Objection(_("Another name of a place needs the state whose name it is."), field="places")


def about_codes(data: RecordData, known: Mapping[str, frozenset[str]]) -> Iterable[Objection]:
    """A sentence for each code that this person does not find in the register."""
    sides = {place.where for place in data.places} | {place.other_side for place in data.places}
    named = {
        "parties": [party.code for party in data.parties],
        "places": sorted(sides - {OUTSIDE}),
        "challenges": data.challenges,
        "mechanisms": data.mechanisms,
        "clauses": data.clauses,
    }
    for field, codes in named.items():
        for code in codes:
            if code and code not in known[field]:
                yield Objection(_("“%(code)s” is not in the list.") % {"code": code}, field=field)

"""The content of a record as pure data: what a form gives, a revision freezes and a sentence reads."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, Self

from activities.states import Domain, Form, Objective, Precision, Relevance, Role, Sector, Timing, principal

HOSTS = (Role.HOST, Role.COHOST)
OTHERS = (Role.PARTNER, Role.PARTICIPANT, *HOSTS)  # an organisation, neither observer nor resource person
BETWEEN_PLACES = " / "
LONGEST = {
    "title": 300,
    "name": 200,
    "summary": 600,
    "reportable_text": 600,
    "framework": 200,
    "source": 2000,
    "consensus_reference": 300,
    "practice": 2000,
    "comment": 4000,
    "reason": 1000,
    "basis": 600,
    "evidence": 600,
    "version_source": 600,
}  # signs of each text on a record and beside it, wherever it comes in: form, import, API
ORDERS = {"forms": Form.values, "objectives": Objective.values, "domains": Domain.values}


@dataclass(frozen=True)
class Place:
    """One place under the name its owner gives it, where it lies, and another side's own name for it."""

    name: str
    where: str = ""
    other_name: str = ""
    other_side: str = ""


@dataclass(frozen=True)
class Party:
    """One side: a Member State by its office code with the organisations that acted for it, or an organisation."""

    code: str = ""
    organisation: str = ""
    role: str = Role.PARTICIPANT
    services: tuple[str, ...] = ()
    represented_by: str = ""

    @property
    def name(self) -> str:
        """What the party is called by: its code, or an organisation's own name."""
        return self.code or self.organisation


@dataclass(frozen=True, kw_only=True)
class RecordData:
    """Everything an owner writes about one activity, without the row's own life."""

    title: str = ""
    summary: str = ""
    reportable_text: str = ""
    forms: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    challenges: tuple[str, ...] = ()
    mechanisms: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    level: str = ""
    delegation: str = ""
    mode: str = "unknown"
    framework: str = ""
    precision: str = Precision.UNKNOWN
    date_from: date | None = None
    date_to: date | None = None
    places: tuple[Place, ...] = ()
    lead_sector: str = Sector.DEFENCE
    relevance: str = Relevance.CORE
    mark: str = ""
    source: str = ""
    timing: str = Timing.TOOK_PLACE
    consensus_kind: str = ""
    consensus_reference: str = ""
    practice: str = ""
    practice_shared: bool = False
    practice_reuse: bool = False
    parties: tuple[Party, ...] = ()

    @property
    def place(self) -> str:
        """The names of its places as one text."""
        return BETWEEN_PLACES.join(place.name for place in self.places)

    @property
    def principal_form(self) -> str:
        """The first form in the order of ¶8, or nothing."""
        return principal(self.forms)

    @property
    def hosts(self) -> tuple[str, ...]:
        """The codes of the states that hosted."""
        return self.codes_with(*HOSTS)

    def codes_with(self, *roles: str) -> tuple[str, ...]:
        """The state codes of the parties with these roles."""
        return tuple(party.code for party in self.parties if party.code and party.role in roles)

    def organisations(self, *roles: str) -> tuple[str, ...]:
        """The names of the parties that are no Member State: with these roles, or all."""
        named = (party for party in self.parties if party.organisation)
        return tuple(party.organisation for party in named if not roles or party.role in roles)

    def to_json(self) -> dict[str, Any]:
        """A plain form for a revision; the same data always gives the same form."""
        plain = asdict(self)
        for name in ("date_from", "date_to"):
            plain[name] = plain[name].isoformat() if plain[name] else None
        return {name: list(value) if isinstance(value, tuple) else value for name, value in plain.items()}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """The record a revision froze."""
        values: dict[str, Any] = {field.name: stored[field.name] for field in fields(cls) if field.name in stored}
        for name in ("date_from", "date_to"):
            values[name] = date.fromisoformat(values[name]) if values.get(name) else None
        values["parties"] = tuple(party_from(party) for party in values.get("parties", ()))
        values["places"] = places_from(stored)
        plain: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in values.items()}
        return cls(**plain)


def party_from(stored: Mapping[str, Any]) -> Party:
    """A party as a revision froze it."""
    return Party(**{**stored, "services": tuple(stored.get("services", ()))})


def places_from(stored: Mapping[str, Any]) -> tuple[Place, ...]:
    """The places a revision froze; the first revisions kept them as one text."""
    if "places" in stored:
        return tuple(Place(**place) for place in stored["places"])
    return places_named(stored.get("place", ""))


def places_named(text: str, where: str = "") -> tuple[Place, ...]:
    """Places given as one text; where they lie is known of one alone."""
    names = [name.strip() for name in text.split(BETWEEN_PLACES.strip()) if name.strip()]
    return tuple(Place(name, where if len(names) == 1 else "") for name in names)


def in_order(codes: Iterable[str], order: Iterable[str]) -> tuple[str, ...]:
    """The codes once each, in the order of the paper."""
    chosen = set(codes)
    return tuple(code for code in order if code in chosen)

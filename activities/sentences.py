"""What the report says of one activity, by form (¶8): the only place where a record becomes running text.

Pure: data in, words out. The preview of the form and the drafting of a report both call `report_text`.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from activities.dates import date_phrase, month_phrase
from activities.moods import HELD, Lead, mood_of, without_consensus
from activities.places import listed, place_phrase, places_listed
from activities.record import OTHERS, RecordData
from activities.states import ConsensusKind, Form, Level, Mode, Precision, Role, Sector, Timing
from kernel.members.selectors import NO_ROLL, Roll
from kernel.removed import was_removed

REMOVABLE = ("summary", "reportable_text", "consensus_reference")
GAP = "\u2045{}\u2046"  # an open part of a preview; never in a stored text
NUMBERS = {9: "nine", 10: "ten", 11: "eleven", 12: "twelve"}
MEETS = re.compile(r"\b(launch|meeting|working group|committee|anniversary|conference)\b", re.IGNORECASE)
LOWERED = re.compile(
    r"^(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|annual|national|trilateral|launch)\b",
    re.IGNORECASE,
)
NO_ARTICLE = re.compile(r"^(the|a|an|their)\b|^(operation|corpat|coordinated patrol series)\b", re.IGNORECASE)
ARTICLE = re.compile(r"^(the|an?) (?!Hague\b)", re.IGNORECASE)  # of “A seminar”, not of “The Hague”
NUMBERED = re.compile(r"^(\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth)\s+", re.IGNORECASE)
MINISTERS = re.compile(r"\bministers\b|\bADMM\b", re.IGNORECASE)
SHIPS = re.compile(r"\b(warship|ship|vessel)(s?)\b", re.IGNORECASE)
PUT_OFF: dict[str, str] = {
    Timing.POSTPONED: "has been postponed; a new date is awaited",
    Timing.CANCELLED: "will not be held",
}
ORGANISATIONS = (
    (OTHERS, "as an external partner", "as external partners"),
    ((Role.OBSERVER,), "as an observer", "as observers"),
    ((Role.RESOURCE,), "as a resource person", "as resource persons"),
)
RECEIVING = {"host": "host", "visit": "receive"}  # what the host of such a lead was to do


@dataclass(frozen=True)
class Words:
    """The names a sentence needs, by code, states in ASEAN order."""

    states: Mapping[str, str]
    mechanisms: Mapping[str, str]
    roll: Roll = NO_ROLL


def all_of(codes: Collection[str], level: str, day: date | None, roll: Roll) -> str:
    """“all ten AMS”, where an ASEAN-wide activity names every member of its day; else nothing."""
    if day is None or level != Level.ASEAN_WIDE or not roll.all_among(codes, day):
        return ""
    number = len(roll.on(day))
    return f"all {NUMBERS.get(number, number)} AMS"


def beside_members(codes: Iterable[str], day: date | None, roll: Roll) -> list[str]:
    """Those of the codes that were no member on the day."""
    members = roll.on(day) if day else frozenset()
    return [code for code in codes if code not in members]


def report_text(data: RecordData, words: Words, *, printed: Collection[str] | None = None, gaps: bool = False) -> str:
    """The paragraph on one activity. `printed` are the codes that may be named; None means all."""
    sentences = _Sentences(data, words, printed, gaps=gaps)
    if data.timing in PUT_OFF:
        return sentences.put_off()
    return sentences.upcoming() if data.timing != Timing.TOOK_PLACE else sentences.held()


def table_parties(data: RecordData, words: Words, *, printed: Collection[str] | None = None) -> str:
    """The participants as an annex row prints them, in ASEAN order."""
    sides = _Sentences(data, words, printed, gaps=False)
    if sides.withheld and not sides.codes:
        return ""
    named = [words.states[code].removeprefix("the ") for code in sides.codes]
    observers = [f"{words.states[code].removeprefix('the ')} (observer)" for code in sides.observers]
    if everyone := all_of(sides.codes, data.level, data.date_from, words.roll):
        named = [
            opened(everyone),
            *(words.states[code] for code in beside_members(sides.codes, data.date_from, words.roll)),
        ]
    return "; ".join(part for part in (", ".join(named), ", ".join(observers)) if part)


def without_removed(data: RecordData) -> RecordData:
    """The record without what was removed from it: a report says nothing of that (docs/adr/0016)."""
    gone: dict[str, Any] = {name: "" for name in REMOVABLE if was_removed(getattr(data, name))}
    return replace(data, places=tuple(place for place in data.places if not was_removed(place.name)), **gone)


def leading(mechanisms: Sequence[str], names: Mapping[str, str], title: str) -> str:
    """The mechanism an activity stands under: the one its title names, else a frame of neighbours, else the first."""
    said = [code for code in mechanisms if re.search(rf"\b{code}\b", title) or names.get(code, title + "?") in title]
    frames = [code for code in mechanisms if "_" in code]
    return next(iter([*said, *frames, *mechanisms]), "")


def opened(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


class _Sentences:
    """The sides, place and date of one record, and the sentences made of them."""

    def __init__(self, data: RecordData, words: Words, printed: Collection[str] | None, *, gaps: bool) -> None:
        self.data, self.words, self.gaps = without_removed(data), words, gaps
        self.codes = self._codes(printed, Role.HOST, Role.COHOST, Role.PARTICIPANT)
        self.hosts = self._codes(printed, Role.HOST, Role.COHOST)
        self.observers = self._codes(printed, Role.OBSERVER)
        named = data.codes_with(Role.HOST, Role.COHOST, Role.PARTICIPANT)
        self.withheld = len(named) > len(self.codes)
        self.mood = mood_of(self.data)

    def held(self) -> str:
        """What took place: the lead sentence by form, who took part, the result, what must be added."""
        return self._together(
            *self._represented(), *self._organisations(), self._result(), self._consensus(), self._for_information()
        )

    def upcoming(self) -> str:
        """What is proposed, planned or confirmed: the lead sentence by form, and who is to take part."""
        return self._together(*self._organisations())

    def put_off(self) -> str:
        """What was postponed or cancelled, with its host or its sides; never a reason."""
        return f"{opened(self._title())}{self._as_planned()} {PUT_OFF[self.data.timing]}."

    def _together(self, *others: str) -> str:
        lead = self._by_form()
        first = self._sentence(lead)
        if self.data.principal_form == Form.MECHANISM:
            first = self._with_mechanism(first)
        return " ".join(part for part in (first, self._took_part(lead), *others) if part)

    def _sentence(self, lead: Lead) -> str:
        date, to_come = self._date(), self.mood is not HELD
        what = lead.what if date else lead.what.rstrip(",")
        standing = ", subject to consensus" if to_come and without_consensus(self.data) else ""
        awaited = "; its date is awaited" if to_come and not date else ""
        return f"{opened(self.mood.start(lead))}{what}{date}{lead.after}{standing}{awaited}."

    def _as_planned(self) -> str:
        """“that Viet Nam was to host in June 2026”, or “planned by Lao PDR and Viet Nam for June 2026”."""
        month, verb = month_phrase(self.data.date_from, self.data.precision), RECEIVING.get(self._by_form().verb)
        if verb:
            were = "were" if len(self.hosts) > 1 else "was"
            return f" that {self._states(self.hosts)} {were} to {verb}{f' in {month}' if month else ''}"
        known = (f" by {self._states(self.codes)}" if self.codes else "") + (f" for {month}" if month else "")
        return f" planned{known}" if known else ""

    def _by_form(self) -> Lead:
        form, title = self.data.principal_form, self.data.title.casefold()
        if form == Form.VISIT:
            return self._visit()
        if self.mood is not HELD and not self.codes and not self.gaps:
            return Lead(self._title(), "be held", self._place(), many=False)
        if form == Form.INTEROPERABILITY and re.search("patrol|corpat|patkor", title) and not MEETS.search(title):
            return self._units("carry out")
        if form == Form.INTEROPERABILITY and "exercise" in title and not self._one_host():
            return self._units("hold")
        return self._hosted()

    def _one_host(self) -> str:
        """The one host that received the others; sides that hosted together have none."""
        return self.hosts[0] if len(self.hosts) == 1 else ""

    def _hosted(self) -> Lead:
        what = f" {self._title()}"
        if (self.hosts and set(self.hosts) != set(self.codes)) or (len(self.codes) == 1 and self.hosts):
            at_home = self._states(self.hosts).removeprefix("the ") == self.data.place.strip()  # Singapore in Singapore
            place = "" if at_home and self.data.mode != Mode.VIRTUAL else self._place()
            return Lead(self._states(self.hosts), "host", what + place, many=len(self.hosts) > 1)
        if self.data.mode == Mode.VIRTUAL and self.codes:
            return Lead(f"{self._posts().lower()} of {self._states(self.codes)}", "meet", self._place())
        return Lead(self._sides(), "hold", what + self._place(), many=len(self.codes) != 1)

    def _posts(self) -> str:
        return "Ministers" if MINISTERS.search(self.data.title) else "Representatives"

    def _units(self, verb: str) -> Lead:
        title, mode = self.data.title.casefold(), self.data.mode
        navies, air = "naval" in title or "navy" in title, mode == Mode.AIRBORNE
        who = "the navies" if navies else "the air forces" if air else "units"
        what = self._own_title()
        if navies:
            what = re.sub(r"\b(naval|navy) ", "", what)
        return Lead(f"{who} of {self._sides()}", verb, f" {what}{'' if navies else self._place()}")

    def _own_title(self) -> str:
        """“Their 72nd joint patrol”, “a joint air patrol”: the sides are named before it, so not again in it."""
        title = self.data.title.strip().rstrip(".")
        number = NUMBERED.match(title)
        rest = title[number.end() :] if number else title
        names = [re.escape(self.words.states[code].removeprefix("the ")) for code in self.codes]
        pair = re.match(rf"({'|'.join(names)})[–-]({'|'.join(names)})\s+", rest) if names else None
        rest = rest[pair.end() :] if pair else rest
        if number and re.match("(joint|coordinated|naval|navy)", rest, re.IGNORECASE):
            count = number.group(1)
            return f"their {count if count[0].isdigit() else count.lower()} {rest}"
        return f"{'an' if rest[0] in 'aeiou' else 'a'} {rest}" if pair and rest else self._title()

    def _visit(self) -> Lead:
        host, guests = self._one_host(), [code for code in self.codes if code not in self.hosts]
        if not host or not guests:
            return Lead(self._title(), "take place", self._place(), many=False)
        ships = SHIPS.search(self.data.title)
        many = len(guests) > 1 or bool(ships and ships.group(2))
        where = places_listed(self.data.place)
        received = f" and {self.mood.received[many]} by {self._states([host])}" if where else ""
        return Lead(self._visitors(guests, many=many), "visit", f" {where or self._states([host])}", many, received)

    def _visitors(self, guests: list[str], *, many: bool) -> str:
        """A delegation of each state, or the ship or ships that the title names."""
        states, title = self._states(guests), self.data.title.casefold()
        if not SHIPS.search(title):
            return f"{'delegations' if many else 'a delegation'} of {states}"
        navy = "the navies of " if len(guests) > 1 else "the navy of "
        of = navy if "naval" in title or "navy" in title or "warship" in title else ""
        return f"{'ships' if many else 'a ship'} of {of}{states}"

    def _with_mechanism(self, lead: str) -> str:
        code = leading(self.data.mechanisms, self.words.mechanisms, self.data.title)
        name, title = self.words.mechanisms.get(code, ""), self.data.title
        if not name or name.casefold() in title.casefold():
            return lead
        return f"{name} ({code}): {lead}" if re.search(rf"\b{code}\b", title) else f"{name}: {lead}"

    def _took_part(self, lead: Lead) -> str:
        if self.withheld and len(self.codes) <= len(self.hosts):
            return "Participants will be printed once they have confirmed."
        observers = f" with {self._states(self.observers)} as {'observer' if len(self.observers) == 1 else 'observers'}"
        if lead.verb == "host" and len(self.codes) > 1:
            data = self.data
            everyone = all_of(self.codes, data.level, data.date_from, self.words.roll)
            others = [self.words.states[code] for code in beside_members(self.codes, data.date_from, self.words.roll)]
            who = listed([everyone, *others]) if everyone else self._states(self.codes)
            took_part = self.mood.does("take part", many=True)
            return f"{self._posts()} of {who} {took_part}{',' + observers if self.observers else ''}."
        return f"It {self.mood.does('be held', many=False)}{observers}." if self.observers else ""

    def _represented(self) -> list[str]:
        """A state whose seat somebody else took."""
        named = {party.code: party.represented_by for party in self.data.parties if party.represented_by}
        seats = [code for code in (*self.codes, *self.observers) if code in named and not was_removed(named[code])]
        return [f"{opened(self.words.states[code])} was represented by {named[code].rstrip('.')}." for code in seats]

    def _organisations(self) -> Iterator[str]:
        """Who took part beside the Member States, a sentence for each way."""
        for roles, one, several in ORGANISATIONS:
            if names := self.data.organisations(*roles):
                many = len(names) > 1
                yield f"{opened(listed(names))} {self.mood.does('take part', many=many)} {several if many else one}."

    def _result(self) -> str:
        return closed(self.data.reportable_text or self.data.summary)

    def _consensus(self) -> str:
        if Form.OTHER not in self.data.forms:
            return ""
        if self.data.consensus_reference:
            return f"The consensus on this activity is recorded in {self.data.consensus_reference.rstrip('.')}."
        before = self.data.consensus_kind == ConsensusKind.BEFORE
        return "The consensus on this activity was reached before the portal came into use." if before else ""

    def _for_information(self) -> str:
        if self.data.lead_sector == Sector.DEFENCE:
            return ""
        return "It is included for information, as no defence establishment was in the lead."

    def _title(self) -> str:
        title = self.data.title.strip().rstrip(".")
        if not title and self.gaps:
            return GAP.format("title")
        return _titled(title)

    def _sides(self) -> str:
        if not self.codes:
            return GAP.format("parties") if self.gaps else "the parties"
        return self._states(self.codes)

    def _place(self) -> str:
        return place_phrase(self.data.place, self.data.mode, self.data.title)

    def _date(self) -> str:
        phrase = date_phrase(self.data.date_from, self.data.date_to, self.data.precision)
        if not phrase and self.gaps and self.data.precision != Precision.UNKNOWN:
            phrase = f"on {GAP.format('date')}"
        return f" {phrase}" if phrase else ""

    def _states(self, codes: Iterable[str]) -> str:
        return listed(self.words.states[code] for code in codes)

    def _codes(self, printed: Collection[str] | None, *roles: str) -> list[str]:
        chosen = set(self.data.codes_with(*roles))
        return [code for code in self.words.states if code in chosen and (printed is None or code in printed)]


def _titled(title: str) -> str:
    """A title inside a sentence, with its article."""
    title = title.strip().rstrip(".")
    if not title or NO_ARTICLE.match(title):
        return ARTICLE.sub(lambda found: found[0].lower(), title) or "an activity"
    return f"the {title[:1].lower() + title[1:] if LOWERED.match(title) else title}"


def pieces(text: str) -> list[tuple[str, bool]]:
    """A preview cut into plain words and open parts."""
    cut = re.split("\u2045(.*?)\u2046", text)
    return [(part, number % 2 == 1) for number, part in enumerate(cut) if part]


def closed(text: str) -> str:
    """Somebody's own words with a full stop, where another sentence follows."""
    text = text.strip()
    return text if not text or text[-1] in ".!?…" else f"{text}."

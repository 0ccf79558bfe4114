"""How a sentence speaks of an activity: as held, to come, planned subject to consensus, or proposed."""

from dataclasses import dataclass

from activities.record import RecordData
from activities.states import Timing, awaits_consensus

PAST = {
    "host": "hosted",
    "hold": "held",
    "be held": "was held",
    "carry out": "carried out",
    "meet": "met",
    "visit": "visited",
    "take place": "took place",
    "take part": "took part",
}


@dataclass(frozen=True)
class Lead:
    """The parts of a first sentence: who, the verb, what and where, whether they are several, what follows the date."""

    who: str
    verb: str
    what: str
    many: bool = True
    after: str = ""


@dataclass(frozen=True)
class Mood:
    """What opens the first sentence, and what stands before verbs: for one and for several, there and in others."""

    opening: str
    first: tuple[str, str]
    others: tuple[str, str]
    received: tuple[str, str]

    def start(self, lead: Lead) -> str:
        """“Singapore hosted”, “Singapore is to host”, “it is proposed that Singapore host”, “… to hold”."""
        if not self.opening:
            return f"{lead.who} {self._does(lead.verb, self.first[lead.many])}"
        if lead.verb == "be held":  # by nobody who could be named
            return f"{self.opening} to hold {lead.who}"
        return f"{self.opening} that {lead.who} {self._does(lead.verb, self.first[lead.many])}"

    def does(self, verb: str, *, many: bool) -> str:
        """The verb of a sentence after the first: “took part”, “are to take part”, “would take part”."""
        return self._does(verb, self.others[many])

    def _does(self, verb: str, before: str) -> str:
        return PAST[verb] if self is HELD else f"{before} {verb}".strip()


HELD = Mood("", ("", ""), ("", ""), ("was received", "were received"))
TO_COME = Mood("", ("is to", "are to"), ("is to", "are to"), ("to be received", "to be received"))
BY_CONSENSUS = Mood("it is planned", ("will", "will"), ("would", "would"), ("be received", "be received"))
PROPOSED = Mood("it is proposed", ("", ""), ("would", "would"), ("be received", "be received"))
MOODS: dict[str, Mood] = {Timing.TOOK_PLACE: HELD, Timing.PROPOSED: PROPOSED}


def without_consensus(data: RecordData) -> bool:
    """Whether the activity waits for a consensus that is recorded nowhere yet."""
    return awaits_consensus(data.forms, data.consensus_kind, data.consensus_reference)


def mood_of(data: RecordData) -> Mood:
    """How one speaks of this activity as it stands; while it is not said how it stands, as of one to come."""
    return MOODS.get(data.timing, BY_CONSENSUS if without_consensus(data) else TO_COME)

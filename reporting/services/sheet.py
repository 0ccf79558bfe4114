"""The clearance sheet of one record: everything a superior must see, on one page (DESIGN §6)."""

from collections.abc import Iterator

from django.conf import settings

from activities.content import working_data
from activities.models import Activity
from activities.record import RecordData
from activities.selectors import reportable
from activities.sentences import Words, report_text
from activities.states import (
    ConsensusKind,
    Delegation,
    Domain,
    Form,
    Level,
    Mode,
    Objective,
    Relevance,
    Role,
    Sector,
    Timing,
    paragraph,
)
from kernel import clock
from kernel.access.actor import Actor
from kernel.ui.dates import day_words, when_words
from mechanisms.models import Challenge
from reporting.pack.sheet import ClearanceSheet, Fact

DASH = "–"
BESIDE = frozenset({Role.OBSERVER, Role.RESOURCE})
SUMMARY, REPORTABLE = "Summary", "Text for the report"
WHOLE = frozenset({SUMMARY, REPORTABLE})
PLACE = "A paragraph of the next draft for the ADSOM WG, and one line in Annex I."
SCOPE = (
    "On submission the drafter declares that what may be reported of the entry contains nothing on territory or "
    "boundary lines (CP 9). Once accepted it is seen by the secretariat and the parties; it is shared with all Member "
    "States when every party has confirmed, or on a public source."
)
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def sheet_of(activity: Activity, *, actor: Actor) -> ClearanceSheet:
    """The sheet as the record reads at this moment in its owner's hands."""
    data = working_data(activity)
    words = reportable.wording()
    return ClearanceSheet(
        reference=activity.reference,
        revision=_revision(activity.revisions.count() + 1),
        sentence=report_text(data, words),
        sentence_place=PLACE,
        facts=tuple(
            Fact(label=label, value=value or DASH, whole=label in WHOLE) for label, value in facts_of(data, words)
        ),
        scope=SCOPE,
        mark=data.mark or settings.DEFAULT_MARK,
        drafted_by=f"{actor.name}, {actor.label}",
        drafted_on=day_words(clock.today()),
        data_note="Sample data – public sources" if activity.sample else "",
    )


def _revision(number: int) -> str:
    return f"{ORDINALS[number - 1] if number <= len(ORDINALS) else number} revision"


def _consensus(data: RecordData) -> str:
    """Where the consensus stands recorded; only form 8(d) has any."""
    if not data.consensus_kind:
        return ""
    return ": ".join(filter(None, (str(ConsensusKind(data.consensus_kind).label), data.consensus_reference)))


def _took_part(data: RecordData, words: Words) -> Iterator[str]:
    """Every side by its name; an observer and a resource person are called so."""
    for party in (party for party in data.parties if not party.code or party.code in words.states):
        name = words.states[party.code].removeprefix("the ") if party.code else party.organisation
        yield f"{name} ({Role(party.role).label.lower()})" if party.role in BESIDE else name


def facts_of(data: RecordData, words: Words) -> list[tuple[str, str]]:
    """Each fact that was entered, in the words of the form."""
    forms = [f"{paragraph(code)} {Form(code).label}" for code in data.forms]
    objectives = [f"{paragraph(code)} {Objective(code).label}" for code in data.objectives]
    challenges = Challenge.objects.filter(code__in=data.challenges).values_list("label", flat=True)
    return [
        ("Activity", data.title),
        (SUMMARY, data.summary),
        (REPORTABLE, data.reportable_text),
        ("Standing", str(Timing(data.timing).label)),
        ("Date", when_words(data.date_from, data.date_to, data.precision)),
        ("Place", data.place),
        ("How the sides met", str(Mode(data.mode).label)),
        ("Host", ", ".join(words.states[code].removeprefix("the ") for code in data.hosts if code in words.states)),
        ("Participants", ", ".join(_took_part(data, words))),
        ("Form", "; ".join(forms)),
        ("Objectives", "; ".join(objectives)),
        ("Domain", ", ".join(str(Domain(code).label) for code in data.domains)),
        ("Challenges", "; ".join(challenges)),
        ("Level", str(Level(data.level).label) if data.level else ""),
        ("Lead", str(Sector(data.lead_sector).label) if data.lead_sector else ""),
        ("Place in the report", str(Relevance(data.relevance).label) if data.relevance else ""),
        ("Consensus", _consensus(data)),
        ("Framework", data.framework),
        ("Mechanisms", ", ".join(words.mechanisms.get(code, code) for code in data.mechanisms)),
        ("Source", data.source),
        *((label, value) for label, value in _sometimes(data) if value),
    ]


def _sometimes(data: RecordData) -> list[tuple[str, str]]:
    """What few records have; it takes no line of the page where there is none."""
    services = [f"{party.code}: {', '.join(party.services)}" for party in data.parties if party.services]
    stood_in = [f"{party.code}: {party.represented_by}" for party in data.parties if party.represented_by]
    return [
        ("Organisations", "; ".join(services)),
        ("Represented by", "; ".join(stood_in)),
        ("Delegations", str(Delegation(data.delegation).label) if data.delegation else ""),
        ("Clauses", "; ".join(code.replace("#", " ") for code in data.clauses)),
        ("Best-practice note", data.practice),
    ]

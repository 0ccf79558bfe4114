"""The register's own part of the table: mechanisms with what belongs to them, documents, meetings, challenges."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from kernel.ui.dates import day_words, when_words
from mechanisms.models import (
    AdoptionEvent,
    Challenge,
    Clause,
    Contact,
    ContactNote,
    Document,
    Mechanism,
    MechanismMember,
    Meeting,
    ScopeWord,
    Session,
)
from mechanisms.register import rules
from mechanisms.register.kinds import DAYS, Kind
from mechanisms.register.members_table import STATES
from mechanisms.states import Precision

DOCUMENT_KINDS = (
    *(("concept_paper", lazy("Concept paper")), ("treaty", lazy("Treaty")), ("vision", lazy("Vision"))),
    *(("blueprint_clause", lazy("Blueprint")), ("strategic_plan", lazy("Strategic plan"))),
    *(("plan_of_action", lazy("Plan of action")), ("work_programme", lazy("Work programme"))),
    *(("joint_statement", lazy("Joint statement")), ("roadmap", lazy("Roadmap"))),
    *(("guidelines", lazy("Guidelines")), ("terms_of_reference", lazy("Terms of reference"))),
)
NEVER_TEXT = lazy("The register names a document. Its text is never kept here.")
PERSONS = lazy("Name, post and office mail only: no private address, no telephone number, no photograph.")


def session_name(row: Session) -> str:
    """“DGICM, session 28”, or its date."""
    when = when_words(row.start, row.end, row.precision)
    return f"{row.mechanism.short}, {_('session %(number)d') % {'number': row.number} if row.number else when}"


def meeting_name(row: Meeting) -> str:
    """“13th ADMM, 11 July 2019”."""
    return f"{row.title}, {day_words(row.start)}" if row.start else row.title


def adoption_name(row: AdoptionEvent) -> str:
    """“BMCR, October 2021, 15th AMMTC”."""
    when = when_words(row.on, None, row.precision)
    return ", ".join(part for part in (row.document.code, when, row.body) if part)


def what_is_said(row: AdoptionEvent) -> None:
    """The date as a source writes it, under which an adoption is known: 2019, 2021-10 or 2025-09-10."""
    length = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}.get(Precision(row.precision), 0)
    row.said = row.on.isoformat()[:length] if row.on else ""


MECHANISMS = (
    Kind(
        "mechanism",
        Mechanism,
        "Mechanism",
        "Mechanisms",
        title=str,
        key="code",
        fixed=("code",),
        removable=False,
        fields=(
            *(
                "code",
                "name",
                "aliases",
                "level",
                "pillar",
                "pillar_note",
                "parent",
                "parent_body",
                "founded",
                "founded_note",
            ),
            *("cadence", "contact_type", "subjects", "paragraphs", "relation", "members_note", "sources", "order"),
        ),
        hints={
            "parent": lazy("If it stands in this register."),
            "contact_type": lazy("A kind of office, not a person: a rotating Chair, a permanent secretariat."),
            "aliases": lazy("One on each line, such as MSCP and MSP. Search finds it by each."),
        },
        rules=(rules.code_is_plain, rules.began_by_now, rules.paragraphs_of_the_paper),
    ),
    Kind(
        "mechanism-member",
        MechanismMember,
        "Member",
        "Members",
        parent="mechanism",
        fixed=("mechanism",),
        limits={"office": STATES},
        title=lambda row: f"{row.office.name}, {row.mechanism.short}",
        fields=("mechanism", "office", "start", "end"),
        span=DAYS,
        alone=("mechanism", "office"),
        ends="end",
        hints={"start": lazy("Leave it empty if it is not known.")},
    ),
    Kind(
        "session",
        Session,
        "Session",
        "Sessions",
        title=session_name,
        parent="mechanism",
        fixed=("mechanism",),
        fields=("mechanism", "number", "start", "end", "place", "host", "host_note", "source", "note"),
        span=DAYS,
        loose=("start", "precision"),
        limits={"host": STATES},
        labels={"start": lazy("When it was held"), "end": lazy("Last day, if there were several")},
        hints={"end": ""},
        rules=(rules.number_or_day, rules.last_day_needs_a_first, rules.several_days_are_known_by_day),
    ),
    Kind(
        "contact",
        Contact,
        "Contact",
        "Contacts",
        parent="mechanism",
        fixed=("mechanism",),
        ends="end",
        title=lambda row: f"{row.mechanism.short}, {row}",
        fields=("mechanism", "name", "post", "mail", "start", "end"),
        personal=("name", "mail"),
        span=DAYS,
        labels={"start": lazy("Contact since"), "end": lazy("Contact until")},
        hints={
            "name": lazy("May stay empty: a post is enough."),
            "mail": lazy("The mail of the office, not a private one."),
        },
        note=PERSONS,
    ),
    Kind(
        "contact-note",
        ContactNote,
        "Time of contact",
        "Times of contact",
        parent="mechanism",
        fixed=("mechanism",),
        title=lambda row: f"{row.mechanism.short}, {day_words(row.on)}",
        fields=("mechanism", "on", "words"),
        hints={
            "words": lazy("What it was about, without names: Letter on the 2020 update. Only the secretariat reads it.")
        },
        rules=(rules.not_after_today,),
    ),
    Kind(
        "document",
        Document,
        "Document",
        "Documents",
        title=lambda row: row.title,
        key="code",
        fixed=("code",),
        ends="valid_to",
        fields=(
            *("code", "title", "kind", "status", "body", "place", "adopted", "valid_from", "valid_to", "superseded_by"),
            *("cited_in", "proponent", "custodian", "source", "note", "order"),
        ),
        span=("valid_from", "valid_to"),
        choices={"kind": DOCUMENT_KINDS},
        limits={"proponent": STATES},
        labels={"body": lazy("Adopted by"), "place": lazy("Place of adoption"), "adopted": lazy("Adopted on")},
        rules=(rules.code_is_plain,),
        note=NEVER_TEXT,
    ),
    Kind(
        "clause",
        Clause,
        "Clause",
        "Clauses",
        title=lambda row: f"{row.document.code}, {row.label}",
        parent="document",
        fixed=("document",),
        fields=("document", "label", "order"),
        labels={"label": lazy("Number")},
        hints={"label": lazy("As the document writes it, such as 8(a).")},
        note=NEVER_TEXT,
    ),
    Kind(
        "adoption-event",
        AdoptionEvent,
        "Adoption",
        "Adoptions",
        title=adoption_name,
        parent="document",
        fixed=("document",),
        fields=("document", "on", "body", "source", "note"),
        loose=("on", "precision"),
        derive=what_is_said,
        labels={"on": lazy("When it was adopted"), "body": lazy("Adopted by")},
        note=lazy("Where sources differ, enter each adoption they report. All are shown, and none is called wrong."),
    ),
    Kind(
        "meeting",
        Meeting,
        "Meeting",
        "Meetings",
        title=meeting_name,
        fields=("body", "number", "start", "end", "place", "host", "source"),
        span=DAYS,
        limits={"host": STATES},
        hints={"start": lazy("Leave it empty while the date is not set."), "end": ""},
        rules=(rules.last_day_needs_a_first,),
    ),
    Kind(
        "challenge",
        Challenge,
        "Challenge",
        "Challenges",
        title=str,
        key="code",
        fixed=("code",),
        removable=False,
        fields=("code", "label", "paragraph", "broader", "in_paper", "alternatives", "order"),
        rules=(rules.code_is_plain,),
    ),
    Kind(
        "scope-word",
        ScopeWord,
        "Word of ¶9",
        "Words of ¶9",
        title=str,
        fields=("words", "why"),
        labels={"words": lazy("Word or phrase"), "why": lazy("Why it deserves a second look")},
        hints={"words": lazy("Looked for in titles, texts and places, without regard to capitals and accents.")},
        note=lazy("A word of this list asks the writer for a second look. It never stops anybody."),
    ),
)

"""The shape of a Snapshot: everything a pack prints, no clock, no outcome of its own stage (DESIGN §5 Packs).

A Snapshot is built once, when a stage is settled, and never follows its sources afterwards. All text is plain: no
markup, no line breaks; the pack's own glue (non-breaking spaces) is added when it is set. ``canonical.py`` turns it to
JSON and back.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from reporting.pack.annexes import ActivityAnnex, EstablishmentAnnex, Figure, ReferenceAnnex, UpcomingAnnex
from reporting.pack.parts import Part


@dataclass(frozen=True, kw_only=True)
class Document(Part):
    """What the cover, the running head and the foot say."""

    body: str  # "ADSOM_WG", "ADSOM" or "ADMM": the stage filled in on the cover
    body_name: str  # "ASEAN Defence Senior Officials’ Meeting Working Group"
    number: str  # "BM/2020/ADSOM-WG/1"
    agenda_item: str = ""  # "Agenda item 6"; nothing when there is none
    title: str  # "The Role of ASEAN Defence Establishments in Supporting Border Management"
    short_title: str  # head, left: "Role of Defence Establishments in Border Management: update"
    meeting: str  # cover: "For the ADSOM Working Group"
    meeting_line: str  # cover, in italics: "Video conference, 16 November 2020"
    meeting_short: str  # head, right: "ADSOM WG, 16 November 2020"
    mark: str  # handling mark, on every page: "For official use"
    period_from: date
    period_to: date
    text_as_of: date  # the only date the files carry
    edition: int = 1
    text_status: str = ""  # "circulated text", "as settled"
    prepared_by: str = "The secretariat, from inputs of Member States"
    action_invited: str  # "To note, and to agree to submit to ADSOM (paragraph 12)"
    earlier_stages: str = ""  # "ADSOM WG: noted. ADSOM: endorsed": recorded before this text was settled
    data_note: str = ""  # "Sample data – public sources", printed on every page, or empty
    lang: str = "en-GB"


@dataclass(frozen=True, kw_only=True)
class Brief(Part):
    """“In brief” at the head of page 2 (ADMM): two sentences, then what is asked."""

    text: str
    recommendation: str  # in bold: "ADMM is invited to note the update"
    paragraph: str  # "12": printed as "(paragraph 12)."


@dataclass(frozen=True, kw_only=True)
class Note(Part):
    """A footnote at the end of its paragraph or item: a reservation, or a word of explanation."""

    lead: str = ""  # in bold: "Reservation"
    text: str


@dataclass(frozen=True, kw_only=True)
class SubItem(Part):
    """(i), (ii), …"""

    label: str
    text: str
    sources: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Item(Part):
    """(a), (b), …"""

    label: str
    text: str
    sources: tuple[str, ...] = ()
    items: tuple[SubItem, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Paragraph(Part):
    """A numbered paragraph; ``sources`` are the references (BM-2026-K7QM) of the records it reports."""

    kind: ClassVar[str] = "paragraph"
    number: int
    lead: str = ""  # run in, in bold: "Platforms for discussion, CP 8(a)."
    text: str
    sources: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Heading(Part):
    """A sub-section (level 2, listed in the contents) or a sub-form (level 3), with its form: "CP 8(a)"."""

    kind: ClassVar[str] = "heading"
    text: str
    cp: str = ""
    level: int = 2


@dataclass(frozen=True, kw_only=True)
class FigureHere(Part):
    """Where the figure is set."""

    kind: ClassVar[str] = "figure"


Block = Paragraph | Heading | FigureHere
NO_ACTIVITIES, NOTHING_UPCOMING = ActivityAnnex(), UpcomingAnnex()
NO_REFERENCES, NO_ESTABLISHMENTS = ReferenceAnnex(), EstablishmentAnnex()


@dataclass(frozen=True, kw_only=True)
class Section(Part):
    """A. Background, B. Progress since the last report, …"""

    letter: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, kw_only=True)
class Recommendation(Part):
    """The last section, in its ruled panel; its paragraph goes on from the sections' numbers."""

    letter: str
    title: str = "Recommendation"
    number: int
    text: str
    items: tuple[Item, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Snapshot(Part):
    """All that one edition of one stage's pack prints."""

    document: Document
    brief: Brief | None = None
    sections: tuple[Section, ...]
    recommendation: Recommendation
    figure: Figure | None = None
    activities: ActivityAnnex = NO_ACTIVITIES
    upcoming: UpcomingAnnex = NOTHING_UPCOMING
    references: ReferenceAnnex = NO_REFERENCES
    establishments: EstablishmentAnnex = NO_ESTABLISHMENTS

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The numbered paragraphs of the sections, in order (the recommendation is not among them)."""
        return tuple(b for s in self.sections for b in s.blocks if isinstance(b, Paragraph))

"""The figure and the four annexes of a snapshot."""

from dataclasses import dataclass

from reporting.pack.parts import Part


@dataclass(frozen=True, kw_only=True)
class FigureRow(Part):
    """One form: its code and label, a count for each year of the figure, and their sum."""

    form: str
    label: str
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, kw_only=True)
class Figure(Part):
    """Activities by principal form and year of their start; never by state (DESIGN §2.1)."""

    caption: str = "Activities reported, by form and year"
    source: str = "CP 8"
    years: tuple[str, ...]
    rows: tuple[FigureRow, ...]
    totals: tuple[int, ...]
    total: int
    note: str = (
        "Each activity is counted once, under its principal form, in the year in which it began. A dash means none "
        "reported. The figure shows what has been reported; it does not measure effort."
    )


@dataclass(frozen=True, kw_only=True)
class ActivityRow(Part):
    """A reported activity: ``date`` as printed ("22–24 August 2022"), ``year`` for the rule between years."""

    no: int
    year: str
    date: str
    activity: str
    place: str = ""
    host: str
    participants: str
    form: str  # "8(a)(ii)"
    frame: str = ""  # "GBC"
    paragraph: str = ""  # "7(b)(iv)", of this document
    reference: str = ""  # "BM-2026-K7QM": in the data, not printed


@dataclass(frozen=True, kw_only=True)
class ActivityAnnex(Part):
    """Annex I."""

    title: str = "List of activities"
    intro: str = (
        "In order of date; a less precise date follows the more precise ones it may contain. "
        "Participants are listed in ASEAN order."
    )
    rows: tuple[ActivityRow, ...] = ()
    note: str = "Form: paragraph of the Concept Paper (CP). Para.: paragraph of this update."


@dataclass(frozen=True, kw_only=True)
class UpcomingRow(Part):
    """A planned or confirmed activity, to the precision that is known."""

    no: int
    date: str
    activity: str
    place: str = "–"
    form: str
    standing: str  # "Confirmed", "Planned, subject to consensus", "Date awaited", "Postponed"
    reference: str = ""


@dataclass(frozen=True, kw_only=True)
class UpcomingGroup(Part):
    """A month, or "Date not known to the secretariat"."""

    label: str
    rows: tuple[UpcomingRow, ...]


@dataclass(frozen=True, kw_only=True)
class UpcomingAnnex(Part):
    """Annex II."""

    title: str = "Calendar of upcoming activities"
    intro: str = "An entry moves to Annex I once it has taken place."
    groups: tuple[UpcomingGroup, ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ReferenceRow(Part):
    """A document the update relies on; every adoption event that is reported is shown."""

    no: int
    document: str
    adopted: str
    validity: str
    clauses: str = "–"
    cited_in: str = "–"  # paragraph of the Concept Paper


@dataclass(frozen=True, kw_only=True)
class ReferenceAnnex(Part):
    """Annex III."""

    title: str = "References and clauses"
    intro: str = (
        "Documents on which this update relies, in order of adoption (undated last), with the period for which each is "
        "valid. Where reported dates differ, all are shown."
    )
    rows: tuple[ReferenceRow, ...] = ()
    note: str = (
        "‘Cited in’ gives the paragraph of the Concept Paper (CP). "
        "An activity keeps the clause that was valid on its date."
    )


@dataclass(frozen=True, kw_only=True)
class EstablishmentRow(Part):
    """A defence establishment's name in English and in one official language; ``lang`` is a BCP 47 tag."""

    state: str
    name: str
    local_name: str
    lang: str
    language: str


@dataclass(frozen=True, kw_only=True)
class EstablishmentAnnex(Part):
    """Annex IV; left out when it has no rows."""

    title: str = "Names of the defence establishments"
    intro: str = "In ASEAN order, as on the date of this document."
    rows: tuple[EstablishmentRow, ...] = ()
    note: str = (
        "Names in English keep the spelling that each ministry uses. One form is shown for each; further official "
        "languages are held in the register and can be printed with it."
    )

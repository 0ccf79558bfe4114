"""The figure and the annexes of a Snapshot, out of a stage's own rows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from activities.states import Form, paragraph
from kernel.ui.dates import day_words
from kernel.ui.figures import Bar, bars
from reporting.models import AnnexRow, Cycle
from reporting.pack import annexes as shape

DASH = "–"
NOT_KNOWN = "A dash in the columns ‘Adopted’ and ‘Validity’: date not known to the secretariat."
SHORT_FORMS = {
    "AMMTC": "ASEAN Ministerial Meeting on Transnational Crime",
    "APSC": "ASEAN Political-Security Community",
}
LABELS = {
    Form.PLATFORM: "Discussion platform",
    Form.SHARING: "Sharing of experience",
    Form.INTEROPERABILITY: "Interoperability",
    Form.VISIT: "Working-level visit",
    Form.MECHANISM: "Talks with mechanisms",
    Form.OTHER: "Other, by consensus",
}


def figure_of(cycle: Cycle, rows: Sequence[AnnexRow]) -> shape.Figure | None:
    """Activities by principal form and year, each once; never by state (DESIGN §2.1)."""
    counts = Counter((row.facts["code"], row.facts["year"]) for row in rows if row.facts.get("code"))
    if not counts:
        return None
    spanned = range(cycle.period_from.year, cycle.cutoff.year + 1)
    years = tuple(sorted({str(year) for year in spanned} | {year for _form, year in counts}))
    forms = tuple(_figure_row(form, years, counts) for form in Form)
    totals = tuple(sum(row.counts[place] for row in forms) for place in range(len(years)))
    return shape.Figure(years=years, rows=forms, totals=totals, total=sum(totals))


def _figure_row(form: Form, years: tuple[str, ...], counts: Mapping[tuple[str, str], int]) -> shape.FigureRow:
    numbers = tuple(counts.get((form.value, year), 0) for year in years)
    return shape.FigureRow(form=paragraph(form.value), label=LABELS[form], counts=numbers, total=sum(numbers))


def drawn(figure: shape.Figure | None) -> list[tuple[shape.FigureRow, Bar]]:
    """The rows of the figure for a page, each with the bar of its total: the same numbers as in the pack."""
    rows = figure.rows if figure else ()
    made = bars(title="", rows=[Bar(label=row.label, number=row.total) for row in rows])
    return list(zip(rows, made.rows, strict=True))


def activity_annex(rows: Sequence[AnnexRow], places: Mapping[int, str]) -> shape.ActivityAnnex:
    """Annex I, each row with the paragraph that reports it."""
    return shape.ActivityAnnex(
        rows=tuple(
            shape.ActivityRow(
                no=number,
                year=row.facts.get("year", ""),
                reference=row.facts.get("reference", ""),
                paragraph=places.get(row.activity_id, "") if row.activity_id else "",
                **row.cells,
            )
            for number, row in enumerate(rows, 1)
        )
    )


def upcoming_annex(rows: Sequence[AnnexRow]) -> shape.UpcomingAnnex:
    """Annex II, by month."""
    groups: dict[str, list[shape.UpcomingRow]] = {}
    for number, row in enumerate(rows, 1):
        printed = shape.UpcomingRow(no=number, reference=row.facts.get("reference", ""), **row.cells)
        groups.setdefault(row.group, []).append(printed)
    return shape.UpcomingAnnex(
        groups=tuple(shape.UpcomingGroup(label=label, rows=tuple(found)) for label, found in groups.items())
    )


def reference_annex(rows: Sequence[AnnexRow]) -> shape.ReferenceAnnex:
    """Annex III, with what its short forms stand for."""
    cells = " ".join(cell for row in rows for cell in row.cells.values())
    used = [f"{short}: {name}." for short, name in SHORT_FORMS.items() if short in cells]
    undated = any(row.cells.get(column) == DASH for row in rows for column in ("adopted", "validity"))
    dash = [NOT_KNOWN] if undated else []
    made = tuple(shape.ReferenceRow(no=number, **row.cells) for number, row in enumerate(rows, 1))
    intro = " ".join(filter(None, (shape.ReferenceAnnex.intro, _as_on(rows, "As known on {day}."))))
    return shape.ReferenceAnnex(rows=made, intro=intro, note=" ".join([shape.ReferenceAnnex.note, *dash, *used]))


def _as_on(rows: Sequence[AnnexRow], words: str) -> str:
    """The date of a list, in words; nothing for a text drafted before its rows kept it."""
    days = [row.facts["as_on"] for row in rows if row.facts.get("as_on")]
    return words.format(day=day_words(date.fromisoformat(days[0]))) if days else ""


def establishment_annex(rows: Sequence[AnnexRow]) -> shape.EstablishmentAnnex:
    """Annex IV."""
    intro = _as_on(rows, "In ASEAN order, as on {day}.") or shape.EstablishmentAnnex.intro
    return shape.EstablishmentAnnex(
        intro=intro, rows=tuple(shape.EstablishmentRow(lang=row.facts.get("lang", ""), **row.cells) for row in rows)
    )

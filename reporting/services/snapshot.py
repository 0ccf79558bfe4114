"""The Snapshot of a settled text: everything that is printed, no clock, no outcome of its own stage."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypedDict

from activities.models import Activity
from kernel.access.actor import Actor
from kernel.accounts.acting import person_of
from kernel.consensus.text import normal
from kernel.members.states import OfficeKind
from kernel.ui.dates import day_words
from reporting.models import AnnexRow, Paragraph, Snapshot, Stage
from reporting.numbering import labels
from reporting.pack import snapshot as shape
from reporting.pack.canonical import snapshot_hash, to_json
from reporting.selectors.candidates import sources_by_label
from reporting.services.phrases import in_brief, opening
from reporting.services.printed import activity_annex, establishment_annex, figure_of, reference_annex, upcoming_annex
from reporting.services.recommend import action_invited
from reporting.services.reservations import Notes, reservations_of, with_reservations
from reporting.states import Annex, Part

TITLE = "The Role of ASEAN Defence Establishments in Supporting Border Management"
SHORT = "Role of Defence Establishments in Border Management: update"
SAMPLE, PART_SAMPLE = "Sample data – public sources", "In part sample data – public sources"
OWN_WORK, INPUTS = "The secretariat", "The secretariat, from inputs of Member States"
MEETINGS = {"ADSOM_WG": "For the ADSOM Working Group", "ADSOM": "For ADSOM", "ADMM": "For ADMM"}
Labelled = list[tuple[Paragraph, str]]


class Annexes(TypedDict):
    """The four annexes of a Snapshot."""

    activities: shape.ActivityAnnex
    upcoming: shape.UpcomingAnnex
    references: shape.ReferenceAnnex
    establishments: shape.EstablishmentAnnex


def store_snapshot(*, actor: Actor, stage: Stage, as_of: date) -> Snapshot:
    """Freeze what the stage prints as the next edition."""
    edition = stage.snapshots.count() + 1
    built = build(stage, as_of=as_of, edition=edition)
    return Snapshot.objects.create(
        stage=stage,
        edition=edition,
        body=to_json(built).decode(),
        sha256=snapshot_hash(built),
        made_by_id=person_of(actor),
    )


def build(stage: Stage, *, as_of: date, edition: int) -> shape.Snapshot:
    """The dataclasses the pack is made from, out of the stage's own rows."""
    rows = stage.paragraphs.select_related("section").prefetch_related("sources__owner")
    numbered = labels(rows)
    text = [pair for pair in numbered if pair[0].section.part != Part.RECOMMENDATION]
    line = [pair for pair in numbered if pair[0].section.part == Part.RECOMMENDATION]
    by_annex: dict[str, list[AnnexRow]] = {annex: [] for annex in Annex.values}
    for row in stage.rows.order_by("order"):
        by_annex[row.annex].append(row)
    places = sources_by_label((paragraph.pk, label) for paragraph, label in numbered)
    notes = reservations_of(stage)
    figure = figure_of(stage.cycle, by_annex[Annex.ACTIVITIES])
    cited = [activity for paragraph, _label in numbered for activity in paragraph.sources.all()]
    return shape.Snapshot(
        document=_document(stage, line, as_of=as_of, edition=edition, cited=cited),
        brief=_brief(stage, line, len(by_annex[Annex.ACTIVITIES]), _earlier(text)) if stage.is_last else None,
        sections=_sections(text, notes, with_figure=figure is not None),
        recommendation=_recommendation(line, notes),
        figure=figure,
        **_annexes(by_annex, places, notes),
    )


def _annexes(by_annex: Mapping[str, list[AnnexRow]], places: Mapping[int, str], notes: Notes) -> Annexes:
    listed, coming = by_annex[Annex.ACTIVITIES], by_annex[Annex.UPCOMING]
    references, names = by_annex[Annex.REFERENCES], by_annex[Annex.ESTABLISHMENTS]
    return {
        "activities": with_reservations(activity_annex(listed, places), listed, notes),
        "upcoming": with_reservations(upcoming_annex(coming), coming, notes),
        "references": with_reservations(reference_annex(references), references, notes),
        "establishments": with_reservations(establishment_annex(names), names, notes),
    }


def _document(stage: Stage, line: Labelled, *, as_of: date, edition: int, cited: Sequence[Activity]) -> shape.Document:
    meeting = stage.meeting
    on = day_words(meeting.start) if meeting and meeting.start else ""
    where = meeting.place if meeting else ""
    named = f"For the {meeting.title}" if meeting and meeting.number else MEETINGS[stage.body]
    return shape.Document(
        body=stage.body,
        body_name=stage.body_name,
        number=stage.number,
        title=TITLE,
        short_title=SHORT,
        meeting=named,
        meeting_line=opening(", ".join(part for part in (where, on) if part)),
        meeting_short=", ".join(part for part in (stage.label, on) if part),
        mark=stage.mark,
        period_from=stage.cycle.period_from,
        period_to=stage.cycle.cutoff,
        text_as_of=as_of,
        edition=edition,
        text_status="as settled",
        action_invited=action_invited(stage, line[0][1]),
        earlier_stages=earlier_stages(stage),
        prepared_by=INPUTS if any(activity.owner.kind == OfficeKind.STATE for activity in cited) else OWN_WORK,
        data_note=data_note([activity.sample for activity in cited]),
    )


def data_note(marks: Sequence[bool]) -> str:
    """What every page says of sample records; nothing when there are none."""
    if not any(marks):
        return ""
    return SAMPLE if all(marks) else PART_SAMPLE


def earlier_stages(stage: Stage) -> str:
    """What the bodies before did, as far as it is on record."""
    earlier = Stage.objects.filter(cycle=stage.cycle_id, order__lt=stage.order, outcome__isnull=False)
    said = [f"{row.label}: {str(row.outcome).lower()}" for row in earlier.select_related("outcome")]
    return f"{'. '.join(said)}." if said else ""


def _earlier(text: Labelled) -> int:
    """How many activities the section on earlier periods reports."""
    found = [paragraph for paragraph, _label in text if paragraph.section.part == Part.EARLIER]
    return len({activity.pk for paragraph in found for activity in paragraph.sources.all()})


def _brief(stage: Stage, line: Labelled, number: int, earlier: int) -> shape.Brief:
    text = in_brief(number - earlier, earlier, stage.cycle)
    return shape.Brief(text=text, recommendation=line[0][0].text.rstrip("."), paragraph=line[0][1])


def _sections(text: Labelled, notes: Notes, *, with_figure: bool) -> tuple[shape.Section, ...]:
    sections: list[shape.Section] = []
    by_section: dict[int, Labelled] = {}
    for pair in text:
        by_section.setdefault(pair[0].section_id, []).append(pair)
    for pairs in by_section.values():
        section = pairs[0][0].section
        figure_here = with_figure and section.part == Part.PROGRESS
        blocks = _blocks(pairs, notes, figure_after_first=figure_here)
        sections.append(shape.Section(letter=section.letter, title=section.title, blocks=blocks))
    return tuple(sections)


def _blocks(pairs: Labelled, notes: Notes, *, figure_after_first: bool) -> tuple[shape.Block, ...]:
    blocks: list[shape.Block] = []
    for place, (paragraph, _label) in enumerate(pairs):
        if paragraph.level:
            continue
        if paragraph.heading:
            level = paragraph.heading_level
            blocks.append(shape.Heading(text=paragraph.heading, cp=paragraph.heading_cp, level=level))
        blocks.append(_paragraph(pairs, place, notes))
        if figure_after_first and place == 0:
            blocks.append(shape.FigureHere())
    return tuple(blocks)


def _paragraph(pairs: Labelled, place: int, notes: Notes) -> shape.Paragraph:
    paragraph, label = pairs[place]
    return shape.Paragraph(
        number=int(label),
        text=normal(paragraph.text),
        sources=_references(paragraph),
        items=_items(pairs, place, notes),
        notes=notes.get(paragraph.key, ()),
    )


def _items(pairs: Labelled, place: int, notes: Notes) -> tuple[shape.Item, ...]:
    items: list[shape.Item] = []
    for paragraph, label in pairs[place + 1 :]:
        if paragraph.level == 0:
            break
        inner = label[label.index("(") + 1 : -1]
        sources, said = _references(paragraph), notes.get(paragraph.key, ())
        items.append(shape.Item(label=inner, text=normal(paragraph.text), sources=sources, notes=said))
    return tuple(items)


def _references(paragraph: Paragraph) -> tuple[str, ...]:
    return tuple(sorted(activity.reference for activity in paragraph.sources.all()))


def _recommendation(line: Labelled, notes: Notes) -> shape.Recommendation:
    first, label = line[0]
    return shape.Recommendation(
        letter=first.section.letter,
        number=int(label),
        text=normal(first.text),
        items=_items(line, 0, notes),
        notes=notes.get(first.key, ()),
    )

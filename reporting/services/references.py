"""Annex III: the documents an update relies on, as they stood on the date of the text (DESIGN §2.8)."""

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from kernel import clock
from kernel.ui.dates import day_words, when_words
from mechanisms.models import AdoptionEvent, Document
from mechanisms.states import Precision
from reporting.models import Cycle, Stage
from reporting.services.clauses import cited_words, compact, paper_ranges
from reporting.services.write import Row
from reporting.states import Annex

PAPER = "CP2019"
DASH = "–"
REMARK = re.compile(r"\s*\(reported[^)]*\)")
YEARS = re.compile(r"\s*\(?\d{4}–\d{4}\)?$")
SHORTER = {"ASEAN Political-Security Community": "APSC"}


def text_day(stage: Stage) -> date:
    """The one date of all printed lists: the day of drafting, never before the cut-off or after the meeting."""
    day = max(stage.cycle.cutoff, clock.today())
    meets = stage.meeting.start if stage.meeting else None
    return min(day, meets) if meets else day


def references(cycle: Cycle, day: date, cited: Collection[int]) -> list[Row]:
    """The documents that existed on the date of the text, in order of adoption, undated last."""
    found = Document.objects.select_related("superseded_by").prefetch_related("clauses", "adoption_events")
    chosen = [document for document in found.order_by("order", "code") if _relied_on(document, cycle, day)]
    groups: dict[tuple[object, ...], list[Document]] = {}
    for document in sorted(chosen, key=lambda document: _by_adoption(document, day)):
        same = (name_of(document), document.adopted, document.valid_from, document.valid_to)
        groups.setdefault(same, []).append(document)
    return [_row(parts, day, cited) for parts in groups.values()]


def name_of(document: Document) -> str:
    """The document without the part of it that is cited."""
    return document.title.partition(" – ")[0]


def _events(document: Document, day: date) -> list[AdoptionEvent]:
    """The adoptions reported up to a day, in order."""
    return sorted((e for e in document.adoption_events.all() if e.on and e.on <= day), key=_event_key)


def _event_key(event: AdoptionEvent) -> str:
    """By date; a less precise date follows the more precise ones it may contain."""
    on = event.on or date.max
    return {Precision.MONTH: f"{on:%Y-%m}-99", Precision.YEAR: f"{on:%Y}-99-99"}.get(
        Precision(event.precision), on.isoformat()
    )


def _by_adoption(document: Document, day: date) -> tuple[str, str, int]:
    events = _events(document, day)
    first = _event_key(events[0]) if events else document.adopted.isoformat() if document.adopted else "9999"
    return first, (document.valid_from or date.max).isoformat(), document.order


def _relied_on(document: Document, cycle: Cycle, day: date) -> bool:
    """Known to exist on the day and not expired before the period; what the Concept Paper cites is always listed."""
    if document.cited_in:
        return True
    days = [event.on for event in document.adoption_events.all() if event.on]
    first = min([*days, *filter(None, (document.adopted,))], default=document.valid_from)
    expired = document.valid_to is not None and document.valid_to < cycle.period_from
    return first is not None and first <= day and not expired


def _row(parts: Sequence[Document], day: date, cited: Collection[int]) -> Row:
    document = parts[0]
    cells = {
        "document": name_of(document),
        "adopted": adopted_words(document, day),
        "validity": validity_of(document, day),
        "clauses": "; ".join(filter(None, (_clauses(part, cited) for part in parts))) or DASH,
        "cited_in": cited_words([part.cited_in for part in parts if part.cited_in]) or DASH,
    }
    return Row(Annex.REFERENCES, cells, facts={"as_on": day.isoformat()})


def _clauses(document: Document, cited: Collection[int]) -> str:
    labels = [clause.label for clause in document.clauses.all()]
    return paper_ranges(labels, cited) if document.code == PAPER else compact(labels)


def adopted_words(document: Document, day: date) -> str:
    """Body, place and date; when reports differ or the date is not settled, all of them, neutrally."""
    events = _events(document, day)
    adopted = document.adopted if document.adopted and document.adopted <= day else None
    if adopted and all(event.on == adopted for event in events):
        return ", ".join(filter(None, (document.body, document.place.partition(",")[0], day_words(adopted))))
    if events:
        return f"Reported: {'; '.join(map(_reported, events))}"
    return DASH


def _reported(event: AdoptionEvent) -> str:
    """10 September 2025 (19th AMMTC)"""
    body = REMARK.sub("", event.body)
    when = when_words(event.on, event.on, event.precision)
    return f"{when} ({body})" if body else when


def validity_of(document: Document, day: date) -> str:
    """For which time the document holds, as known on a day."""
    first, last = document.valid_from, document.valid_to
    if first and last:
        return f"{first.year}–{last.year}{_succeeded(document, day)}"
    if first and first == document.adopted:
        return f"In force{_succeeded(document, day)}"
    if first:
        return f"In force since {day_words(first)}" if first <= day else f"From {day_words(first)}"
    return "In force" if len(_events(document, day)) > 1 else DASH


def _succeeded(document: Document, day: date) -> str:
    later = document.superseded_by
    if later is None or (later.adopted or later.valid_from or date.max) > day:
        return ""
    if later.valid_from and later.valid_to and _bare(later) == _bare(document):
        kind = later.kind.replace("_", " ")
        return f"; succeeded by the {kind} for {later.valid_from.year}–{later.valid_to.year}"
    return f"; succeeded by the {_shortened(name_of(later))}"


def _bare(document: Document) -> str:
    """The title without its years."""
    return YEARS.sub("", name_of(document))


def _shortened(title: str) -> str:
    for long, short in SHORTER.items():
        title = title.replace(long, short)
    return title.removeprefix("The ").removeprefix("the ")


def cited_paragraphs(texts: Iterable[str]) -> frozenset[int]:
    """The paragraphs of the Concept Paper that these texts cite: CP 7(c) and 8(c) are 7 and 8."""
    found = re.compile(r"\bCP ((?:\d+(?:\([a-z]+\))*(?:, | and )?)+)")
    places = (number for text in texts for cited in found.findall(text) for number in re.findall(r"\d+", cited))
    return frozenset(map(int, places))

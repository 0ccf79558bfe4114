"""Turns a snapshot into units of HTML: escaped text in the pack's own templates, nothing of the project's pages."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.template import Context, Engine

from reporting.pack import canonical, contents
from reporting.pack.annexes import Figure
from reporting.pack.errors import RenderFailed
from reporting.pack.fonts import ROOT
from reporting.pack.glue import balanced, shortened
from reporting.pack.snapshot import Document, Snapshot
from reporting.pack.version import TEMPLATE_VERSION

MISSING = "\ue003"  # what a template prints for a name it does not find; private use, so no snapshot holds it
ENGINE = Engine(
    dirs=[str(ROOT / "templates")],
    builtins=["reporting.pack.glue"],
    string_if_invalid=MISSING,
    autoescape=True,
)
STAGES = {"ADSOM_WG": "ADSOM WG", "ADSOM": "ADSOM", "ADMM": "ADMM"}
ROWS_A_PAGE = 16
HEAD_LEFT, HEAD_RIGHT = 64, 40  # characters that fit side by side, "· Annex III" included
BAR_STEPS, STEPS_A_COUNT = 60, 6  # 1.8 mm per activity, in steps of 0.3 mm, at most 18 mm


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A piece of the pack that is set by itself; ``pages`` is a guess, for the progress bar."""

    name: str
    html: str
    pages: int


def units(snapshot: Snapshot) -> list[Unit]:
    """The units of a pack, in order: at present one, the whole document."""
    rows = len(snapshot.activities.rows) + len(snapshot.references.rows)
    rows += sum(len(g.rows) for g in snapshot.upcoming.groups)
    pages = 4 + len(snapshot.paragraphs) // 6 + rows // ROWS_A_PAGE
    return [Unit(name="pack", html=html("reporting/pack/document.html", context(snapshot)), pages=pages)]


def html(template: str, values: dict[str, Any]) -> str:
    """The template with these values, all text escaped, numbers as they are."""
    page: str = ENGINE.get_template(template).render(Context(values, use_l10n=False))
    if MISSING in page:
        raise RenderFailed("A part of the document is missing from its template.")
    return page


def long_date(day: date) -> str:
    """11 July 2019"""
    return f"{day.day} {day:%B %Y}"


def context(snapshot: Snapshot) -> dict[str, Any]:
    """What the templates of the pack need."""
    doc = snapshot.document
    lines = contents.lines(snapshot)
    return {
        "snapshot": snapshot,
        "doc": doc,
        "date": doc.text_as_of.isoformat(),
        "title_lines": balanced(doc.title),
        "head_left": shortened(doc.short_title, HEAD_LEFT),
        "head_right": shortened(doc.meeting_short, HEAD_RIGHT),
        "stages": _stages(doc.body),
        "stage_sentence": f"Stage {list(STAGES).index(doc.body) + 1} of 3: {STAGES[doc.body]}. "
        f"The order is {', '.join(STAGES.values())}.",
        "particulars": [(label, value) for label, value in _particulars(doc) if value],
        "contents": lines,
        "long_contents": contents.overflow(snapshot, lines),
        "annexes": contents.annexes(snapshot),
        "with_paragraphs": any(row.paragraph for row in snapshot.activities.rows),
        "bars": _bars(snapshot.figure) if snapshot.figure else [],
        "text_hash": _grouped(canonical.text_hash(snapshot)),
        "snapshot_hash": _grouped(canonical.snapshot_hash(snapshot)),
        "template_version": TEMPLATE_VERSION,
    }


def _particulars(doc: Document) -> list[tuple[str, str]]:
    edition = " · ".join(filter(None, (long_date(doc.text_as_of), f"edition {doc.edition}", doc.text_status)))
    return [
        ("Reporting period", f"{long_date(doc.period_from)} to {long_date(doc.period_to)}"),
        ("Text as of", edition),
        ("Earlier stages", doc.earlier_stages),
        ("Prepared by", doc.prepared_by),
        ("Action invited", doc.action_invited),
        ("Data", f"{doc.data_note}. Not an official document" if doc.data_note else ""),
    ]


def _stages(body: str) -> list[dict[str, Any]]:
    """Three places on the line of the cover, in the units of its drawing."""
    places = [(code, name, 30 + 50 * n) for n, (code, name) in enumerate(STAGES.items())]
    return [
        {"name": name, "x": x, "current": code == body, "line_from": x + 5, "line_to": x + 43, "head": x + 45}
        for code, name, x in places
    ]


def _bars(figure: Figure) -> list[dict[str, Any]]:
    most = max((count for row in figure.rows for count in row.counts), default=0)
    scale = min(STEPS_A_COUNT, BAR_STEPS / most) if most else 0
    return [
        {
            "form": row.form,
            "label": row.label,
            "total": row.total,
            "cells": [{"count": c, "step": f"s{max(1, round(c * scale))}"} for c in row.counts],
        }
        for row in figure.rows
    ]


def _grouped(digest: str) -> str:
    return " ".join(digest[i : i + 8] for i in range(0, len(digest), 8))

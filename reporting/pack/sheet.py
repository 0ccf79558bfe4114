"""The clearance sheet: one activity on one A4 page, with a version code and room for a signature (DESIGN §6)."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from io import BytesIO

import pikepdf

from reporting.pack import assemble, conformance
from reporting.pack.parts import Part
from reporting.pack.process import Limits, typeset
from reporting.pack.sections import html

DENSITIES = ("", "tight1", "tight2", "tight3")
SHORT_FACT = 90
LIMITS = Limits(cpu_seconds=60, wall_seconds=90, memory_bytes=2 * 1024**3)


@dataclass(frozen=True, kw_only=True)
class Fact(Part):
    """One line of "Facts entered"; an empty value is written "–" by the caller."""

    label: str
    value: str
    whole: bool = False  # never cut, because others will read all of it


@dataclass(frozen=True, kw_only=True)
class ClearanceSheet(Part):
    """What a superior must see to clear an entry; all of it goes into the version code."""

    reference: str  # "BM-2026-K7QM"
    revision: str  # "third revision"
    purpose: str = "An activity for the update to ADSOM WG, ADSOM and ADMM. For the signature of the approving officer."
    sentence: str  # the sentence the report would print
    sentence_place: str  # "Paragraph 8(b)(iv) of the draft for the ADSOM WG, Manila, 2026, and one line in Annex I."
    facts: tuple[Fact, ...]
    scope: str  # what has been declared on CP 9, and who will see the entry
    mark: str  # the handling mark, on the page: "For official use"
    drafted_by: str  # "[name], [office]"
    drafted_on: str  # "12 January 2026"
    data_note: str = ""

    @property
    def version_code(self) -> str:
        """1B22-D9C8-1DA7: it changes when anything that is cleared changes, and only then."""
        cleared = {
            k: v for k, v in asdict(self).items() if k not in ("purpose", "drafted_by", "drafted_on", "data_note")
        }
        digest = hashlib.sha256(json.dumps(cleared, ensure_ascii=False, sort_keys=True).encode()).hexdigest().upper()
        return "-".join(digest[i : i + 4] for i in (0, 4, 8))


def render_sheet(sheet: ClearanceSheet) -> bytes:
    """The sheet as a tagged PDF of exactly one page; RenderFailed with a sentence if its text is far too long.

    The sentence is never cut: it is what the signature clears; nor is a fact that others read whole. The other facts
    are, at the last, with "…".
    """
    values = [{"sheet": sheet, "density": density, "code": sheet.version_code} for density in DENSITIES]
    values.append({"sheet": _shortened(sheet), "density": DENSITIES[-1], "code": sheet.version_code})
    variants = [html("reporting/pack/sheet.html", value) for value in values]
    unit = typeset(variants, limits=LIMITS, hear=lambda message: None, max_pages=1)
    with pikepdf.open(BytesIO(unit.pdf)) as pdf:
        assemble.declare_accessible(pdf)
        return conformance.require(assemble.saved(pdf), attached=set())


def _shortened(sheet: ClearanceSheet) -> ClearanceSheet:
    short = [
        f.value if f.whole or len(f.value) <= SHORT_FACT else f"{f.value[:SHORT_FACT].rstrip()} …" for f in sheet.facts
    ]
    return replace(sheet, facts=tuple(replace(f, value=v) for f, v in zip(sheet.facts, short, strict=True)))

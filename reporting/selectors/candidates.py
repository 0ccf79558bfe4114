"""What a cycle reports, and what staff still have to decide; the secretariat's only (DESIGN §5)."""

from collections.abc import Iterable
from dataclasses import dataclass

from activities.models import Activity
from activities.selectors import reportable
from reporting.models import AnnexRow, CandidateDecision, Cycle, ParagraphSource
from reporting.states import FROZEN, Annex, Choice


@dataclass(frozen=True)
class Candidate:
    """One record and where it stands in the cycle."""

    activity: Activity
    place: str  # "period", "earlier" or "crosses"
    decision: CandidateDecision | None

    @property
    def choice(self) -> str:
        """What staff decided; empty when the rule decides, or nobody has yet."""
        return self.decision.choice if self.decision else ""

    @property
    def reported(self) -> str:
        """The section it goes to: 'period', 'earlier' or '' when it is not reported."""
        if self.choice == Choice.EXCLUDE:
            return ""
        if self.choice == Choice.INCLUDE:
            return "period"
        if self.choice == Choice.EARLIER:
            return "earlier"
        return "" if self.place == "crosses" else self.place

    @property
    def undecided(self) -> bool:
        """Whether its date crosses the cut-off and nobody has decided."""
        return self.place == "crosses" and self.decision is None


def candidates_of(cycle: Cycle, *, light: bool = False) -> list[Candidate]:
    """Every candidate of the cycle, less what an earlier report has settled; light is enough for a list."""
    decisions = {row.activity_id: row for row in cycle.decisions.select_related("decided_by")}
    done = reported_before(cycle)
    held = reportable.candidates(cycle.period_from, cycle.cutoff).exclude(pk__in=done)
    crossing = reportable.straddling(cycle.cutoff).exclude(pk__in=done)
    if light:
        held, crossing = held.prefetch_related(None), crossing.prefetch_related(None)
    rows = [Candidate(a, "earlier" if a.earlier else "period", decisions.get(a.pk)) for a in held]
    return rows + [Candidate(a, "crosses", decisions.get(a.pk)) for a in crossing]


def reported_before(cycle: Cycle) -> set[int]:
    """Records that a settled report of another cycle cites as having taken place, also when they ended in another."""
    settled = {"stage__state__in": FROZEN}
    rows = AnnexRow.objects.filter(annex=Annex.ACTIVITIES, activity__isnull=False, **settled)
    pairs = rows.exclude(stage__cycle=cycle).values_list("activity_id", "activity__merged_into_id")
    return {key for pair in pairs for key in pair if key}


def section_of(candidates: Iterable[Candidate], place: str) -> list[Activity]:
    """The records that go to one section."""
    return [candidate.activity for candidate in candidates if candidate.reported == place]


def upcoming_of(cycle: Cycle, *, light: bool = False) -> list[Activity]:
    """Planned and confirmed ones after the cut-off that staff did not leave out."""
    left_out = cycle.decisions.filter(choice=Choice.EXCLUDE).values("activity_id")
    found = reportable.upcoming(cycle.cutoff).exclude(pk__in=left_out)
    return list(found.prefetch_related(None) if light else found)


def sources_by_label(pairs: Iterable[tuple[int, str]]) -> dict[int, str]:
    """For each record the first paragraph that reports it, from (paragraph key, label) pairs in order."""
    ordered = list(pairs)
    links = ParagraphSource.objects.filter(paragraph_id__in=[pk for pk, _label in ordered])
    by_paragraph: dict[int, list[int]] = {}
    for paragraph_id, activity_id in links.values_list("paragraph_id", "activity_id"):
        by_paragraph.setdefault(paragraph_id, []).append(activity_id)
    places: dict[int, str] = {}
    for pk, label in ordered:
        for activity_id in by_paragraph.get(pk, []):
            places.setdefault(activity_id, label)
    return places

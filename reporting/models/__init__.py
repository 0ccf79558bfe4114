"""The update on its way through ADSOM WG, ADSOM and ADMM (¶10)."""

from reporting.models.cycle import CandidateDecision, Cycle
from reporting.models.pack import Download, Pack, PackFile, PackGrant, Snapshot
from reporting.models.stage import Outcome, Stage, WorkItem
from reporting.models.text import AnnexRow, Paragraph, ParagraphSource, Section, Wording

__all__ = [
    "AnnexRow",
    "CandidateDecision",
    "Cycle",
    "Download",
    "Outcome",
    "Pack",
    "PackFile",
    "PackGrant",
    "Paragraph",
    "ParagraphSource",
    "Section",
    "Snapshot",
    "Stage",
    "Wording",
    "WorkItem",
]

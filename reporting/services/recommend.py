"""What each body is invited to do."""

from dataclasses import dataclass

from reporting.models import Stage
from reporting.states import Verb


@dataclass(frozen=True)
class Line:
    """The last paragraph of the text and its items."""

    text: str
    items: tuple[str, ...] = ()


def line_for(stage: Stage) -> Line:
    """The stage's own line; 'as endorsed by ADSOM' only once that outcome is recorded."""
    if stage.body == "ADSOM_WG":
        items = ("note the update and its annexes; and", "agree to submit the update to ADSOM for notation.")
        return Line("The ADSOM WG is invited to:", items)
    if stage.body == "ADSOM":
        return Line("ADSOM is invited to endorse the update and agree to submit it to ADMM for notation.")
    if endorsed_by_adsom(stage):
        return Line("ADMM is invited to note the update, as endorsed by ADSOM.")
    return Line("ADMM is invited to note the update.")


def endorsed_by_adsom(stage: Stage) -> bool:
    """Whether ADSOM's endorsement of this cycle's update is on record."""
    return Stage.objects.filter(cycle=stage.cycle_id, body="ADSOM", outcome__verb=Verb.ENDORSED).exists()


def action_invited(stage: Stage, number: str) -> str:
    """The line of the cover."""
    asked = {
        "ADSOM_WG": "To note, and to agree to submit to ADSOM",
        "ADSOM": "To endorse, and to agree to submit to ADMM",
        "ADMM": "To note",
    }[stage.body]
    return f"{asked} (paragraph {number})"

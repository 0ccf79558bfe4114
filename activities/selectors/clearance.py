"""What the record page says of a clearance on paper; its template shows it to the owner's office alone."""

from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from activities.models import ClearanceScan, PaperClearance
from kernel.access.actor import Actor
from kernel.access.policy import policy_for


def beside_record(actor: Actor) -> dict[str, Any]:
    """The latest signed sheet of each record, its scan, and whether this person may take the scan away."""
    papers = PaperClearance.objects.filter(activity=OuterRef("pk")).order_by("-noted_at")
    may = policy_for(ClearanceScan).condition(actor, "remove")
    return {
        "paper_authority": Subquery(papers.values("authority")[:1]),
        "paper_signed_on": Subquery(papers.values("signed_on")[:1]),
        "paper_scan": Subquery(papers.values("scan__public_id")[:1]),
        "may_remove_scan": Exists(ClearanceScan.objects.filter(may, clearance__activity=OuterRef("pk"))),
    }

"""What a correction makes of the record it corrects."""

from dataclasses import replace

from activities.content import data_of
from activities.models import Activity
from activities.record import RecordData

LATER_FACTS = ("timing", "consensus_kind", "consensus_reference")


def text_once_applied(correction: Activity, parent: Activity) -> RecordData:
    """Its text; but what became known of the activity meanwhile stays, unless the correction changed it."""
    data = data_of(correction)
    before = [revision for revision in parent.revisions.all() if revision.at <= correction.logged_at]
    base = RecordData.from_json(before[-1].snapshot) if before else data
    kept = {name: getattr(parent, name) for name in LATER_FACTS if getattr(data, name) == getattr(base, name)}
    return replace(data, **kept)

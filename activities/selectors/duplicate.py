"""A record as the start of another: what is likely to be the same again, without what belongs to the one time."""

from dataclasses import replace

from activities.record import RecordData
from activities.states import Precision, Timing


def duplicate_of(data: RecordData) -> RecordData:
    """The same activity at another time: no date, no result, no consensus, no source; held, as a new form has it."""
    return replace(
        data,
        precision=Precision.DAY,
        date_from=None,
        date_to=None,
        timing=Timing.TOOK_PLACE,
        summary="",
        reportable_text="",
        consensus_kind="",
        consensus_reference="",
        source="",
        practice="",
        practice_shared=False,
        practice_reuse=False,
        parties=tuple(replace(party, represented_by="") for party in data.parties),
    )

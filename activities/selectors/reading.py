"""Which text of a record one reader reads, and which parties of it: every page, export and answer asks here."""

from dataclasses import replace

from activities.content import data_of, offices_by_code, parts_of, working_data
from activities.models import Activity, Participation
from activities.record import RecordData
from activities.selectors.lists import reads_all, reads_working, seen_parties
from kernel.access.actor import Actor


def whole_text(activity: Activity, actor: Actor) -> RecordData:
    """The text in work for the owner and co-authors, for others the one last submitted; with what only some may read.

    Whoever may read the record is not thereby one who reads all of this: `text_for` says what is read.
    """
    return working_data(activity) if reads_working(activity, actor) else data_of(activity)


def text_for(data: RecordData, activity: Activity, actor: Actor) -> RecordData:
    """What this reader reads of a text of the record: all of it, or what is open."""
    return data if reads_all(activity, actor) else open_text(data, activity, actor)


def open_text(data: RecordData, activity: Activity, actor: Actor) -> RecordData:
    """The text without what only its owner and the secretariat read (¶9, ¶8(a)(i), DESIGN §4)."""
    seen = {part.name for part in seen_parties(activity, actor)}
    seen |= {part.office.code for part in seen_parties(activity, actor) if part.office}
    return replace(
        data,
        summary=data.reportable_text or data.summary,
        reportable_text="",
        practice=data.practice if data.practice_shared else "",
        practice_reuse=data.practice_shared and data.practice_reuse,
        source="",
        parties=tuple(party for party in data.parties if party.name in seen),
    )


def parts_for(activity: Activity, actor: Actor) -> list[Participation]:
    """The parties of the text this reader reads, each with its answer; of a text in work they are in no table yet."""
    if not activity.working or not reads_working(activity, actor):
        return seen_parties(activity, actor)
    answers = {part.office_id: part for part in activity.participations.all() if part.office_id}
    return parts_of(activity, working_data(activity), offices_by_code(), answers)

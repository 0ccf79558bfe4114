"""The versions of one record that one reader may read, and what differs between any two of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from activities.content import working_data
from activities.models import Activity
from activities.policy import EDITABLE
from activities.record import RecordData
from activities.selectors.differences import Difference, differences
from activities.selectors.history import versions_for
from activities.selectors.lists import reads_working
from kernel import clock
from kernel.access.actor import Actor
from kernel.members.selectors import state_names
from kernel.ui.dates import day_words

IN_WORK = "work"


@dataclass(frozen=True)
class Version:
    """One text of the record: what an address calls it, and who let it stand when."""

    key: str
    title: str
    data: RecordData
    who: str = ""
    did: str = ""
    at: datetime | None = None
    attested: bool = False


@dataclass(frozen=True)
class Comparison:
    """Two versions and what differs."""

    old: Version
    new: Version
    names: Mapping[str, str]

    @property
    def changes(self) -> tuple[Difference, ...]:
        """Field by field, in the order of the record."""
        return differences(self.old.data, self.new.data, self.names)


def versions_of(activity: Activity, actor: Actor) -> list[Version]:
    """Newest first; whoever reads the text in work finds it on top."""
    frozen = [
        Version(
            key=str(revision.number),
            title=_title(revision.number, revision.at),
            data=RecordData.from_json(revision.snapshot),
            who=who,
            did=did,
            at=revision.at,
            attested=revision.attested,
        )
        for revision, who, did in versions_for(activity, actor)
    ]
    in_work = reads_working(activity, actor) and activity.state in EDITABLE
    return [*([Version(IN_WORK, _("Text in work"), working_data(activity))] if in_work else []), *frozen]


def _title(number: int, at: datetime) -> str:
    return _("Version %(number)s, %(day)s") % {"number": number, "day": day_words(clock.day_of(at))}


def compared(versions: list[Version], old: str, new: str) -> Comparison | None:
    """The two that were asked for; else the latest and the one before; nothing when there is but one."""
    if len(versions) < 2:
        return None
    known = {version.key: version for version in versions}
    after = known.get(new, versions[0])
    before = versions[min(versions.index(after) + 1, len(versions) - 1)]
    return Comparison(known.get(old, before), after, state_names())

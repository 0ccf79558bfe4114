"""What an office answered to the records of others, for its own ledger: its part, its wishes, its own date or place."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from activities.models import Activity, DoNotReport, OtherVersion, Participation
from activities.states import Confirmation
from kernel.access.actor import Actor
from kernel.ui.dates import when_words

OWN_WORDS = (Confirmation.CONFIRMED, Confirmation.DECLINED)


@dataclass(frozen=True)
class Answer:
    """One answer to one record: what it was, in what words, and when."""

    activity: Activity
    kind: str
    words: str
    at: datetime


def answers_of(actor: Actor, office_ids: Collection[int]) -> list[Answer]:
    """Every answer of these offices to a record of others that this person sees, the first first."""
    records = Activity.objects.visible_to(actor).exclude(owner_id__in=office_ids)
    asked = {"office_id__in": office_ids, "activity__in": records}
    parts = Participation.objects.filter(**asked, confirmation__in=OWN_WORDS).select_related("activity__owner")
    wishes = DoNotReport.objects.filter(**asked).select_related("activity__owner")
    versions = OtherVersion.objects.filter(**asked).select_related("activity__owner")
    found = [
        *(Answer(part.activity, str(part.get_confirmation_display()), "", part.at) for part in parts if part.at),
        *(answer for wish in wishes for answer in _of_wish(wish)),
        *(Answer(one.activity, _("Gave another date or place"), _of_version(one), one.given_at) for one in versions),
    ]
    return sorted(found, key=lambda answer: (answer.at, answer.activity.reference))


def _of_wish(wish: DoNotReport) -> Iterator[Answer]:
    yield Answer(wish.activity, _("Asked not to report it"), "", wish.asked_at)
    if wish.lifted_at:
        yield Answer(wish.activity, _("Allowed it to be reported again"), "", wish.lifted_at)


def _of_version(version: OtherVersion) -> str:
    """“4 December 2024 · Thakhek · Own file 7”."""
    days = version.days
    said = [when_words(days.date_from, days.date_to, days.precision)] if days.known else []
    return " · ".join([*said, *filter(None, [version.place, version.source])])

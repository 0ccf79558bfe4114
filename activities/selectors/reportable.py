"""What a cycle may report (DESIGN §5). The lists are the secretariat's only; reporting asks, nobody else."""

from datetime import date

from django.conf import settings
from django.db.models import BooleanField, ExpressionWrapper, F, Q

from activities.content import data_of
from activities.models import Activity
from activities.querysets import ActivityQuerySet
from activities.sentences import Words, report_text, table_parties
from activities.states import PRINTED, Precision
from kernel.members.selectors import roll_of, state_names
from kernel.members.states import Body
from mechanisms.models import Mechanism


def base() -> ActivityQuerySet:
    """Shared, not on hold, of a kind that is reported, consensus recorded; sample data only in the demo."""
    rows: ActivityQuerySet = Activity.objects.reported_kind()
    if not settings.DEMO:
        rows = rows.filter(sample=False)
    return rows


def candidates(period_start: date, cutoff: date) -> ActivityQuerySet:
    """What took place and ended by the cut-off, whenever logged; `earlier` marks those before this period."""
    earlier = ExpressionWrapper(Q(date_to__lt=period_start), output_field=BooleanField())
    held: ActivityQuerySet = base().took_place().ended_between(None, cutoff).annotate(earlier=earlier)
    return held.for_record().order_by("sort_on", "date_to", "reference")


def straddling(cutoff: date) -> ActivityQuerySet:
    """Took place, but its date crosses the cut-off or is not known: staff decide, with a reason."""
    crosses = Q(date_from__lte=cutoff, date_to__gt=cutoff) | Q(precision=Precision.UNKNOWN)
    return base().took_place().filter(crosses).for_record().order_by("sort_on", "reference")


def upcoming(after: date) -> ActivityQuerySet:
    """Shared ones that are planned or confirmed and not before this day."""
    later = Q(date_to__gt=after) | Q(precision=Precision.UNKNOWN)
    return base().upcoming().filter(later).for_record().order_by(F("date_from").asc(nulls_last=True), "reference")


def wording() -> Words:
    """The names sentences use, read once for many records."""
    return Words(
        states=state_names(),
        mechanisms=dict(Mechanism.objects.values_list("code", "name")),
        roll=roll_of(Body.ADMM),
    )


def printed_codes(activity: Activity) -> frozenset[str]:
    """The states whose part may be printed."""
    parts = activity.participations.all()
    return frozenset(part.office.code for part in parts if part.office and part.confirmation in PRINTED)


def paragraph_of(activity: Activity, words: Words) -> str:
    """The report's text on one record, with the confirmed parties only."""
    return report_text(data_of(activity), words, printed=printed_codes(activity))


def participants_of(activity: Activity, words: Words) -> str:
    """The participants as an annex row prints them, with the confirmed parties only."""
    return table_parties(data_of(activity), words, printed=printed_codes(activity))

"""Opening a cycle: its period, its cut-off and the real meetings it goes to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db import IntegrityError
from django.utils.translation import gettext as _

from kernel.access.actor import SECRETARIAT, Actor
from kernel.accounts.acting import person_of
from kernel.audit import record as audit
from kernel.errors import Forbidden, Objected, Objection
from kernel.members.models import Office
from kernel.ui.dates import day_words
from mechanisms.models import Meeting
from reporting.models import Cycle, Stage
from reporting.states import BODIES

FIRST_DAY = date(2019, 7, 11)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What an officer says about a new cycle."""

    title: str
    cutoff: date
    meetings: Mapping[str, Meeting | None]
    lead: Office | None = None
    mark: str = ""


def open_cycle(*, actor: Actor, plan: Plan) -> Cycle:
    """Open a cycle from the day after the last cut-off, with one stage for each body (¶10)."""
    if not actor.has(*SECRETARIAT):
        raise Forbidden
    first = period_start()
    _check(plan, first)
    try:
        return _create(actor, plan, first)
    except IntegrityError:
        raise Objected(_("Another cycle was opened at the same moment. Look at the list, then try again.")) from None


def _create(actor: Actor, plan: Plan, first: date) -> Cycle:
    with audit.unit(actor):
        cycle = Cycle.objects.create(
            title=plan.title.strip(),
            period_from=first,
            cutoff=plan.cutoff,
            lead=plan.lead,
            opened_by_id=person_of(actor),
        )
        Stage.objects.bulk_create(_stage(cycle, body, order, plan) for order, body in enumerate(BODIES, 1))
        audit.record("reporting.cycle.opened", cycle)
    return cycle


def period_start() -> date:
    """The day after the last cut-off; the first period starts with the paper."""
    last = last_cutoff()
    return last + timedelta(days=1) if last else FIRST_DAY


def last_cutoff() -> date | None:
    """The latest cut-off of the cycles that were not discarded."""
    cycles = Cycle.objects.filter(discarded_at=None).order_by("-cutoff")
    return cycles.values_list("cutoff", flat=True).first()


def _check(plan: Plan, first: date) -> None:
    objections = []
    if plan.cutoff < first:
        objections.append(Objection(_too_early(first), field="cutoff"))
    if Cycle.objects.filter(title__iexact=plan.title.strip(), discarded_at=None).exists():
        objections.append(Objection(_("There is already a cycle with this name."), field="title"))
    for body, meeting in plan.meetings.items():
        if meeting is not None and meeting.body != body:
            objections.append(Objection(_("This meeting is of another body."), field=body.lower()))
        elif meeting is not None and meeting.start is not None and meeting.start < plan.cutoff:
            objections.append(Objection(_("This meeting is before the cut-off."), field=body.lower()))
    if objections:
        raise Objected(objections)


def _too_early(first: date) -> str:
    if first == FIRST_DAY:
        return _("The cut-off lies before the period starts.")
    words = {"last": day_words(first - timedelta(days=1)), "first": day_words(first)}
    return _("The last cut-off was %(last)s. The new period begins on %(first)s and ends on that day or later.") % words


def _stage(cycle: Cycle, body: str, order: int, plan: Plan) -> Stage:
    mark = plan.mark or settings.DEFAULT_MARK
    return Stage(cycle=cycle, body=body, order=order, meeting=plan.meetings.get(body), mark=mark)

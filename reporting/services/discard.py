"""Discarding a cycle that was opened by mistake, as long as no Member State has read of it."""

from django.utils.translation import gettext as _

from kernel import clock
from kernel.access.actor import Actor
from kernel.access.querysets import can
from kernel.audit import record as audit
from kernel.errors import Forbidden, Objected, Objection
from reporting.models import Cycle, WorkItem
from reporting.services.questions import close_question
from reporting.services.write import clear


def discard_cycle(*, actor: Actor, cycle: Cycle, reason: str) -> Cycle:
    """Empty its texts and take it out of every list; its paper numbers stay given (DESIGN §2.7)."""
    with audit.unit(actor):
        locked = Cycle.objects.select_for_update(of=("self",)).get(pk=cycle.pk)
        if not can(actor, "discard", locked):
            raise Forbidden(_("A text of this cycle has been before the Member States. The cycle stays."))
        _check(locked, reason)
        for item in WorkItem.objects.filter(stage__cycle=locked, closed_at=None):
            close_question(actor=actor, item=item, note=_("The cycle was discarded."))
        for stage in locked.stages.all():
            clear(stage)
        locked.discarded_at = clock.now()
        locked.save(update_fields=["discarded_at"])
        audit.record("reporting.cycle.discarded", locked, comment=reason.strip())
    return locked


def _check(cycle: Cycle, reason: str) -> None:
    objections = []
    if not reason.strip():
        objections.append(Objection(_("Write why it is discarded."), field="reason"))
    later = Cycle.objects.filter(cutoff__gt=cycle.cutoff, discarded_at=None).order_by("cutoff").first()
    if later is not None:
        sentence = _("The period of “%(title)s” begins after this one. Discard that cycle first.")
        objections.append(Objection(sentence % {"title": later.title}))
    if objections:
        raise Objected(objections)

"""The Chair of a body, or the lead on a paper, passes on at a meeting: one row ends, the next begins the day after."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from kernel import clock
from kernel.access.actor import Actor, Role
from kernel.accounts.selectors import holders
from kernel.audit.record import record, unit
from kernel.errors import Objected, Objection
from kernel.members.models import Chair, LeadCountry, Office
from kernel.members.selectors import in_force, members_of
from kernel.notify.services.tell import tell
from mechanisms.register.kinds import Kind
from mechanisms.register.tables import BY_MODEL
from mechanisms.register.words import changes_between, in_words
from mechanisms.services.lock import lock_register

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Passing:
    """What passes, to whom, when."""

    kind: Kind
    seat: dict[str, str]
    to: Office
    day: date
    note: str

    @property
    def rows(self) -> QuerySet[Any]:
        """Every spell of this Chair or lead."""
        return self.kind.model._base_manager.filter(**self.seat)

    @property
    def comment(self) -> str:
        """What the audit keeps: the note, and whether the day had passed when the handover was recorded."""
        late = _("Recorded after the day of the handover.") if self.day < clock.today() else ""
        return " ".join(filter(None, (late, self.note)))


def hand_over_chair(*, actor: Actor, body: str, to_office: Office, on_day: date, note: str = "") -> Chair:
    """The present Chair keeps the day of the meeting; its posts lose their powers with the end of that day."""
    with unit(actor):
        lock_register()
        if to_office not in members_of(body, on_day + ONE_DAY):
            sentence = _("%(office)s is not a member of this body on that day.")
            raise Objected([Objection(sentence % {"office": to_office.name}, field="office")])
        chair: Chair = _pass_on(Passing(BY_MODEL[Chair], {"body": body}, to_office, on_day, note))
    return chair


def hand_over_chairs(*, actor: Actor, bodies: Iterable[str], to_office: Office, on_day: date, note: str = "") -> None:
    """The Chairs of several bodies pass on together, or none does."""
    with unit(actor):
        for body in bodies:
            hand_over_chair(actor=actor, body=body, to_office=to_office, on_day=on_day, note=note)


def hand_over_lead(*, actor: Actor, paper: str, to_office: Office, on_day: date, note: str = "") -> LeadCountry:
    """Another state leads on the paper from the day after."""
    with unit(actor):
        lock_register()
        lead: LeadCountry = _pass_on(Passing(BY_MODEL[LeadCountry], {"paper": paper}, to_office, on_day, note))
    return lead


def _pass_on(passing: Passing) -> Any:
    present = passing.rows.filter(in_force(passing.day)).select_related("office").first()
    if objections := _objections(passing, present):
        raise Objected(objections)
    if present is not None:
        before = in_words(passing.kind, present)
        present.end = passing.day
        present.save(update_fields=["end"])
        changes = changes_between(before, in_words(passing.kind, present))
        record("mechanisms.row.handed_over", present, changes=changes, comment=passing.comment)
    start = passing.day + ONE_DAY
    following = passing.kind.model(**passing.seat, office=passing.to, start=start, note=passing.note)
    following.save(force_insert=True)
    changes = changes_between({}, in_words(passing.kind, following))
    record("mechanisms.row.taken_over", following, changes=changes, comment=passing.comment)
    _tell_both(present, following)
    return following


def _tell_both(present: Any, following: Any) -> None:
    """The approvers of the state that held it, and of the one that takes it over."""
    offices = {row.office_id for row in (present, following) if row is not None}
    tell(holders(offices, [Role.APPROVER]), kind="mechanisms.handed_over", link=reverse("mechanisms:chair-list"))


def _objections(passing: Passing, present: Any) -> list[Objection]:
    later = passing.rows.filter(start__gt=passing.day).select_related("office").order_by("start").first()
    if later is not None:
        sentence = _("“%(other)s” is already entered from a later day. Change that row instead.")
        return [Objection(sentence % {"other": passing.kind.title(later)}, field="day")]
    if present is not None and present.office_id == passing.to.pk:
        sentence = _("%(office)s holds it already on that day.")
        return [Objection(sentence % {"office": passing.to.name}, field="office")]
    return []

"""The Chair of a body, or the lead on a paper, passes on at a meeting: one row ends, the next begins the day after."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kernel.access.actor import Actor
from kernel.audit.record import record, unit
from kernel.errors import Objected, Objection
from kernel.members.models import Chair, LeadCountry, Office
from kernel.members.selectors import in_force, members_of
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
        record("mechanisms.row.handed_over", present, changes=changes, comment=passing.note)
    start = passing.day + ONE_DAY
    following = passing.kind.model(**passing.seat, office=passing.to, start=start, note=passing.note)
    following.save(force_insert=True)
    changes = changes_between({}, in_words(passing.kind, following))
    record("mechanisms.row.taken_over", following, changes=changes, comment=passing.note)
    return following


def _objections(passing: Passing, present: Any) -> list[Objection]:
    later = passing.rows.filter(start__gt=passing.day).select_related("office").order_by("start").first()
    if later is not None:
        sentence = _("“%(other)s” is already entered from a later day. Change that row instead.")
        return [Objection(sentence % {"other": passing.kind.title(later)}, field="day")]
    if present is not None and present.office_id == passing.to.pk:
        sentence = _("%(office)s holds it already on that day.")
        return [Objection(sentence % {"office": passing.to.name}, field="office")]
    return []

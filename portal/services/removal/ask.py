"""Asking that text be removed, and closing a request without removing anything."""

from collections.abc import Iterable

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _

from activities.models import Activity
from activities.states import Audience
from kernel import clock
from kernel.access.actor import Actor, Role
from kernel.accounts.acting import person_of
from kernel.accounts.selectors import holders
from kernel.audit import record as audit
from kernel.errors import Objected, Objection
from kernel.members.models import Office
from kernel.members.states import SECRETARIAT_CODE
from kernel.notify.services.tell import tell
from portal.models import Removal
from portal.services.removal import record
from reporting.models import Paragraph

PARAGRAPH_FIELDS = ("text",)


def ask_of_record(*, actor: Actor, activity: Activity, fields: Iterable[str], ground: str) -> Removal:
    """Somebody who sees a record says which of its fields hold text that must not be here."""
    with audit.unit(actor):
        row = Activity.objects.select_for_update(of=("self",)).get_for(actor, "ask_removal", pk=activity.pk)
        chosen = [name for name in record.FIELDS if name in set(fields)]
        _check_new(Removal.objects.filter(activity=row))
        family = record.family_of(row)
        if not record.values_of(row, family, chosen) and not record.files_of(family, chosen).exists():
            raise Objected([Objection(_("There is nothing in what you chose."), field="fields")])
        about = row.reference
        asked = _ask(actor, Removal(activity=row, office_id=row.owner_id, about=about, fields=chosen, ground=ground))
        audit.record("removal.asked", row, changes={"fields": chosen})
    return asked


def ask_of_paragraph(*, actor: Actor, paragraph: Paragraph, ground: str) -> Removal:
    """An officer says that a paragraph of a text that is not settled holds text that must not be here."""
    with audit.unit(actor):
        rows = Paragraph.objects.select_for_update(of=("self",)).select_related("stage__cycle", "section")
        row = rows.get_for(actor, "ask_removal", pk=paragraph.pk)
        _check_new(Removal.objects.filter(paragraph=row))
        about = _("%(stage)s, section %(letter)s") % {"stage": row.stage, "letter": row.section.letter}
        office = Office.objects.get(code=SECRETARIAT_CODE)
        fields = list(PARAGRAPH_FIELDS)
        asked = _ask(actor, Removal(paragraph=row, office=office, about=about[:200], fields=fields, ground=ground))
        audit.record("removal.asked", row)
    return asked


def _check_new(same: models.QuerySet[Removal]) -> None:
    if same.filter(done_at__isnull=True, closed_at__isnull=True).exists():
        raise Objected(_("A request about this waits already."))


def _ask(actor: Actor, removal: Removal) -> Removal:
    removal.asked_by_id, removal.asked_at = person_of(actor), clock.now()
    removal.save(force_insert=True)
    tell(set(second_persons(removal)) - {actor.person_id}, kind="removal.asked", link=link_of(removal))
    return removal


def second_persons(removal: Removal) -> list[int]:
    """Who may agree: publishers; of a draft that no one else reads the approvers of its office."""
    draft = removal.activity is not None and removal.activity.audience == Audience.OWNER
    if draft and removal.office.code != SECRETARIAT_CODE:
        return holders([removal.office_id], [Role.APPROVER])
    offices = Office.objects.filter(code=SECRETARIAT_CODE).values_list("pk", flat=True)
    return holders(offices, [Role.PUBLISHER])


def link_of(removal: Removal) -> str:
    """The page of the request."""
    return reverse("removal", args=[removal.public_id])


def close_request(*, actor: Actor, removal: Removal) -> Removal:
    """The second person does not agree, or who asked takes the request back: nothing is removed."""
    own = removal.asked_by_id == actor.person_id
    with audit.unit(actor):
        rows = Removal.objects.select_for_update(of=("self",))
        row = rows.get_for(actor, "take_back" if own else "agree", pk=removal.pk)
        row.closed_by_id, row.closed_at = actor.person_id, clock.now()
        row.save(update_fields=["closed_by", "closed_at"])
        audit.record("removal.taken_back" if own else "removal.refused", row.activity or row.paragraph)
    return row

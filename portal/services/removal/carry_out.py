"""A second person agrees, and the text is gone from everywhere it can be taken from, in one transaction."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from activities.indexing import index
from activities.models import Activity
from activities.policy import WRITERS
from activities.states import Audience
from kernel import clock
from kernel.access.actor import Actor
from kernel.accounts.selectors import holders
from kernel.audit import record as audit
from kernel.audit.verify import REMOVED
from kernel.consensus.models import Item, Round
from kernel.consensus.services.standing import follow, lock
from kernel.consensus.states import LIVE
from kernel.errors import Forbidden, Objected
from kernel.notify.services.tell import tell
from portal.models import Removal
from portal.services import ledger
from portal.services.removal import door, elsewhere, held, record
from portal.services.removal.ask import link_of
from portal.services.removal.tombstone import Removed, texts_to_remove
from reporting.models import Paragraph
from reporting.selectors.people import approvers_of
from reporting.selectors.places import stage_link
from reporting.services.remove_files import remove_files

NAMES = {
    "activities.activity": lazy("Records, corrections included"),
    "activities.revision": lazy("Frozen versions of the record"),
    "activities.participation": lazy("Organisations named"),
    "activities.scopehold": lazy("Reasons of a hold"),
    "activities.sharingbasis": lazy("Bases for sharing"),
    "audit.remark": lazy("Comments in the history"),
    "consensus.item": lazy("Texts before the seats"),
    "consensus.position": lazy("Replies of seats"),
    "jobs.job": lazy("Background work"),
    "notify.message": lazy("Mails that wait to be sent"),
    "notify.caughtmail": lazy("Mails that were kept"),
    "reporting.annexrow": lazy("Rows of an annex"),
    "reporting.paragraph": lazy("Paragraphs"),
    "reporting.wording": lazy("Earlier wordings"),
}


@dataclass
class Done:
    """What a removal changed, and what it could not."""

    removed: list[Removed]
    far: list[Removed]
    changed: dict[str, set[int]] = field(default_factory=dict)

    def add(self, found: dict[str, set[int]]) -> None:
        """Remember what one sweep changed."""
        for label, keys in found.items():
            self.changed.setdefault(label, set()).update(keys)

    @property
    def places(self) -> dict[str, int]:
        """How many rows of what, in words."""
        named = {label: NAMES.get(label) or apps.get_model(label)._meta.verbose_name for label in self.changed}
        return {str(name): len(self.changed[label]) for label, name in named.items() if self.changed[label]}

    @property
    def remarks(self) -> list[int]:
        """The entries of the audit whose words are gone."""
        return sorted(self.changed.get("audit.remark", ()))


def agree_to_removal(*, actor: Actor, removal: Removal) -> Removal:
    """The text is replaced by tombstones; raises when the same person asked, whatever posts that person holds."""
    with audit.unit(actor):
        row = Removal.objects.select_for_update(of=("self",)).get_for(actor, "agree", pk=removal.pk)
        if actor.person_id is None or row.asked_by_id == actor.person_id:
            raise Forbidden(_("Another person has to agree."))
        row.agreed_by_id, row.agreed_at = actor.person_id, clock.now()
        row.save(update_fields=["agreed_by", "agreed_at"])
        door.open_for(row)
        done = _of_record(row.activity) if row.activity is not None else _of_paragraph(row.paragraph)
        _finish(row, actor, done)
    return row


def _of_record(activity: Activity) -> Done:
    """A record with its corrections, then its copies; of a draft nobody else read only what its office set going."""
    draft = activity.audience == Audience.OWNER
    family = record.family_of(activity)
    removal = Removal.objects.get(activity=activity, done_at=None, closed_at=None)
    removed = texts_to_remove(record.values_of(activity, family, removal.fields), clock.today())
    if not removed:
        raise Objected(_("The text is not there any more."))
    done = Done(removed, elsewhere.distinctive(removed, family))
    done.add(record.take_away(family, removed))
    index(family)
    done.add(elsewhere.take_away(removed, record.beside(family) + ([] if draft else elsewhere.linked(family))))
    done.add(elsewhere.take_away(done.far, elsewhere.everywhere(of_office=activity.owner_id if draft else None)))
    return Done(removed, [], done.changed) if draft else done


def _of_paragraph(paragraph: Paragraph | None) -> Done:
    """A paragraph with its earlier wordings and what the seats read and wrote of it."""
    if paragraph is None:
        raise Objected(_("The paragraph is not there any more."))
    if not paragraph.stage.editable:
        raise Objected(_("The text has been settled and does not change any more."))
    wordings = paragraph.wordings.values_list("text", flat=True)
    removed = texts_to_remove({paragraph.text, *wordings}, clock.today())
    if not removed:
        raise Objected(_("The text is not there any more."))
    done = Done(removed, elsewhere.distinctive(removed, []))
    own: list[QuerySet[Any]] = [
        Paragraph.objects.filter(pk=paragraph.pk),
        paragraph.wordings.all(),
        Item.objects.filter(key=paragraph.key),
    ]
    done.add(elsewhere.take_away(removed, own))
    done.add(elsewhere.take_away(done.far, elsewhere.everywhere(of_office=None)))
    return done


def _finish(removal: Removal, actor: Actor, done: Done) -> None:
    """Keep what became of it, close the door, and leave the trace."""
    now = datetime.now(UTC)
    removal.hashes = [text.sha256 for text in done.removed]
    removal.places, removal.held = done.places, held.still_held(done.far)
    removal.backups = held.backups_with(removal, now)
    removal.done_at = clock.now()
    removal.save(update_fields=["hashes", "places", "held", "backups", "done_at"])
    changes = {"fields": removal.fields, "hashes": removal.hashes, "places": removal.places, REMOVED: done.remarks}
    audit.record("removal.agreed", removal.activity or removal.paragraph, changes=changes)
    _tell_the_seats(actor, done)
    tell([removal.asked_by_id], kind="removal.done", link=link_of(removal))
    _tell_the_owner(removal)
    for pack in held.unreleased_packs(done.far):
        transaction.on_commit(partial(remove_files, pack=pack))
    transaction.on_commit(partial(ledger.note_removal, about=removal.about, hashes=removal.hashes))


def _tell_the_owner(removal: Removal) -> None:
    """Those who write for the owner of a record learn that something was removed from it, and look."""
    if removal.activity is not None:
        writers = holders([removal.office_id], WRITERS)
        link = reverse("activities:activity-detail", args=[removal.activity.reference])
        tell(set(writers) - {removal.asked_by_id}, kind="removal.of_yours", link=link)


def _tell_the_seats(actor: Actor, done: Done) -> None:
    """Positions on a changed text of a live round no longer count, as after any edit; its seats are told."""
    items = Item.objects.filter(pk__in=done.changed.get("consensus.item", ()), round__state__in=LIVE)
    for round_ in Round.objects.filter(pk__in=items.values("round_id")).select_related("stage__cycle"):
        follow(lock(round_), actor=actor)
        tell(approvers_of(round_), kind="reporting.changed", link=stage_link(round_.stage))

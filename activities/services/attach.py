"""Put a file beside a record, take it away again, and delete those that must not be here."""

from dataclasses import asdict
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from activities.models import Activity, Attachment
from activities.services.locked import locked
from kernel.access.actor import Actor
from kernel.accounts.acting import person_of
from kernel.audit import record as audit
from kernel.errors import Objected, Objection
from kernel.files.check import check
from kernel.files.store import forget, kept


def attach(*, actor: Actor, activity: Activity, upload: UploadedFile, mark: str, for_readers: bool) -> Attachment:
    """Keep a file; the same one sent twice is kept once."""
    file = check(upload)
    with audit.unit(actor):
        row = locked(activity, actor=actor, action="attach")
        here = row.attachments.exclude(place="")
        if (first := here.filter(sha256=file.sha256).first()) is not None:
            return first
        if here.count() >= settings.ATTACHMENTS_MOST:
            sentence = _("A record has %(most)s files at most. Take one away first.")
            raise Objected([Objection(sentence % {"most": settings.ATTACHMENTS_MOST}, field="file")])
        with kept(upload) as place:
            given = {"mark": mark, "for_readers": for_readers, "added_by_id": person_of(actor)}
            attachment = Attachment.objects.create(activity=row, place=place, **asdict(file), **given)
            audit.record("activities.attached", row, changes={"kind": file.kind, "sha256": file.sha256})
    return attachment


def remove_attachment(*, actor: Actor, public_id: UUID) -> Attachment:
    """Row and bytes go; that there was a file stays in the history of its owner."""
    with audit.unit(actor):
        rows = Attachment.objects.select_for_update(of=("self",)).select_related("activity")
        file: Attachment = rows.get_for(actor, "remove", public_id=public_id)
        audit.record("activities.attachment_removed", file.activity, changes={"sha256": file.sha256})
        forget(file)
        file.delete()
    return file


def erase_attachments(*, files: QuerySet[Attachment], name: str) -> list[str]:
    """Inside a removal that two persons agreed on: the bytes go, the rows stay and say so. Gives the files’ hashes."""
    hashes = []
    for file in files.select_for_update(of=("self",)):
        forget(file)
        hashes.append(file.sha256)
        Attachment.objects.filter(pk=file.pk).update(place="", name=name)
    return hashes

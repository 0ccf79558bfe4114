"""National clearance given with a signature on the printed sheet, and the scan of that sheet."""

from dataclasses import asdict
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile

from activities.models import Activity, ClearanceScan, PaperClearance
from activities.models.clearance import Signature
from kernel.access.actor import Actor
from kernel.accounts.acting import person_of
from kernel.audit import record as audit
from kernel.files.check import Checked, check
from kernel.files.kinds import SCANS
from kernel.files.store import forget, kept
from kernel.workflow.fire import fire


def clear_on_paper(
    *, actor: Actor, activity: Activity, signature: Signature, version: int | None, scan: UploadedFile | None = None
) -> Activity:
    """The record is cleared on the authority of whoever signed; it goes back to draft by an edit or by `reopen`."""
    checked = check(scan, only=SCANS, other="no scan") if scan else None
    with audit.unit(actor):
        row = fire(activity, "clear_on_paper", actor=actor, version=version, data={"signature": signature})
        if scan and checked:
            keep_scan(actor, row.clearances.latest("noted_at"), scan, checked)
    return row


def keep_scan(actor: Actor, clearance: PaperClearance, upload: UploadedFile, file: Checked) -> None:
    """Beside the clearance that was just noted; inside the unit that notes it."""
    with kept(upload) as place:
        given = asdict(file) | {"place": place, "added_by_id": person_of(actor)}
        ClearanceScan.objects.create(clearance=clearance, **given)
        audit.record("activities.scan_kept", clearance.activity, changes={"kind": file.kind, "sha256": file.sha256})


def remove_scan(*, actor: Actor, public_id: UUID) -> None:
    """Row and bytes go; the clearance stays noted, and the history of its office says that there was a scan."""
    with audit.unit(actor):
        rows = ClearanceScan.objects.select_for_update(of=("self",)).select_related("clearance__activity")
        scan: ClearanceScan = rows.get_for(actor, "remove", public_id=public_id)
        audit.record("activities.scan_removed", scan.activity, changes={"sha256": scan.sha256})
        forget(scan)
        scan.delete()

"""Making the files of a settled text: asked for by an officer, done by a worker, kept under their own hash."""

import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from kernel import clock
from kernel.access.actor import Actor
from kernel.access.querysets import can
from kernel.audit import record as audit
from kernel.errors import Forbidden, Objected, PortalError
from kernel.jobs.kinds import register_kind
from kernel.jobs.models import Job
from kernel.jobs.progress import Progress
from kernel.jobs.services.claim import hold
from kernel.jobs.services.enqueue import enqueue
from reporting.models import Pack, PackFile, Snapshot, Stage
from reporting.pack.canonical import from_json
from reporting.pack.compile import PackFile as Made
from reporting.pack.compile import compile_files, store
from reporting.pack.errors import PackError
from reporting.pack.version import TEMPLATE_VERSION

KIND = "reporting.compile_pack"


def register() -> None:
    """Let workers know this kind of work."""
    register_kind(KIND, _("Compiling the pack"), run)


def request_compile(*, actor: Actor, stage: Stage) -> Job:
    """Ask for the files of the latest edition; a second click gives the same job."""
    if not can(actor, "compile", stage):
        raise Forbidden
    snapshot = stage.snapshots.order_by("-edition").first()
    if snapshot is None:
        raise Objected(_("The text has not been settled."))
    key = f"{snapshot.sha256}:{TEMPLATE_VERSION}"
    subject = f"{stage.cycle.title} · {stage.label} · {_('edition')} {snapshot.edition}"
    return enqueue(KIND, actor=actor, key=key, args={"snapshot": str(snapshot.public_id)}, subject=subject)


def run(job: Job, progress: Progress) -> dict[str, Any]:
    """Compile, keep the files, then write one pack; done twice it gives the same rows and the same files."""
    snapshot = Snapshot.objects.select_related("stage__cycle").get(public_id=job.args["snapshot"])
    with tempfile.TemporaryDirectory(prefix="pack-") as folder:
        try:
            made = compile_files(from_json(snapshot.body.encode()), Path(folder), progress=progress)
        except PackError as error:
            raise PortalError(str(error)) from error
        keep(made)
    pack = _write(job, snapshot, made, Actor.system(_("The portal, for %(post)s") % {"post": job.post_label}))
    return {"pack": str(pack.public_id), "link": reverse("reporting:stage-detail", args=[snapshot.stage.public_id])}


def _write(job: Job, snapshot: Snapshot, made: list[Made], actor: Actor) -> Pack:
    with audit.unit(actor):
        hold(job)
        pack, created = Pack.objects.get_or_create(
            snapshot=snapshot,
            template_version=TEMPLATE_VERSION,
            defaults={"stage": snapshot.stage, "compiled_at": clock.now()},
        )
        if created:
            PackFile.objects.bulk_create(
                PackFile(pack=pack, kind=kind_of(f.path), name=f.name, sha256=f.sha256, size=f.size) for f in made
            )
            audit.record("reporting.pack.compiled", pack, changes={f.name: f.sha256 for f in made})
    return pack


def kind_of(path: Path) -> str:
    """The kind of a file by the end of its name."""
    return path.suffix.lstrip(".")


def place_of(sha256: str) -> Path:
    """Where a file with this hash lies."""
    return Path(settings.PORTAL_DATA) / "packs" / sha256[:2] / sha256


def gone_of(sha256: str) -> Path:
    """Where a note lies in the place of a file whose bytes were removed on purpose."""
    return place_of(sha256).with_suffix(".removed")


def keep(made: list[Made]) -> None:
    """Put each file under its hash, whole or not at all; a file that is already there stays."""
    for file in made:
        target = place_of(file.sha256)
        if target.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        store(target, file.path.read_bytes())

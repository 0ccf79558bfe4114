"""Opening a pack to the Member States, taking it back, and keeping note of who took a file."""

from pathlib import Path

from kernel import events
from kernel.access.actor import CONTENT, Actor
from kernel.access.querysets import can
from kernel.accounts.acting import person_of
from kernel.audit import record as audit
from kernel.errors import Forbidden, NotFound
from kernel.notify.services.tell import tell
from kernel.workflow.fire import fire
from reporting.events import PackReleased
from reporting.models import Download, Pack, PackFile
from reporting.selectors.people import readers_of
from reporting.selectors.places import stage_link
from reporting.services.compile import place_of
from reporting.services.readers import end_readings
from reporting.states import PackState


def release_pack(*, actor: Actor, pack: Pack, version: int | None = None) -> Pack:
    """Open the pack; an earlier released one of the same stage is superseded."""
    with audit.unit(actor):
        for earlier in Pack.objects.filter(stage=pack.stage_id, state=PackState.RELEASED).exclude(pk=pack.pk):
            fire(earlier, "supersede", actor=actor)
        released = fire(pack, "release", actor=actor, version=version)
        events.publish(PackReleased(pack_id=released.pk))
        if released.stage.round is not None:
            tell(readers_of(released.stage.round), kind="reporting.released", link=stage_link(released.stage))
    return released


def withdraw_pack(*, actor: Actor, pack: Pack, reason: str, version: int | None = None) -> Pack:
    """Close a pack to the Member States and to everybody who was let read it; its files stay as they are."""
    with audit.unit(actor):
        withdrawn = fire(pack, "withdraw", actor=actor, comment=reason, version=version)
        end_readings(actor=actor, pack=withdrawn)
    return withdrawn


def take_file(*, actor: Actor, pack: Pack, kind: str) -> tuple[PackFile, Path]:
    """Note the download and say where the file lies."""
    if not can(actor, "download", pack):
        raise Forbidden
    file = pack.files.filter(kind=kind).first()
    posts = actor.really.posts_with(CONTENT)
    if file is None or not posts or not place_of(file.sha256).exists():
        raise NotFound
    with audit.unit(actor):
        Download.objects.create(file=file, person_id=person_of(actor), post_id=posts[0].post_id)
        audit.record("reporting.pack.downloaded", pack, changes={"file": file.name, "sha256": file.sha256})
    return file, place_of(file.sha256)

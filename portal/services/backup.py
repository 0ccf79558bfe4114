"""A backup: one dump of the database and a copy of the files, with a sealed manifest."""

import datetime
import shutil
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage

from kernel.errors import PortalError
from portal.services import dump, manifest

DUMP = "database.dump"


class CannotBackUp(PortalError):
    """The folder given cannot take a backup."""


def kept_folders() -> dict[str, Path]:
    """What belongs to the records but lies outside the database: uploads and packs."""
    return {"files": Path(default_storage.path("")), "packs": Path(settings.PORTAL_DATA) / "packs"}


def back_up(*, folder: Path, database: dump.Database, kept: Mapping[str, Path]) -> dict[str, int]:
    """Write a whole backup, or nothing under that name. Files come after the dump: none that it names is missing."""
    if folder.exists() and any(folder.iterdir()):
        raise CannotBackUp(f"{folder} is not empty.")
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True, mode=0o700)
    dump.save(database, part / DUMP)
    for name, source in kept.items():
        if source.is_dir():
            shutil.copytree(source, part / name)
    count = manifest.write(part, _facts(database))
    if folder.exists():
        folder.rmdir()
    part.rename(folder)
    return {"tables": dump.count_tables(database), "files": count - 1}


def _facts(database: dump.Database) -> dict[str, object]:
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    return {"made_at": now, "postgresql": database.major}

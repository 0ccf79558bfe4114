"""A backup: one dump of the database and a copy of the files, with a sealed manifest."""

import datetime
import shutil
from pathlib import Path

from django.core.files.storage import FileSystemStorage, default_storage

from kernel.errors import PortalError
from portal.services import dump, manifest

DUMP, FILES = "database.dump", "files"


class CannotBackUp(PortalError):
    """The folder given cannot take a backup."""


def files_folder() -> Path:
    """Where the portal keeps its files."""
    if not isinstance(default_storage, FileSystemStorage) and not hasattr(default_storage, "location"):
        raise CannotBackUp("The files are not kept in a folder; back them up where they are.")
    return Path(str(default_storage.location))


def back_up(*, folder: Path, database: dump.Database, files: Path) -> dict[str, int]:
    """Write a whole backup, or nothing under that name. Files come after the dump: none it names is missing."""
    if folder.exists() and any(folder.iterdir()):
        raise CannotBackUp(f"{folder} is not empty.")
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True, mode=0o700)
    dump.save(database, part / DUMP)
    if files.is_dir():
        shutil.copytree(files, part / FILES)
    manifest.write(part, _facts(database))
    if folder.exists():
        folder.rmdir()
    part.rename(folder)
    return {"tables": dump.count_tables(database), "files": _count(folder / FILES)}


def _facts(database: dump.Database) -> dict[str, object]:
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    return {"made_at": now, "postgresql": database.major}


def _count(folder: Path) -> int:
    return sum(1 for path in folder.rglob("*") if path.is_file())

"""Bring a backup back: checked first, then wholly or not at all."""

import shutil
import tempfile
from pathlib import Path

from kernel.errors import PortalError
from portal.services import dump, manifest
from portal.services.backup import DUMP, FILES


class CannotRestore(PortalError):
    """There is something in the way."""


def restore(*, folder: Path, database: dump.Database, files: Path, replace: bool = False) -> dict[str, int]:
    """Check the backup, refuse one that is damaged or would overwrite, then bring back database and files."""
    facts = manifest.read(folder)
    if not replace and (dump.count_tables(database) or _holds_something(files)):
        raise CannotRestore("The database or the files folder is not empty; --replace puts the backup in its place.")
    beside = _copy_beside(folder / FILES, files)
    with tempfile.TemporaryDirectory() as scratch:
        dump.load(database, folder / DUMP, Path(scratch) / "restore.sql")
    _swap(beside, files)
    return {"tables": dump.count_tables(database), "files": len(facts["files"]) - 1}


def _copy_beside(source: Path, files: Path) -> Path:
    """All that can go wrong with the files goes wrong before the database is touched."""
    beside = files.with_name(files.name + ".restored")
    shutil.rmtree(beside, ignore_errors=True)
    if source.is_dir():
        shutil.copytree(source, beside)
    else:
        beside.mkdir(parents=True)
    return beside


def _swap(beside: Path, files: Path) -> None:
    old = files.with_name(files.name + ".replaced")
    shutil.rmtree(old, ignore_errors=True)
    if files.exists():
        files.rename(old)
    beside.rename(files)
    shutil.rmtree(old, ignore_errors=True)


def _holds_something(folder: Path) -> bool:
    return folder.is_dir() and any(path.is_file() for path in folder.rglob("*"))

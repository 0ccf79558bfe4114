"""Bring a backup back: checked first, then wholly or not at all."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from kernel.errors import PortalError
from portal.services import dump, manifest
from portal.services.backup import DUMP


class CannotRestore(PortalError):
    """There is something in the way."""


def restore(
    *, folder: Path, database: dump.Database, kept: Mapping[str, Path], replace: bool = False
) -> dict[str, int]:
    """Check the backup, refuse one that is damaged or would overwrite, then bring back database and files."""
    facts = manifest.read(folder)
    if not replace and (dump.count_tables(database) or any(_holds_something(place) for place in kept.values())):
        raise CannotRestore("The database or a files folder is not empty; --replace puts the backup in its place.")
    for name, place in kept.items():
        _copy_beside(folder / name, place)
    with tempfile.TemporaryDirectory() as scratch:
        dump.load(database, folder / DUMP, Path(scratch) / "restore.sql")
    for place in kept.values():
        _swap(place)
    return {"tables": dump.count_tables(database), "files": len(facts["files"]) - 1}


def _beside(place: Path, word: str) -> Path:
    return place.with_name(f"{place.name}.{word}")


def _copy_beside(source: Path, place: Path) -> None:
    """All that can go wrong with the files goes wrong before the database is touched."""
    new = _beside(place, "restored")
    shutil.rmtree(new, ignore_errors=True)
    if source.is_dir():
        shutil.copytree(source, new)
    else:
        new.mkdir(parents=True)


def _swap(place: Path) -> None:
    old = _beside(place, "replaced")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    _beside(place, "restored").rename(place)
    shutil.rmtree(old, ignore_errors=True)


def _holds_something(folder: Path) -> bool:
    return folder.is_dir() and any(path.is_file() for path in folder.rglob("*"))

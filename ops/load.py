"""Migrations and demo data, only when something of them has changed."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from ops.places import Places
from ops.prepare import manage, manage_or_stop
from ops.words import say


def ensure(places: Places, env: dict[str, str]) -> bool:
    """Bring the database up to date; false when there was nothing to do."""
    kept = places.data / "loaded"
    wanted = stamp(places, env["DATABASE_URL"])
    if kept.exists() and kept.read_text() == wanted and manage(places, env, "migrate", "--check", quiet=True) == 0:
        return False
    say("Preparing the database: tables, reference data, sample activities, demo people, the 2020 cycle")
    manage_or_stop(places, env, "migrate", "--noinput", "--verbosity", "0")
    manage_or_stop(places, env, "setup_demo")
    manage_or_stop(places, env, "index_search")
    kept.write_text(wanted)
    return True


def stamp(places: Places, url: str) -> str:
    """A hash over the migrations, the data files and which database they went into."""
    address = urlsplit(url)
    digest = hashlib.sha256(f"{address.hostname} {address.path}".encode())
    for path in _sources(places.project):
        digest.update(str(path.relative_to(places.project)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _sources(project: Path) -> Iterator[Path]:
    for room in ("portal", "reporting", "activities", "mechanisms", "kernel"):
        yield from sorted((project / room).rglob("migrations/*.py"))
    yield from sorted(path for path in (project / "portal" / "data").rglob("*") if path.is_file())

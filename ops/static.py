"""The static files as they are served: collected, hashed and compressed, again only when one of them has changed."""

import hashlib
from pathlib import Path

from ops.places import Places
from ops.prepare import manage_or_stop
from ops.words import say


def ensure(places: Places, env: dict[str, str]) -> bool:
    """Collect them into PORTAL_DATA/static; false when they are there already."""
    kept = places.data / "static" / "collected"
    wanted = stamp(places)
    if kept.exists() and kept.read_text() == wanted:
        return False
    say("Collecting the static files")
    manage_or_stop(places, env, "collectstatic", "--noinput", "--clear", "--verbosity", "0")
    kept.write_text(wanted)
    return True


def stamp(places: Places) -> str:
    """A hash over our files and over what decides how they are written."""
    digest = hashlib.sha256()
    for path in _sources(places.project):
        digest.update(str(path.relative_to(places.project)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _sources(project: Path) -> list[Path]:
    own = sorted(path for path in (project / "static").rglob("*") if path.is_file())
    return [*own, project / "kernel" / "ui" / "storage.py", project / "requirements.txt"]

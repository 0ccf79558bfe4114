"""PostgreSQL refuses root: as root its programs run as another user, who must be able to reach them."""

import hashlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ops.words import Stop

OUTSIDE = Path("/var/lib/border-portal")


@dataclass(frozen=True)
class Runner:
    """The user PostgreSQL runs as: ourselves, or as root a user without rights."""

    name: str
    uid: int
    gid: int

    @classmethod
    def choose(cls) -> "Runner":
        """Ourselves unless root; then Debian's postgres user if there is one, else nobody."""
        if os.geteuid() != 0:
            return cls("", os.geteuid(), os.getegid())
        for name in ("postgres", "nobody"):
            try:
                entry = pwd.getpwnam(name)
            except KeyError:
                continue
            return cls(name, entry.pw_uid, entry.pw_gid)
        raise Stop("PostgreSQL refuses to run as root and this machine has no user 'nobody'. Run as another user.")

    @property
    def popen(self) -> dict[str, Any]:
        """Arguments for subprocess that change to this user."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.name else {}

    def run(self, command: Sequence[str], **more: Any) -> subprocess.CompletedProcess[str]:
        """Run to the end as this user, output captured."""
        return subprocess.run(
            command,
            capture_output=True,
            text=True,
            cwd="/",
            stdin=subprocess.DEVNULL,
            **self.popen,
            **more,
        )

    def can_enter(self, folder: Path) -> bool:
        """Whether this user can pass through every parent of the folder."""
        return self.run(["test", "-x", str(folder)]).returncode == 0

    def own(self, folder: Path) -> None:
        """Give the folder itself to this user, closed to others."""
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        if self.name:
            os.chown(folder, self.uid, self.gid)

    def home(self, data: Path) -> Path:
        """A folder of its own that this user can reach: in the data folder, else outside it."""
        inside = data / "postgres"
        if self.can_enter(data):
            self.own(inside)
            return inside
        return self._home_outside(data)

    def _home_outside(self, data: Path) -> Path:
        name = hashlib.sha256(os.fsencode(data)).hexdigest()[:12]
        for base in (OUTSIDE, Path(tempfile.gettempdir()) / "border-portal"):
            try:
                base.mkdir(mode=0o711, exist_ok=True)
            except OSError:
                continue
            if base.stat().st_uid == os.geteuid() and self.can_enter(base):
                self.own(base / name)
                return base / name
        raise Stop(f"User {self.name} can reach neither {data} nor {OUTSIDE}. Choose another folder: PORTAL_DATA=")

    def reachable(self, folder: Path, home: Path) -> Path:
        """The programs' folder, or a copy in `home` when this user cannot execute them where they are."""
        if self.run([str(folder / "postgres"), "--version"]).returncode == 0:
            return folder
        copy = home / f"programs-{hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]}"
        if not (copy / "complete").exists():
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(folder.parent, copy, symlinks=True)
            _open_for_all(copy)
            (copy / "complete").touch()
        return copy / folder.name


def _open_for_all(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)

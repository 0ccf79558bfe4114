"""Whether a file may be kept: its size, what is in it, whether its name says so, and what a virus scanner says."""

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from kernel.files import scanner
from kernel.files.kinds import KINDS, fits
from kernel.files.names import clean
from kernel.files.refusals import refuse

PROJECT = Path(__file__).resolve().parents[2]
WALL_SECONDS = 20
TOO_MUCH = {"kind": "", "why": "too much", "part": ""}
OF_ANY_KIND = frozenset({"empty", "too much"})
EVERY_KIND = frozenset(KINDS)


@dataclass(frozen=True)
class Checked:
    """A file that may be kept."""

    name: str
    kind: str
    size: int
    sha256: str


def check(upload: UploadedFile, *, only: frozenset[str] = EVERY_KIND, other: str = "") -> Checked:
    """What it is; `Objected` when it may not be kept, or with the sentence `other` when it is none of these kinds."""
    name, size = clean(upload.name or ""), upload.size or 0
    if size > settings.UPLOAD_MOST_BYTES:
        raise refuse("large", f"{settings.UPLOAD_MOST_BYTES // 1_000_000} MB")
    upload.seek(0)
    data = upload.read()
    found = look(data, PurePosixPath(name).suffix.lower())
    if only != EVERY_KIND and found["kind"] not in only and found["why"] not in OF_ANY_KIND:
        raise refuse(other)
    if found["why"]:
        raise refuse(found["why"], found["part"])
    if not fits(found["kind"], PurePosixPath(name).suffix.lower()):
        raise refuse("ending", found["kind"])
    if settings.SCANNER:
        scanner.scan(data, settings.SCANNER)
    return Checked(name, found["kind"], len(data), hashlib.sha256(data).hexdigest())


def look(data: bytes, ending: str) -> dict[str, str]:
    """The verdict of the child process; one that was stopped, or says nothing, is a refusal."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "kernel.files.child", ending],
            input=data,
            cwd=PROJECT,
            env={**kept, "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=WALL_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return TOO_MUCH
    if done.returncode or not done.stdout:
        return TOO_MUCH
    verdict: dict[str, str] = json.loads(done.stdout)
    return verdict

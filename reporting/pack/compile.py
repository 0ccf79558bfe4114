"""Compiles the files of a pack from its snapshot: the same snapshot gives the same bytes, wherever and whenever."""

import hashlib
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reporting.pack import assemble, canonical, check, conformance, sections, tables
from reporting.pack.errors import SnapshotInvalid
from reporting.pack.process import Limits
from reporting.pack.render import render
from reporting.pack.snapshot import Snapshot

Progress = Callable[[int, int, str], None]
TOTAL = 100
SET_FROM, SET_TO = 6, 90  # the part of the bar in which pages are set


@dataclass(frozen=True, kw_only=True)
class PackFile:
    """A file of the pack, as it lies on disk."""

    name: str
    path: Path
    sha256: str
    size: int


def compile_files(
    snapshot: Snapshot,
    out: Path,
    *,
    progress: Progress = lambda done, total, message: None,
    limits: Limits | None = None,
) -> list[PackFile]:
    """Writes the PDF and the snapshot into ``out``; PackError with a plain sentence if it cannot, and then no file."""
    progress(1, TOTAL, "Checking the snapshot.")
    if problems := check.problems(snapshot):
        raise SnapshotInvalid(problems)
    data = canonical.to_json(snapshot)
    progress(3, TOTAL, "Preparing the text.")
    pdf = _pdf(snapshot, data, progress, limits)
    progress(97, TOTAL, "Storing the files.")
    out.mkdir(parents=True, exist_ok=True)
    name = file_name(snapshot)
    files = [store(out / f"{name}.pdf", pdf), store(out / f"{name}.snapshot.json", data)]
    progress(TOTAL, TOTAL, "The pack is ready.")
    return files


def file_name(snapshot: Snapshot) -> str:
    """BM-2020-ADSOM-WG-1-ed1: the document number, safe as a file name, and the edition."""
    number = "".join(c if c.isascii() and c.isalnum() else "-" for c in snapshot.document.number).strip("-")
    return f"{number}-ed{snapshot.document.edition}"


def _pdf(snapshot: Snapshot, data: bytes, progress: Progress, limits: Limits | None) -> bytes:
    def told(share: float, message: str) -> None:
        progress(SET_FROM + round(share * (SET_TO - SET_FROM)), TOTAL, message)

    rendered = [render(unit, limits=limits, told=told).pdf for unit in sections.units(snapshot)]
    progress(92, TOTAL, "Attaching the data.")
    attached = [
        assemble.Attached(
            name="activities.csv", data=tables.activities_csv(snapshot), mime="text/csv",
            description="Annex I as data", relationship="Data",
        ),
        assemble.Attached(
            name="snapshot.json", data=data, mime="application/json",
            description="The frozen content of this document", relationship="Source",
        ),
    ]  # fmt: skip
    pdf = assemble.assemble(rendered, attached=attached, dated=snapshot.document.text_as_of)
    progress(95, TOTAL, "Checking the document.")
    return conformance.require(pdf, attached={file.name for file in attached})


def store(path: Path, data: bytes) -> PackFile:
    """Writes the file whole or not at all: to a temporary name, to the disk, then under its own name."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o640)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return PackFile(name=path.name, path=path, sha256=hashlib.sha256(data).hexdigest(), size=len(data))

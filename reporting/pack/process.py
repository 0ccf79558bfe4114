"""Runs the child process that sets a document, within limits, and hears its steps."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, cast

from reporting.pack.errors import RenderFailed, RenderLimit

JOB, OUT = "job.json", "out.pdf"
ANCHOR_START, ANCHOR_END = (
    "\ue000",
    "\ue001",
)  # private use, which no snapshot holds: <start>anchor<end> is a page number
FONTCONFIG = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig></fontconfig>'
MEMORY = "Setting the document took more memory than is allowed. It was stopped; nothing has been stored."
SENTENCES = {
    "too long": "The text does not fit on its page, even in the smallest type. Shorten it and try again.",
    "memory": MEMORY,
    "depth": "The document is nested too deeply to be set. It was stopped; nothing has been stored.",
}


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How much one document may take."""

    cpu_seconds: int = 600
    wall_seconds: int = 900
    memory_bytes: int = 3 * 1024**3
    file_bytes: int = 512 * 1024**2


@dataclass(frozen=True, kw_only=True)
class Typeset:
    """A document that has been set; ``warnings`` are the typesetter's, such as a character no face has."""

    pdf: bytes
    pages: int
    warnings: tuple[str, ...]


Hear = Callable[[dict[str, Any]], None]


def typeset(variants: list[str], *, limits: Limits, hear: Hear, max_pages: int | None = None) -> Typeset:
    """Sets the first variant that fits ``max_pages``; RenderLimit or RenderFailed, with a sentence, if none can be."""
    with TemporaryDirectory(prefix="pack-") as name:
        folder = Path(name)
        job = {"variants": variants, "max_pages": max_pages, "limits": asdict(limits)}
        (folder / JOB).write_text(json.dumps(job), encoding="utf-8")
        (folder / "fonts.conf").write_text(FONTCONFIG)
        verdict = _run(folder, limits, hear)
        if verdict.get("verdict") != "done":
            kind = RenderFailed if verdict["verdict"] == "too long" else RenderLimit
            raise kind(SENTENCES[verdict["verdict"]])
        pdf = (folder / OUT).read_bytes()
    return Typeset(pdf=pdf, pages=verdict["pages"], warnings=tuple(verdict["warnings"]))


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    return kept | {
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).resolve().parents[2]), *filter(None, sys.path)]),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "FONTCONFIG_FILE": str(folder / "fonts.conf"),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }


def _run(folder: Path, limits: Limits, hear: Hear) -> dict[str, Any]:
    with (folder / "errors.txt").open("wb") as errors:
        child = subprocess.Popen(
            [sys.executable, "-m", "reporting.pack.child"],
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
        )
    late = threading.Event()

    def stop() -> None:
        late.set()
        child.kill()

    timer = threading.Timer(limits.wall_seconds, stop)
    timer.start()
    try:
        verdict = _listen(child, hear)
    finally:
        timer.cancel()
        child.kill()
        code = child.wait()
    return verdict or _no_verdict(code, limits, folder, late=late.is_set())


def _listen(child: subprocess.Popen[bytes], hear: Hear) -> dict[str, Any] | None:
    with cast(IO[bytes], child.stdout) as lines:
        for line in lines:
            message: dict[str, Any] = json.loads(line)
            if "verdict" in message:
                return message
            hear(message)
    return None


def _no_verdict(code: int, limits: Limits, folder: Path, *, late: bool) -> dict[str, Any]:
    stopped = "It was stopped; nothing has been stored."
    if late:
        raise RenderLimit(f"Setting the document took longer than {limits.wall_seconds} seconds. {stopped}")
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        raise RenderLimit(f"Setting the document took more than {limits.cpu_seconds} seconds of computing. {stopped}")
    errors = (folder / "errors.txt").read_text(errors="replace")
    if "MemoryError" in errors or "allocate" in errors[-400:]:
        raise RenderLimit(MEMORY)
    raise RenderFailed("The document could not be set. Nothing has been stored.") from RuntimeError(errors[-4000:])

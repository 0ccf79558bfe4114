"""A clone of the project with its own data folder, and `make run` in it as a person would start it."""

import json
import os
import shutil
import signal
import subprocess
import threading
import time
import urllib.request
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPResponse
from pathlib import Path

from ops.places import PROJECT
from ops.ports import free_port

OURS = ("DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE", "SECRET_KEY", "VIRTUAL_ENV", "MAKEFLAGS", "MAKELEVEL")
LONG = "a clone with spaces and é " + "x" * 60 + "/" + "y" * 60 + "/portal"


def until(true: Callable[[], bool], seconds: float, what: str = "") -> None:
    """Return once it is true; an error that says what was awaited."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise AssertionError(f"Not within {seconds} s: {what or true}")
        threading.Event().wait(0.1)


def clone(target: Path) -> Path:
    """What a clean clone of this tree would hold: every file that git does not ignore."""
    command = ["git", "-c", f"safe.directory={PROJECT}", "ls-files", "-coz", "--exclude-standard"]
    names = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout.split("\0")
    for name in filter(None, names):
        if (PROJECT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, target / name)
    return target


@dataclass
class Stand:
    """One clone; `start` is `make run`."""

    folder: Path
    env: dict[str, str] = field(default_factory=dict)
    prefix: tuple[str, ...] = ()
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None
    starts: int = 0

    @property
    def data(self) -> Path:
        return self.folder / ".data"

    @property
    def environment(self) -> dict[str, str]:
        """Ours without what the test run itself set."""
        plain = {name: value for name, value in os.environ.items() if name not in OURS}
        return {**plain, "PORT": str(self.port), **self.env}

    @property
    def command(self) -> list[str]:
        return [*self.prefix, "make", "run"]

    def output(self) -> str:
        """What the last start has said so far."""
        return (self.folder / f"start-{self.starts}.log").read_text(errors="replace")

    def start(self, seconds: float = 480) -> str:
        """Start and wait until everything runs; what was said."""
        self.starts += 1
        with (self.folder / f"start-{self.starts}.log").open("wb") as log:
            self.process = subprocess.Popen(
                self.command,
                cwd=self.folder,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        until(lambda: self.is_over() or "Ctrl-C stops" in self.output(), seconds, "make run says that it runs")
        assert not self.is_over(), self.output()
        return self.output()

    def is_over(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def status(self, page: str = "/healthz") -> int:
        """The status of one page, 0 when nothing answers."""
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{self.port}{page}", timeout=5) as answer:
            return int(answer.status)
        return 0

    def answer(self, page: str, headers: Mapping[str, str] | None = None) -> HTTPResponse:
        """The answer to one request."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{page}", headers=dict(headers or {}))
        answer: HTTPResponse = urllib.request.urlopen(request, timeout=20)
        return answer

    def interrupt(self) -> int:
        """Ctrl-C in its terminal: SIGINT to the whole foreground group; the exit code."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(40)

    def end(self) -> None:
        """Whatever happened in the test, leave nothing."""
        if self.process is not None and not self.is_over():
            self.interrupt()

    def processes(self) -> Mapping[int, str]:
        """Every living process that works in this clone or its database: pid and command line."""
        found = {pid: _command(pid) for pid in _pids() if self._is_ours(pid)}
        return {pid: command for pid, command in found.items() if command}

    def pid_of(self, *words: str) -> int:
        """The oldest process whose command line has all the words; 0 if none."""
        fitting = [pid for pid, command in self.processes().items() if all(word in command for word in words)]
        return min(fitting, default=0)

    def _is_ours(self, pid: int) -> bool:
        folders = {str(self.folder.resolve()), *_outside(self.data)}
        with suppress(OSError):
            here = str(Path(f"/proc/{pid}/cwd").readlink())
            return any(here == folder or here.startswith(folder + "/") for folder in folders)
        return False


def _outside(data: Path) -> set[str]:
    """The folder of the database where it had to lie outside the data folder."""
    with suppress(OSError):
        return {str(Path(json.loads((data / "postgres.json").read_text())["folder"]).parent)}
    return set()


def _pids() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def _command(pid: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    return ""

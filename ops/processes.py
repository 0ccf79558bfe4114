"""Processes in groups of their own: started, watched, replaced when they die, ended without a rest."""

import contextlib
import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY, dataclass
from pathlib import Path

from ops.dropped import Runner
from ops.words import say

GRACE_SECONDS = 10
LONGEST_PAUSE = 10.0
STEADY_SECONDS = 30


@dataclass
class Process:
    """One supervised program with its log, its way to end, and a growing pause between restarts."""

    name: str
    command: Sequence[str]
    _: KW_ONLY
    env: dict[str, str]
    cwd: Path
    log: Path
    ending: signal.Signals = signal.SIGTERM
    runner: Runner | None = None
    ready: Callable[[int], bool] | None = None
    popen: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    due: float = 0.0
    pause: float = 0.5
    told: bool = False

    def start(self) -> None:
        """Start in a new session; it is told to end if we are killed outright."""
        with self.log.open("ab") as log:
            self.popen = subprocess.Popen(
                self.command,
                env=self.env,
                cwd=self.cwd,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=_end_with_parent(self.ending),
                **(self.runner.popen if self.runner else {}),
            )
        self.started, self.due, self.told = time.monotonic(), 0.0, False

    @property
    def pid(self) -> int:
        return self.popen.pid if self.popen else 0

    def is_running(self) -> bool:
        return self.popen is not None and self.popen.poll() is None

    def wait_ready(self, seconds: float) -> bool:
        """Wait until it says that it is ready; false if it ends or takes too long."""
        until = time.monotonic() + seconds
        while self.is_running() and time.monotonic() < until:
            if self.ready is None or self.ready(self.pid):
                return True
            time.sleep(0.1)
        return False

    def watch(self) -> None:
        """Replace it when it has died: at once, then after growing pauses while it keeps dying."""
        if self.is_running():
            return
        now = time.monotonic()
        if not self.due:
            self._note_death(now)
        elif now >= self.due:
            self.start()
            say(f"The {self.name} process runs again (pid {self.pid}).")

    def _note_death(self, now: float) -> None:
        self.signal_group(signal.SIGKILL)
        if now - self.started > STEADY_SECONDS:
            self.pause = 0.5
        self.due, self.pause = now + self.pause, min(self.pause * 2, LONGEST_PAUSE)
        code = self.popen.returncode if self.popen else None
        say(f"The {self.name} process ended (code {code}); it is started again. Its log: {self.log}\n{self.tail(3)}")

    def tail(self, lines: int) -> str:
        """The last lines of its log."""
        with contextlib.suppress(OSError):
            return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])
        return ""

    def signal_group(self, number: signal.Signals) -> None:
        if self.popen is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.popen.pid, number)

    def ask_to_end(self) -> None:
        """The polite signal, once, to the leader only: it ends its own children in order."""
        if self.popen is not None and self.is_running() and not self.told:
            self.popen.send_signal(self.ending)
            self.told = True

    def stop(self, grace: float = GRACE_SECONDS) -> None:
        """End it and everything in its group, politely first."""
        self.ask_to_end()
        if self.popen is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.popen.wait(grace)
            self.signal_group(signal.SIGKILL)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.popen.wait(5)


class Supervisor:
    """Keeps its processes running until a signal comes, then ends the last started first."""

    def __init__(self) -> None:
        self.processes: list[Process] = []
        self.asked = False
        self.starting = True
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ask)

    def _ask(self, *_: object) -> None:
        """While things are being set up a signal breaks off at once; later it ends the watch."""
        self.asked = True
        if self.starting:
            self.starting = False
            raise KeyboardInterrupt

    def keep_running(self) -> None:
        """Watch until asked to stop."""
        self.starting = False
        while not self.asked:
            for process in self.processes:
                process.watch()
            time.sleep(0.2)

    def stop(self) -> None:
        """Ask all but the first at the same time, wait for each; the first (the database) goes last."""
        self.starting = False
        first, rest = self.processes[:1], self.processes[1:]
        for process in rest:
            process.ask_to_end()
        until = time.monotonic() + GRACE_SECONDS
        for process in (*rest, *first):
            process.stop(max(until - time.monotonic(), 0.5) if process in rest else GRACE_SECONDS)


def _end_with_parent(number: signal.Signals) -> Callable[[], None]:
    """Linux only: the kernel signals the child when the supervisor is gone."""
    libc = ctypes.CDLL(None)

    def ask_kernel() -> None:
        if hasattr(libc, "prctl"):
            libc.prctl(1, int(number))

    return ask_kernel

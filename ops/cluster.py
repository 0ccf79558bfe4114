"""One PostgreSQL of our own: made once, found again, started in the foreground under the supervisor."""

import contextlib
import json
import os
import secrets
import shutil
import signal
import time
from pathlib import Path

from ops import programs as finder
from ops.dropped import Runner
from ops.places import Places
from ops.ports import HOST, free_port
from ops.processes import Process
from ops.programs import WHEEL, Programs
from ops.words import Stop, say

USER = "portal"
FAST = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")
RESTART_SECONDS = 10


class Cluster:
    """The database server of one data folder. It listens on the loopback address only, with a password."""

    def __init__(self, places: Places, *, throwaway: bool = False) -> None:
        self.places = places
        self.options = FAST if throwaway else ()
        self.runner = Runner.choose()
        self.home = self.runner.home(places.data)
        self.record = places.data / "postgres.json"
        self.kept: dict[str, str | int] = json.loads(self.record.read_text()) if self.record.exists() else {}
        self.programs = self._programs()

    @property
    def folder(self) -> Path:
        return self.home / "data"

    @property
    def port(self) -> int:
        return int(self.kept["port"])

    def url(self, name: str = USER) -> str:
        """The address of a database in this cluster."""
        return f"postgres://{USER}:{self.kept['password']}@{HOST}:{self.port}/{name}"

    def prepare(self) -> None:
        """Make the cluster if there is none, end a server left over, choose the port."""
        if not (self.folder / "PG_VERSION").exists():
            self._make()
        self._end_leftover()
        self.kept["port"] = free_port(int(self.kept.get("port", 0)) or None)
        self._keep()

    def process(self) -> Process:
        """The server in the foreground; SIGINT is PostgreSQL's fast shutdown."""
        command = [str(self.programs.path("postgres")), "-D", str(self.folder), "-p", str(self.port)]
        command += ["-c", f"listen_addresses={HOST}", "-c", "unix_socket_directories=", *self.options]
        return Process(
            "postgres",
            command,
            env=self.programs.environment,
            cwd=self.home,
            log=self.places.logs / "postgres.log",
            ending=signal.SIGINT,
            runner=self.runner,
            ready=self.is_ready,
        )

    def is_ready(self, pid: int) -> bool:
        """Whether the server with this pid says in its pid file that it takes connections."""
        with contextlib.suppress(OSError):
            lines = (self.folder / "postmaster.pid").read_text().splitlines()
            return len(lines) > 7 and lines[0] == str(pid) and lines[7].strip() == "ready"
        return False

    def start(self, process: Process) -> None:
        """Start and wait; after a crash the old server's memory may be held for some seconds, so try for 10 s."""
        until = time.monotonic() + RESTART_SECONDS
        while True:
            process.start()
            if process.wait_ready(60):
                return
            process.stop()
            if time.monotonic() > until:
                raise Stop(f"PostgreSQL did not start. Its log says:\n{process.tail(15)}")
            self._end_leftover()
            time.sleep(0.5)

    def _programs(self) -> Programs:
        version = self.folder / "PG_VERSION"
        major = int(version.read_text()) if version.exists() else None
        found = finder.find(self.places, major=major)
        if not self.runner.name or found.way != WHEEL:
            return found
        return Programs(self.runner.reachable(found.folder, self.home), found.way, found.major)

    def _make(self) -> None:
        say(f"Making a database with PostgreSQL {self.programs.major} ({self.programs.way})")
        self.kept["password"] = secrets.token_urlsafe(24)
        self._keep()
        for locale in ("C.UTF-8", "C"):
            shutil.rmtree(self.folder, ignore_errors=True)
            done = self._initdb(locale)
            if done == "":
                return
        raise Stop(f"The database could not be made: {done}")

    def _initdb(self, locale: str) -> str:
        secret = self.home / "password"
        secret.write_text(str(self.kept["password"]))
        os.chown(secret, self.runner.uid, self.runner.gid)
        secret.chmod(0o600)
        options = ["-U", USER, "--auth=scram-sha-256", f"--pwfile={secret}", "--encoding=UTF8", f"--locale={locale}"]
        command = [str(self.programs.path("initdb")), "-D", str(self.folder), *options, "--no-sync"]
        done = self.runner.run(command, env=self.programs.environment)
        secret.unlink()
        return "" if done.returncode == 0 else done.stderr or done.stdout or "initdb said nothing"

    def _end_leftover(self) -> None:
        """A server that outlived its supervisor is stopped; a stale pid file that names another program goes."""
        pidfile = self.folder / "postmaster.pid"
        if not pidfile.exists():
            return
        pid = pidfile.read_text().split("\n")[0].strip()
        if pid.isdigit() and _is_postgres(int(pid)):
            stop = [str(self.programs.path("pg_ctl")), "stop", "-D", str(self.folder), "-m", "fast", "-t", "30"]
            self.runner.run(stop, env=self.programs.environment)
        else:
            pidfile.unlink(missing_ok=True)

    def _keep(self) -> None:
        self.kept["folder"] = str(self.folder)
        self.record.touch(mode=0o600)
        self.record.write_text(json.dumps(self.kept, indent=1))


def _is_postgres(pid: int) -> bool:
    try:
        return b"postgres" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[0]
    except OSError:
        return not Path("/proc").is_dir()

"""Real processes for tests: gunicorn and a Celery worker on the test database, started and ended by process group."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def database_url() -> str:
    """The address of the test database itself."""
    values = connection.settings_dict
    password = f":{values['PASSWORD']}" if values["PASSWORD"] else ""
    return f"postgres://{values['USER']}{password}@{values['HOST']}:{values['PORT']}/{values['NAME']}"


@dataclass
class Server:
    """One process with its own group; `address` answers while it is up."""

    process: subprocess.Popen[bytes]
    address: str = ""

    def kill(self) -> None:
        """End the whole process group at once, as a power cut would."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """Ask the group to end, and wait until it has."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.kill()


@dataclass
class House:
    """The processes of one test, on one data folder."""

    folder: Path
    broker: str = "filesystem://"
    servers: list[Server] = field(default_factory=list)
    also: dict[str, str] = field(default_factory=dict)
    root: Path = ROOT

    @property
    def environment(self) -> dict[str, str]:
        """What every process of the house is told."""
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "portal.settings.test",
            "DATABASE_URL": database_url(),
            "PORTAL_DATA": str(settings.PORTAL_DATA),
            "CELERY_BROKER_URL": self.broker,
            **self.also,
        }

    def start(self, *command: str, name: str) -> Server:
        """Start a command in its own process group, its output in the test's folder."""
        log = (self.folder / f"{name}.log").open("ab")
        process = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=self.root,
            env=self.environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        server = Server(process)
        self.servers.append(server)
        return server

    def web(self) -> str:
        """Start gunicorn and return its address once it answers."""
        port = free_port()
        options = ("--bind", f"127.0.0.1:{port}", "--workers", "1", "--threads", "4", "--worker-class", "gthread")
        server = self.start("gunicorn", "portal.wsgi", *options, name="web")
        server.address = f"http://127.0.0.1:{port}"
        wait_for(server.address + "/healthz")
        return server.address

    def web_servers(self, number: int, application: str) -> list[str]:
        """Start so many of another application, each with one thread, and return their addresses once all answer."""
        ports = [free_port() for _server in range(number)]
        for port in ports:
            options = ("--bind", f"127.0.0.1:{port}", "--workers", "1", "--threads", "1", "--worker-class", "gthread")
            self.start("gunicorn", application, *options, "--no-control-socket", name=f"web-{port}")
        addresses = [f"http://127.0.0.1:{port}" for port in ports]
        for address in addresses:
            wait_for(address + "/healthz")
        return addresses

    def worker(self) -> Server:
        """Start a Celery worker with its beat."""
        options = ("--concurrency", "1", "--loglevel", "info", "-B", "-s", str(self.folder / "beat"))
        return self.start("celery", "-A", "portal", "worker", *options, name="worker")

    def stop(self) -> None:
        """End every process that was started."""
        for server in reversed(self.servers):
            server.stop()


def wait_for(address: str) -> None:
    """Return once the address answers 200; an error after a minute."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with suppress(OSError), urllib.request.urlopen(address, timeout=10) as answer:
            if answer.status == 200:
                return
        threading.Event().wait(0.2)
    raise TimeoutError(f"{address} did not answer.")

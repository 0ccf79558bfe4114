"""A Redis of the tests' own: on a free port, nothing kept."""

import os
import socket

from ops.places import Places
from ops.ports import HOST, free_port
from ops.processes import Process
from ops.words import Stop


def server(places: Places) -> tuple[str, Process]:
    """The address and the process (not started)."""
    port = free_port()
    command = ["redis-server", "--bind", HOST, "--port", str(port), "--save", "", "--appendonly", "no"]
    process = Process(
        "redis",
        command,
        env=dict(os.environ),
        cwd=places.data,
        log=places.logs / "redis.log",
        ready=lambda _: _pongs(port),
    )
    return f"redis://{HOST}:{port}/0", process


def start(process: Process) -> None:
    """Start it and wait for its answer."""
    process.start()
    if not process.wait_ready(20):
        raise Stop(f"Redis did not start. Its log says:\n{process.tail(10)}")


def _pongs(port: int) -> bool:
    try:
        with socket.create_connection((HOST, port), timeout=2) as line:
            line.sendall(b"PING\r\n")
            return line.recv(16).startswith(b"+PONG")
    except OSError:
        return False

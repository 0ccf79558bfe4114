"""The supervisor itself, with small programs."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

from ops.places import PROJECT
from ops.ports import HOST, free_port
from ops.processes import Process
from tests.ops.stand import until

SLEEPER = [sys.executable, "-c", "import signal; signal.pause()"]
LISTENS_TO_NOBODY = "import signal; signal.signal(15, 1); print('up', flush=True)\nwhile 1: signal.pause()"


def process(command: list[str], folder: Path) -> Process:
    """A program whose log lies in the folder."""
    return Process("trial", command, env=dict(os.environ), cwd=folder, log=folder / "log")


def test_a_dead_process_is_replaced_and_waits_longer_each_time(tmp_path: Path) -> None:
    trial = process([sys.executable, "-c", "raise SystemExit(3)"], tmp_path)
    trial.start()
    pauses = []
    while len(pauses) < 3:
        trial.popen and trial.popen.wait(20)
        trial.watch()
        pauses.append(trial.due - trial.started > 0 and trial.pause)
        trial.due = 1e-9
        trial.watch()
    trial.stop()
    assert pauses == [1.0, 2.0, 4.0]


def test_one_that_does_not_listen_is_killed_with_its_group(tmp_path: Path) -> None:
    trial = process([sys.executable, "-c", LISTENS_TO_NOBODY], tmp_path)
    trial.start()
    until(lambda: trial.tail(1) == "up", 20, "the program runs")
    trial.stop(grace=0.3)
    assert trial.popen is not None
    assert trial.popen.returncode == -signal.SIGKILL


def test_a_process_ends_when_its_supervisor_is_killed(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from ops.processes import Process\n"
        f"p = Process('trial', {SLEEPER!r}, env=dict(os.environ), cwd=Path('/'), log=Path(sys.argv[1]))\n"
        "p.start(); print(p.pid, flush=True)\nimport signal; signal.pause()"
    )
    parent = subprocess.Popen([sys.executable, "-c", code, tmp_path / "log"], cwd=PROJECT, stdout=subprocess.PIPE)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    until(lambda: _is_gone(child), 10, "the child is gone")


def _is_gone(pid: int) -> bool:
    """Gone, or dead and only not yet collected."""
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or status.read_text().rsplit(")", 1)[1].split()[0] == "Z"


def test_a_taken_port_is_named_in_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        env = {**os.environ, "PORT": str(port), "PORTAL_DATA": str(tmp_path)}
        done = subprocess.run(["make", "-s", "run"], cwd=PROJECT, env=env, capture_output=True, text=True)
    assert done.returncode != 0
    assert f"Port {port} is already taken" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_data_folder_in_use_is_refused_with_the_process_that_uses_it(tmp_path: Path) -> None:
    code = "from ops import prepare; from ops.places import Places; import sys, os\n"
    hold = code + "k = prepare.claim(Places.here(sys.argv[1])); print(os.getpid(), flush=True); input()"
    first = subprocess.Popen(
        [sys.executable, "-c", hold, tmp_path], cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert first.stdout is not None
    pid = first.stdout.readline().strip()
    env = {**os.environ, "PORT": str(free_port()), "PORTAL_DATA": str(tmp_path)}
    done = subprocess.run(["make", "-s", "run"], cwd=PROJECT, env=env, capture_output=True, text=True)
    first.communicate("\n")
    assert f"is in use by process {pid}" in done.stderr

"""What `make run` and `make test` share: environment, database address, the settings of child processes."""

import fcntl
import os
import secrets
import subprocess
from typing import IO

from ops import debian, environment
from ops.cluster import Cluster
from ops.debian import Need
from ops.places import Places
from ops.processes import Process
from ops.words import Stop


def machine(places: Places, needs: tuple[Need, ...]) -> None:
    """System packages and the virtual environment."""
    debian.ensure(needs)
    with (places.data / "install.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        environment.ensure(places)


def claim(places: Places) -> IO[str]:
    """The data folder for this process alone; the system frees it when the process is gone."""
    lock = (places.data / "run.lock").open("a+")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.seek(0)
        other = lock.read().strip() or "?"
        raise Stop(f"The folder {places.data} is in use by process {other}. Stop it, or set PORTAL_DATA=") from None
    lock.truncate(0)
    lock.write(str(os.getpid()))
    lock.flush()
    return lock


def child_environment(places: Places, settings: str, **more: str) -> dict[str, str]:
    """The environment of Django's processes; what the person set stays."""
    path = f"{places.venv / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    env = {**os.environ, "PATH": path, "VIRTUAL_ENV": str(places.venv), "PORTAL_DATA": str(places.data)}
    env.setdefault("SECRET_KEY", _secret(places))
    env.setdefault("DJANGO_SETTINGS_MODULE", settings)
    return {**env, "PYTHONUNBUFFERED": "1", **more}


def _secret(places: Places) -> str:
    """A key of this data folder's own, made once, so that sign-ins survive a restart."""
    kept = places.data / "secret_key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(48))
    return kept.read_text()


def database(places: Places, running: list[Process], *, throwaway: bool = False) -> str:
    """DATABASE_URL if given, else the address of our own server, which is started and added to `running`."""
    given = os.environ.get("DATABASE_URL")
    if given:
        _check_database(places, given)
        return given
    cluster = Cluster(places, throwaway=throwaway)
    cluster.prepare()
    running.append(cluster.process())
    cluster.start(running[-1])
    _check_database(places, cluster.url())
    return cluster.url()


def _check_database(places: Places, url: str) -> None:
    done = subprocess.run(
        [places.python, "-m", "ops.database"],
        cwd=places.project,
        env={**os.environ, "DATABASE_URL": url},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise Stop(done.stderr.strip())


def manage(places: Places, env: dict[str, str], *arguments: str, quiet: bool = False) -> int:
    """Run one management command and give its exit code."""
    output = subprocess.DEVNULL if quiet else None
    command = [str(places.python), "manage.py", *arguments]
    return subprocess.run(
        command, cwd=places.project, env=env, stdin=subprocess.DEVNULL, stdout=output, stderr=output
    ).returncode


def manage_or_stop(places: Places, env: dict[str, str], *arguments: str) -> None:
    """Run one management command; its failure ends the start."""
    if manage(places, env, *arguments):
        raise Stop(f"manage.py {' '.join(arguments)} did not work; it says why above.")

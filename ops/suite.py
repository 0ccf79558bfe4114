"""`make test`: the same set-up as `make run`, then every test on real PostgreSQL, Redis, Celery and browser."""

import os
import shlex
import subprocess
import sys
from collections.abc import Callable

from ops import debian, prepare, redis
from ops.places import PROJECT, Places
from ops.processes import Supervisor
from ops.words import ending_plainly, say

SETTINGS = "portal.settings.test"
NOT_FOR_TESTS = ("PORTAL_DATA", "PORTAL_NOW", "PORTAL_POSTGRES", "CELERY_BROKER_URL", "SECRET_KEY", "PORT")


def test() -> int:
    """Quick tests on every core, then the heavy ones one by one; PYTEST= gives pytest its own arguments."""
    return with_servers(_pytest)


def with_servers(work: Callable[[Places, dict[str, str]], int]) -> int:
    """Set up, start a throwaway PostgreSQL and Redis, do the work, stop them."""
    places = Places.here(os.environ.get("PORTAL_TEST_DATA") or str(PROJECT / ".data" / "test"))
    lock = prepare.claim(places)
    supervisor = Supervisor()
    try:
        prepare.machine(places, _needs())
        return work(places, _environment(places, supervisor))
    finally:
        supervisor.stop()
        lock.close()


def _needs() -> tuple[debian.Need, ...]:
    as_root = debian.TEST_AS_ROOT if os.geteuid() == 0 else ()
    return (*debian.RUN, *debian.TEST, *as_root)


def _environment(places: Places, supervisor: Supervisor) -> dict[str, str]:
    url = prepare.database(places, supervisor.processes, throwaway=True)
    env = prepare.child_environment(places, SETTINGS, DATABASE_URL=url, DJANGO_SETTINGS_MODULE=SETTINGS)
    if not os.environ.get("REDIS_URL"):
        env["REDIS_URL"], process = redis.server(places)
        supervisor.processes.append(process)
        redis.start(process)
    return {name: value for name, value in env.items() if name not in NOT_FOR_TESTS}


def _pytest(places: Places, env: dict[str, str]) -> int:
    chosen = shlex.split(os.environ.get("PYTEST", ""))
    cores = str(os.cpu_count() or 1)
    rounds = [chosen] if chosen else [["-m", "not heavy", "-n", cores, "--dist", "loadfile"], ["-m", "heavy", "-v"]]
    codes = [_one(places, env, arguments) for arguments in rounds]
    return max(0 if code == 5 else code for code in codes)


def _one(places: Places, env: dict[str, str], arguments: list[str]) -> int:
    command = [str(places.python), "-m", "pytest", *arguments]
    say(f"$ pytest {shlex.join(arguments)}")
    return subprocess.run(command, cwd=places.project, env=env, stdin=subprocess.DEVNULL).returncode


if __name__ == "__main__":
    sys.exit(ending_plainly(test))

"""`make check`: every gate that needs no test run; all are run, then the ones that did not pass are named."""

import secrets
import subprocess
import sys
import time
from dataclasses import dataclass, field

from ops import debian, prepare
from ops.places import Places
from ops.words import ending_plainly, say

CODE = ("portal", "kernel", "mechanisms", "activities", "reporting", "ops")


@dataclass(frozen=True)
class Gate:
    """One command that must end with 0."""

    name: str
    command: tuple[str, ...]
    env: dict[str, str] = field(default_factory=dict)
    repair: str = ""


def gates() -> list[Gate]:
    """In the order in which they are run: the quickest first."""
    manage = ("python", "manage.py")
    return [
        Gate("format", ("ruff", "format", "--check", "."), repair="ruff format ."),
        Gate("lint", ("ruff", "check", "."), repair="ruff check --fix ."),
        Gate("imports", ("lint-imports",)),
        Gate("types", ("mypy", *CODE)),
        Gate("templates", ("djlint", "templates", "--lint")),
        Gate("requirements", ("python", "-m", "ops.requirements", "check"), repair="make requirements"),
        Gate("compose file", ("check-jsonschema", "--builtin-schema", "vendor.compose-spec", "docker-compose.yml")),
        Gate("migrations", (*manage, "makemigrations", "--check", "--dry-run"), repair="manage.py makemigrations"),
        Gate("deploy check", (*manage, "check", "--deploy", "--fail-level", "WARNING"), env=production()),
        Gate("generated docs", (*manage, "house_docs", "--check"), repair="make docs"),
    ]


def production() -> dict[str, str]:
    """Throwaway production settings, complete and valid."""
    return {
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(60),
        "ALLOWED_HOSTS": "portal.example.org",
        "CSRF_TRUSTED_ORIGINS": "https://portal.example.org",
        "PORTAL_URL": "https://portal.example.org",
        "REDIS_URL": "redis://127.0.0.1:6379/0",
    }


def check() -> int:
    """Run every gate; 1 if one does not pass."""
    places = Places.here()
    prepare.machine(places, debian.RUN)
    env = prepare.child_environment(places, "portal.settings.local")
    failed = [gate for gate in gates() if not _passes(gate, places, env)]
    for gate in failed:
        say(f"Not in order: {gate.name}" + (f" (try: {gate.repair})" if gate.repair else ""))
    say("" if failed else "All gates pass.")
    return 1 if failed else 0


def _passes(gate: Gate, places: Places, env: dict[str, str]) -> bool:
    start = time.monotonic()
    done = subprocess.run(
        gate.command,
        cwd=places.project,
        env={**env, **gate.env},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    passed = done.returncode == 0
    say(f"{'ok  ' if passed else 'FAIL'} {gate.name} ({time.monotonic() - start:.1f} s)")
    if not passed:
        say(done.stdout[-4000:])
    return passed


if __name__ == "__main__":
    sys.exit(ending_plainly(check))

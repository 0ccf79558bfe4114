"""docker-compose.yml without an engine: its own commands, environments and health checks, on the tests' servers."""

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.db import connection

from ops.places import PROJECT
from ops.ports import free_port
from ops.processes import Process
from tests.ops.stand import until
from tests.servers import database_url

SECRETS = {
    "POSTGRES_PASSWORD": "postgrespassword",
    "REDIS_PASSWORD": "redispassword",
    "SECRET_KEY": "k" * 60,
    "ALLOWED_HOSTS": "portal.example.org",
    "PORTAL_URL": "https://portal.example.org",
}
COMPOSE: dict[str, Any] = yaml.safe_load((PROJECT / "docker-compose.yml").read_text())
VARIABLE = re.compile(r"\$\{(\w+)(?::([?-])([^}]*))?\}")


def substituted(text: str, given: dict[str, str]) -> str:
    """Compose's own rules for ${NAME:?why} and ${NAME:-default}."""

    def value(match: re.Match[str]) -> str:
        name, kind, rest = match.groups()
        if given.get(name):
            return given[name]
        if kind == "?":
            raise KeyError(f"{name}: {rest}")
        return rest or ""

    return VARIABLE.sub(value, text)


def environment(service: str, folder: Path, port: int) -> dict[str, str]:
    """The service's own environment; only hosts, port and folder are this machine's."""
    declared = COMPOSE["services"][service]["environment"]
    values = {name: substituted(str(value), SECRETS) for name, value in declared.items()}
    addresses = {"DATABASE_URL": database_url(), "REDIS_URL": settings.REDIS_URL, "PORTAL_DATA": str(folder)}
    path = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {**path, **values, **addresses, "PATH": venv_first(path["PATH"]), "PORT": str(port)}


def venv_first(path: str) -> str:
    return f"{PROJECT / '.venv' / 'bin'}{os.pathsep}{path}"


def local(words: list[str], folder: Path, port: int) -> list[str]:
    """The command with the container's address and folder replaced."""
    return [word.replace("0.0.0.0:8000", f"127.0.0.1:{port}").replace("/data/", f"{folder}/") for word in words]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[str], Callable[[], int]]]:
    """Start a service; what comes back calls its health check and gives the exit code."""
    started: list[Process] = []

    def begin(service: str) -> Callable[[], int]:
        port = free_port()
        env = environment(service, tmp_path, port)
        command = local(COMPOSE["services"][service]["command"], tmp_path, port)
        process = Process(service, command, env=env, cwd=PROJECT, log=tmp_path / f"{service}.log")
        process.start()
        started.append(process)
        kind, *check = COMPOSE["services"][service]["healthcheck"]["test"]
        assert kind == "CMD"
        return lambda: subprocess.run(check, cwd=PROJECT, env=env, capture_output=True).returncode

    yield begin
    for process in started:
        process.stop()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("service", ["web", "worker", "beat"])
def test_a_service_starts_with_its_own_command_and_its_health_check_passes(
    service: str, start: Callable[[str], Callable[[], int]]
) -> None:
    is_healthy = start(service)
    until(lambda: is_healthy() == 0, 120, f"{service} is healthy")


@pytest.mark.parametrize("service", ["web", "worker", "beat"])
def test_a_health_check_fails_where_nothing_runs(service: str, tmp_path: Path) -> None:
    _, *check = COMPOSE["services"][service]["healthcheck"]["test"]
    env = environment(service, tmp_path, free_port())
    assert subprocess.run(check, cwd=PROJECT, env=env, capture_output=True).returncode != 0


@pytest.mark.django_db(transaction=True)
def test_the_migrate_service_succeeds_on_a_migrated_database(tmp_path: Path) -> None:
    done = subprocess.run(
        COMPOSE["services"]["migrate"]["command"],
        cwd=PROJECT,
        env=environment("migrate", tmp_path, free_port()),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert connection.introspection.table_names()


def test_every_secret_is_demanded() -> None:
    whole = (PROJECT / "docker-compose.yml").read_text()
    for name in SECRETS:
        with pytest.raises(KeyError, match=name):
            substituted(whole, {other: value for other, value in SECRETS.items() if other != name})


def test_the_compose_file_follows_the_specification() -> None:
    command = ["check-jsonschema", "--builtin-schema", "vendor.compose-spec", "docker-compose.yml"]
    env = {**os.environ, "PATH": venv_first(os.environ["PATH"])}
    done = subprocess.run(command, cwd=PROJECT, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("service", ["web", "worker", "beat", "migrate"])
def test_our_services_run_without_rights_on_a_read_only_root(service: str) -> None:
    declared = COMPOSE["services"][service]
    assert declared["read_only"] is True
    assert declared["cap_drop"] == ["ALL"]
    assert not declared["user"].startswith("0")

"""Production: clean by Django's own check, nothing of the demonstration in it, every answer with its protection."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.servers import database_url

SAMPLE = settings.BASE_DIR / "portal" / "data" / "activities-sample.json"
PROTECTION = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def environment(**more: str) -> dict[str, str]:
    """What an administrator would set, with throwaway secrets."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    given = {
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "SECRET_KEY": "throwaway-of-the-tests-" * 3,
        "ALLOWED_HOSTS": "portal.example.org",
        "PORTAL_URL": "https://portal.example.org",
        "DATABASE_URL": database_url(),
    }
    return kept | given | more


def run(*command: str, **more: str) -> subprocess.CompletedProcess[str]:
    """A command in the project's folder, under production settings."""
    return subprocess.run(
        [sys.executable, *command], cwd=settings.BASE_DIR, env=environment(**more), capture_output=True, text=True
    )


@pytest.fixture
def data(tmp_path: Path) -> dict[str, str]:
    """Folders of its own for an installation."""
    return {"PORTAL_DATA": str(tmp_path / "data"), "STATIC_ROOT": str(tmp_path / "static")}


def test_djangos_check_for_deployment_finds_nothing(db, data):
    done = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **data)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("DEMO", "1", "DEMO is on"),
        ("PORTAL_NOW", "2020-10-01", "PORTAL_NOW is set: in production the clock cannot be moved."),
    ],
)
def test_it_does_not_start_with_what_belongs_to_a_demonstration(db, data, name, value, sentence):
    done = run("manage.py", "check", **data, **{name: value})
    assert done.returncode != 0
    assert sentence in done.stderr


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "PORTAL_URL"])
def test_it_does_not_start_without_what_only_the_administrator_knows(db, data, name):
    given = environment(**data)
    del given[name]
    done = subprocess.run(
        [sys.executable, "manage.py", "check"], cwd=settings.BASE_DIR, env=given, capture_output=True, text=True
    )
    assert done.returncode != 0
    assert name in done.stderr


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (["demo_signins"], "There are no demo sign-ins in production."),
        (["seed_bench", "--activities", "1", "--seed", "1"], "seed_bench makes records up"),
        (["setup_demo"], "setup_demo works in the demonstration only"),
        (["import_activities", str(SAMPLE), "--commit"], "Sample data is imported in demo and test settings only."),
    ],
)
def test_it_refuses_made_up_people_and_records_with_a_sentence(db, data, command, sentence):
    done = run("manage.py", *command, **data)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def answers(db: None, data: dict[str, str]) -> dict[str, Any]:
    """One answer of every class, from a portal with its static files collected."""
    collected = run("manage.py", "collectstatic", "--noinput", "-v0", **data)
    assert collected.returncode == 0, collected.stderr
    done = run("-m", "tests.portal.production_probe", **data)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_every_class_of_answer_carries_its_protection_and_its_cookies_are_closed(answers):
    given = dict(answers)
    statuses = {name: answer["status"] for name, answer in given.items()}
    assert statuses == {
        "plain": 301,
        "sign-in page": 200,
        "to sign in": 302,
        "health": 200,
        "expired": 403,
        "signed in": 302,
        "home": 200,
        "form": 200,
        "api": 200,
        "missing": 404,
        "method": 405,
        "broken": 500,
        "mail": 404,
        "styleguide": 404,
    }
    assert given.pop("plain")["headers"]["X-Content-Type-Options"] == "nosniff"  # only leads to https
    for name, answer in given.items():
        headers = answer["headers"]
        assert {key: headers[key] for key in PROTECTION} == PROTECTION, name
        policy = headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy, name
        assert "unsafe" not in policy, name
        assert "max-age=31536000" in headers["Strict-Transport-Security"], name
    for name in ("home", "form", "api", "missing", "method", "expired"):
        assert {"no-store", "private"} <= set(given[name]["headers"]["Cache-Control"].split(", ")), name
    cookies = [*given["sign-in page"]["cookies"].values(), *given["signed in"]["cookies"].values()]
    assert {cookie.split("=")[0] for cookie in cookies} == {"__Host-csrf", "__Host-session"}
    for cookie in cookies:
        assert cookie.startswith("__Host-"), cookie
        assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; ")), cookie
        assert "Domain" not in cookie

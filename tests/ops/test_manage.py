"""`manage.py` beside `make run`: it speaks to the demonstration of the same data folder."""

import json
import os
import subprocess
import sys
from pathlib import Path

from ops.places import PROJECT

ASK = (
    "from django.conf import settings; d = settings.DATABASES['default'];"
    "print(d['HOST'], d['PORT'], d['USER'], d['PASSWORD'], d['NAME'], settings.SECRET_KEY)"
)


def test_manage_finds_the_server_and_the_key_that_make_run_made(tmp_path):
    (tmp_path / "postgres.json").write_text(json.dumps({"password": "word", "folder": "x", "port": 54999}))
    (tmp_path / "secret_key").write_text("the-key-of-the-folder")
    assert settings_in(tmp_path) == "127.0.0.1 54999 portal word portal the-key-of-the-folder"


def test_a_given_address_comes_before_the_folders_own_server(tmp_path):
    (tmp_path / "postgres.json").write_text(json.dumps({"password": "word", "folder": "x", "port": 54999}))
    found = settings_in(tmp_path, DATABASE_URL="postgres://me:mine@db.example:5432/other", SECRET_KEY="given")
    assert found == "db.example 5432 me mine other given"


def settings_in(folder: Path, **more: str) -> str:
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "SECRET_KEY")}
    env = {**kept, "DJANGO_SETTINGS_MODULE": "portal.settings.local", "PORTAL_DATA": str(folder), **more}
    done = subprocess.run([sys.executable, "-c", ASK], cwd=PROJECT, env=env, capture_output=True, text=True, check=True)
    return done.stdout.strip()

"""`/healthz` says that the process answers, `/readyz` what is missing before it can work."""

from pathlib import Path

from django.db import connection
from django.test import Client


def test_the_process_answers_without_asking_the_database():
    answer = Client().get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_it_is_ready_when_nothing_is_missing(db):
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"database": True, "migrations": True, "data folder": True})


def test_a_data_folder_that_cannot_be_written_is_named(db, settings, tmp_path: Path):
    (tmp_path / "a file").touch()
    settings.PORTAL_DATA = tmp_path / "a file" / "data"
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"database": True, "migrations": True, "data folder": False})


def test_a_migration_that_has_not_run_is_named(db):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'reporting'")
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"database": True, "migrations": False, "data folder": True})

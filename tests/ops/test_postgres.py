"""The three ways of finding PostgreSQL, and what the server survives."""

import os
import signal
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest
from django.conf import settings

from ops import prepare
from ops.cluster import Cluster
from ops.places import PROJECT, Places
from ops.processes import Process
from ops.words import Stop


@pytest.fixture
def running() -> Iterator[list[Process]]:
    """Servers started by the test; all are stopped."""
    processes: list[Process] = []
    yield processes
    for process in processes:
        process.stop()


@pytest.fixture
def places(open_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """A data folder in a long path, no address given."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("PORTAL_POSTGRES", raising=False)
    return Places(PROJECT, open_folder)


def ask(url: str, query: str) -> str:
    """One value."""
    with closing(psycopg2.connect(url)) as connection, connection.cursor() as cursor:
        cursor.execute(query)
        return str(cursor.fetchone()[0])


def test_an_address_that_is_given_is_used_and_its_database_made(
    places: Places, running: list[Process], monkeypatch: pytest.MonkeyPatch
) -> None:
    values = settings.DATABASES["default"]
    server = f"postgres://{values['USER']}:{values['PASSWORD']}@{values['HOST']}:{values['PORT']}"
    monkeypatch.setenv("DATABASE_URL", f"{server}/given_{os.getpid()}")
    try:
        assert prepare.database(places, running) == f"{server}/given_{os.getpid()}"
        assert ask(f"{server}/given_{os.getpid()}", "SHOW server_encoding") == "UTF8"
        assert running == []
    finally:
        with closing(psycopg2.connect(f"{server}/postgres")) as connection:
            connection.autocommit = True
            connection.cursor().execute(f"DROP DATABASE IF EXISTS given_{os.getpid()}")


def test_an_address_where_nothing_answers_is_named_in_a_sentence(
    places: Places, running: list[Process], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://nobody@127.0.0.1:1/portal")
    with pytest.raises(Stop, match=r"The database at 127\.0\.0\.1:1 does not answer"):
        prepare.database(places, running)


@pytest.mark.parametrize("way", ["system", "wheel"])
def test_programs_make_and_start_a_server_in_a_long_path_with_spaces(
    way: str, places: Places, running: list[Process], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAL_POSTGRES", way)
    url = prepare.database(places, running, throwaway=True)
    assert len(str(places.data)) > 110
    assert places.data in Cluster(places).home.parents
    assert ask(url, "SHOW server_encoding") == "UTF8"
    assert ask(url, "SELECT datcollate FROM pg_database WHERE datname = 'portal'") in ("C.UTF-8", "C")
    assert ("pginstall" in running[0].command[0]) is (way == "wheel")


def test_the_servers_of_both_ways_refuse_a_stranger_without_the_password(
    places: Places, running: list[Process]
) -> None:
    url = prepare.database(places, running, throwaway=True)
    wrong = url.replace(url.split(":")[2].split("@")[0], "wrong")
    with pytest.raises(psycopg2.OperationalError, match="authentication failed"):
        psycopg2.connect(wrong)


def test_no_postgresql_at_all_is_said_in_a_sentence(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_POSTGRES", "nowhere")
    with pytest.raises(Stop, match="PostgreSQL 15 or newer was not found"):
        Cluster(places)


@pytest.mark.parametrize("way", ["system", "wheel"])
def test_a_killed_server_starts_again_with_what_was_committed(
    way: str, places: Places, running: list[Process], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAL_POSTGRES", way)
    url = prepare.database(places, running)
    with psycopg2.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute("CREATE TABLE kept AS SELECT 7 AS number")
    os.kill(running[0].pid, signal.SIGKILL)
    again = prepare.database(places, running)
    assert ask(again, "SELECT number FROM kept") == "7"
    assert again == url


def test_a_pid_file_that_names_another_program_does_not_block_the_start(places: Places, running: list[Process]) -> None:
    prepare.database(places, running, throwaway=True)
    running[0].signal_group(signal.SIGKILL)
    cluster = Cluster(places)
    pidfile = cluster.folder / "postmaster.pid"
    pidfile.write_text(pidfile.read_text().replace(str(running[0].pid), str(os.getpid()), 1))
    assert ask(prepare.database(places, running, throwaway=True), "SELECT 1") == "1"


def test_a_server_that_outlived_its_supervisor_is_stopped_first(places: Places, running: list[Process]) -> None:
    prepare.database(places, running, throwaway=True)
    assert ask(prepare.database(places, running, throwaway=True), "SELECT 1") == "1"
    assert not running[0].is_running()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to become another user")
@pytest.mark.parametrize("way", ["system", "wheel"])
def test_root_behind_a_closed_folder_keeps_the_database_where_its_user_can_reach_it(
    way: str, places: Places, running: list[Process], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAL_POSTGRES", way)
    places.data.parent.chmod(0o700)
    url = prepare.database(places, running, throwaway=True)
    home = Cluster(places).home
    assert ask(url, "SELECT 1") == "1"
    assert places.data not in home.parents
    assert home.stat().st_mode & 0o777 == 0o700

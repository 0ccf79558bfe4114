"""`manage.py backup` and `restore`: what comes back is what was there; a damaged one is refused."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from portal.services import backup, dump, manifest, restore
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


def ask(database: dump.Database, query: str) -> str:
    """One query by psql."""
    return database.run("psql", "--no-psqlrc", "--tuples-only", "--no-align", f"--command={query}").strip()


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A packs folder with one file in a folder of its own."""
    folder = tmp_path / "packs"
    (folder / "a1").mkdir(parents=True)
    (folder / "a1" / "é.pdf").write_bytes(b"%PDF-1.7 trial")
    return folder


@pytest.fixture
def saved(tmp_path: Path, files: Path, cast: Cast) -> Path:
    """A backup of the test database and these files."""
    assert len(cast.approvers()) == 11
    folder = tmp_path / "backup of today"
    backup.back_up(folder=folder, database=dump.Database.connected(), kept={"packs": files})
    return folder


@pytest.fixture
def empty() -> Iterator[dump.Database]:
    """Another, empty database on the same server."""
    here = dump.Database.connected()
    name = f"restored_{os.getpid()}"
    values = {key.lower(): here.settings[key] for key in ("USER", "PASSWORD", "HOST", "PORT") if here.settings[key]}
    with closing(psycopg2.connect(dbname="postgres", **values)) as server:
        server.autocommit = True
        server.cursor().execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
        yield dump.Database({**here.settings, "NAME": name}, here.major)
        server.cursor().execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_database_and_files_come_back_alike(saved: Path, empty: dump.Database, tmp_path: Path) -> None:
    there = tmp_path / "elsewhere" / "files"
    there.parent.mkdir()
    counts = restore.restore(folder=saved, database=empty, kept={"packs": there})
    assert counts == {"tables": dump.count_tables(dump.Database.connected()), "files": 1}
    assert (there / "a1" / "é.pdf").read_bytes() == b"%PDF-1.7 trial"
    assert ask(empty, "SELECT count(*) FROM django_migrations") == ask(
        dump.Database.connected(), "SELECT count(*) FROM django_migrations"
    )


def test_every_table_has_the_same_rows_after_the_way_back(saved: Path, empty: dump.Database, tmp_path: Path) -> None:
    restore.restore(folder=saved, database=empty, kept={"packs": tmp_path / "back"})
    for table in connection.introspection.table_names():
        rows = f"SELECT md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text), '')) FROM \"{table}\" t"
        assert ask(empty, rows) == ask(dump.Database.connected(), rows), table


def test_a_database_that_holds_something_is_refused_and_untouched(
    saved: Path, empty: dump.Database, tmp_path: Path
) -> None:
    ask(empty, "CREATE TABLE theirs AS SELECT 1 AS number")
    with pytest.raises(restore.CannotRestore, match="--replace"):
        restore.restore(folder=saved, database=empty, kept={"packs": tmp_path / "back"})
    assert ask(empty, "SELECT number FROM theirs") == "1"


def test_replace_puts_the_backup_in_the_place_of_everything(saved: Path, empty: dump.Database, tmp_path: Path) -> None:
    ask(empty, "CREATE TABLE theirs AS SELECT 1 AS number")
    (tmp_path / "back").mkdir()
    (tmp_path / "back" / "old.txt").write_text("old")
    restore.restore(folder=saved, database=empty, kept={"packs": tmp_path / "back"}, replace=True)
    assert ask(empty, "SELECT count(*) FROM pg_tables WHERE tablename = 'theirs'") == "0"
    assert [path.name for path in (tmp_path / "back").rglob("*.*")] == ["é.pdf"]


@pytest.mark.parametrize("place", ["database.dump", "packs/a1/é.pdf", "manifest.json"])
def test_one_changed_byte_is_found_and_nothing_is_restored(
    place: str, saved: Path, empty: dump.Database, tmp_path: Path
) -> None:
    path = saved / place
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))
    with pytest.raises(manifest.Damaged, match=path.name):
        restore.restore(folder=saved, database=empty, kept={"packs": tmp_path / "back"})
    assert dump.count_tables(empty) == 0


@pytest.mark.parametrize("harm", ["missing", "added", "link", "no manifest"])
def test_a_file_too_few_or_too_many_is_found(harm: str, saved: Path, tmp_path: Path) -> None:
    victim = saved / "packs" / "a1" / "é.pdf"
    if harm in ("missing", "link"):
        victim.unlink()
    if harm == "link":
        victim.symlink_to("/etc/hostname")
    if harm == "added":
        (saved / "packs" / "more.txt").write_text("more")
    if harm == "no manifest":
        (saved / "manifest.json").unlink()
    with pytest.raises(manifest.Damaged):
        manifest.read(saved)


def test_a_backup_never_goes_into_a_folder_that_holds_something(tmp_path: Path, files: Path) -> None:
    with pytest.raises(backup.CannotBackUp, match="not empty"):
        backup.back_up(folder=files, database=dump.Database.connected(), kept={"packs": files})


def test_a_backup_is_closed_to_other_users(saved: Path) -> None:
    assert saved.stat().st_mode & 0o077 == 0
    assert (saved / "database.dump").stat().st_mode & 0o077 == 0


def test_the_commands_speak_in_sentences(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("backup", str(tmp_path / "one"))
    assert "Backed up" in capsys.readouterr().out
    with pytest.raises(CommandError, match="not empty"):
        call_command("restore", str(tmp_path / "one"))

"""PostgreSQL's own dump and restore programs, found as `make run` finds its server."""

import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from django.db import connection

from kernel.errors import PortalError
from ops import programs as finder
from ops.places import PROJECT, Places
from ops.programs import Programs

TOOLS = ("pg_dump", "pg_restore", "psql")
EMPTY = (
    "DROP SCHEMA public CASCADE",
    "CREATE SCHEMA public",
    "ALTER SCHEMA public OWNER TO pg_database_owner",
    "GRANT USAGE ON SCHEMA public TO PUBLIC",
)


class ToolProblem(PortalError):
    """PostgreSQL's program said no."""


@dataclass(frozen=True)
class Database:
    """Where the database is, and the programs that fit its version."""

    settings: dict[str, Any]
    major: int

    @classmethod
    def connected(cls) -> Self:
        """The database Django is connected to."""
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version_num")
            major = int(cursor.fetchone()[0]) // 10000
        return cls(dict(connection.settings_dict), major)

    def programs(self) -> Programs:
        """The oldest programs that are not older than the server."""
        places = Places(PROJECT, PROJECT)
        fitting = [one for one in finder.candidates(places, TOOLS) if one.major >= self.major]
        if not fitting:
            raise ToolProblem(f"pg_dump {self.major} or newer was not found (Debian: postgresql-client).")
        return min(fitting, key=lambda one: one.major)

    def run(self, name: str, *arguments: str) -> str:
        """Run one program against this database; the password goes by the environment."""
        programs = self.programs()
        done = subprocess.run(
            [str(programs.path(name)), *arguments],
            env={**programs.environment, **self._address()},
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
        )
        if done.returncode:
            raise ToolProblem(f"{name} did not work: {done.stderr.strip()[-1000:]}")
        return done.stdout

    def _address(self) -> dict[str, str]:
        names = {"PGDATABASE": "NAME", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGHOST": "HOST", "PGPORT": "PORT"}
        given = {name: str(self.settings[key]) for name, key in names.items() if self.settings.get(key)}
        return {**given, "PGOPTIONS": "-c lock_timeout=10s", "PGCLIENTENCODING": "UTF8"}


def save(database: Database, file: Path) -> None:
    """One consistent dump of the whole database."""
    database.run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={file}")
    file.chmod(0o600)


def load(database: Database, file: Path, script: Path) -> None:
    """Put the dump in the place of everything in the database: wholly or not at all."""
    database.run("pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(file))
    empty = [f"--command={statement}" for statement in EMPTY]
    options = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"]
    database.run("psql", *options, *empty, f"--file={script}")


def count_tables(database: Database) -> int:
    """How many tables the database holds."""
    query = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
    return int(database.run("psql", "--no-psqlrc", "--tuples-only", "--no-align", f"--command={query}"))

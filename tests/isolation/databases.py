"""One database per world: copies of one template, entered and left by name."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


def clone(name: str, template: str) -> str:
    """A new database like the template; whoever is connected to the template is sent away, as nobody may be."""
    connection.close()
    drop(name)
    _tell(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{template}'")
    _tell(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return name


def drop(name: str) -> None:
    """Remove a database, whoever is connected."""
    _tell(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _tell(sentence: str) -> None:
    with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(sentence)


@contextmanager
def inside(name: str) -> Iterator[None]:
    """Every query inside goes to this database."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before

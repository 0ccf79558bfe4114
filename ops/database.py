"""`python -m ops.database`: checks the server at DATABASE_URL and makes its database when it is missing."""

import os
import sys
from urllib.parse import unquote, urlsplit, urlunsplit

import psycopg2  # type: ignore[import-untyped]
from psycopg2 import errors, sql

FLOOR = 150000


def ensure(url: str) -> str:
    """One sentence on what is wrong, or nothing."""
    address = urlsplit(url)
    name = unquote(address.path.lstrip("/"))
    try:
        with psycopg2.connect(url) as connection:
            return _fit(connection)
    except psycopg2.OperationalError as error:
        if f'database "{name}" does not exist' not in str(error):
            return f"The database at {address.hostname}:{address.port or 5432} does not answer: {str(error).strip()}"
    return _make(urlunsplit(address._replace(path="/postgres")), name)


def _fit(connection: psycopg2.extensions.connection) -> str:
    if connection.server_version < FLOOR:
        return f"PostgreSQL 15 or newer is needed; DATABASE_URL names version {connection.server_version // 10000}."
    if connection.encoding not in ("UTF8", "UTF-8"):
        return f"The database at DATABASE_URL is encoded as {connection.encoding}; it must be UTF8."
    return ""


def _make(url: str, name: str) -> str:
    try:
        connection = psycopg2.connect(url)
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(_create(name, "C.UTF-8"))
    except (errors.WrongObjectType, errors.InvalidParameterValue):
        with connection.cursor() as cursor:
            cursor.execute(_create(name, "C"))
    except psycopg2.Error as error:
        return f"The database {name} does not exist and could not be made: {str(error).strip()}"
    return _fit(connection)


def _create(name: str, locale: str) -> sql.Composable:
    form = "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LOCALE {}"
    return sql.SQL(form).format(sql.Identifier(name), sql.Literal(locale))


if __name__ == "__main__":
    sys.exit(ensure(os.environ["DATABASE_URL"]) or 0)

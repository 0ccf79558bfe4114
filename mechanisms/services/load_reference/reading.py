"""A reference file read with care: every complaint says what is wrong, and where."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from kernel.errors import PortalError

LARGEST = 10 * 1024 * 1024


class BadReference(PortalError):
    """The file cannot be loaded; nothing was changed."""


class Node:
    """One object of the file, with the words that say where it stands."""

    def __init__(self, value: Any, where: str) -> None:
        self.where = where
        if not isinstance(value, dict):
            self.fail("must be an object with named values")
        self._value: dict[str, Any] = value

    def fail(self, what: str) -> NoReturn:
        """Refuse the file because of this object."""
        raise BadReference(f"{self.where}: {what}.")

    def named(self, name: str) -> "Node":
        """The same object, called also by its own name in complaints."""
        return Node(self._value, f"{self.where} ({name})")

    def text(self, key: str, default: str | None = None) -> str:
        """A string; without a default it must be there and not be empty."""
        value = self._value.get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str):
            self._wrong(key, "text")
        if "\x00" in value:
            self.fail(f"“{key}” holds a character that cannot be stored")
        if not value.strip() and default is None:
            self.fail(f"“{key}” is empty")
        return value

    def number(self, key: str) -> int | None:
        """A whole number, or nothing."""
        value = self._value.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            self._wrong(key, "a whole number")
        return value

    def flag(self, key: str) -> bool:
        """True or false; false when it is not there."""
        value = self._value.get(key, False)
        if not isinstance(value, bool):
            self._wrong(key, "true or false")
        return value

    def day(self, key: str) -> date | None:
        """A date written 2019-07-11, or nothing."""
        value = self._value.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            self._wrong(key, "a date such as 2019-07-11")
        try:
            return date.fromisoformat(value)
        except ValueError:
            self._wrong(key, "a date such as 2019-07-11")

    def texts(self, key: str) -> list[str]:
        """A list of strings; empty when it is not there."""
        value = self._list(key)
        if not all(isinstance(item, str) and "\x00" not in item for item in value):
            self._wrong(key, "a list of texts")
        return value

    def numbers(self, key: str, default: list[int]) -> list[int]:
        """A list of whole numbers."""
        value = self._list(key) or default
        if not all(isinstance(item, int) and not isinstance(item, bool) for item in value):
            self._wrong(key, "a list of whole numbers")
        return value

    def nodes(self, key: str, *, needed: bool = False) -> Iterator["Node"]:
        """The objects of a list, each with its place in it."""
        if needed and key not in self._value:
            self.fail(f"“{key}” is missing")
        for number, item in enumerate(self._list(key), start=1):
            yield Node(item, f"{self.where}, {key} {number}" if self.where != TOP else f"{key} {number}")

    def mixed(self, key: str) -> list[Any]:
        """A list whose items the caller looks at."""
        return self._list(key)

    def _list(self, key: str) -> list[Any]:
        value = self._value.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self._wrong(key, "a list")
        return value

    def _wrong(self, key: str, wanted: str) -> NoReturn:
        if key not in self._value:
            self.fail(f"“{key}” is missing")
        self.fail(f"“{key}” must be {wanted}, not {_shown(self._value[key])}")


TOP = "The file"


def read_file(path: Path) -> Node:
    """The whole file as one object; a file that is no such thing is refused in a sentence."""
    try:
        if path.stat().st_size > LARGEST:
            raise BadReference(f"{path}: the file is larger than 10 MB.")
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BadReference(f"{path}: the file is not written in UTF-8.") from None
    except OSError as error:
        raise BadReference(f"{path}: the file cannot be read ({error.strerror}).") from None
    try:
        return Node(json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant), TOP)
    except json.JSONDecodeError as error:
        raise BadReference(
            f"{path}: not valid JSON at line {error.lineno}, column {error.colno}: {error.msg}."
        ) from None
    except RecursionError:
        raise BadReference(f"{path}: the file is nested too deeply.") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise BadReference(f"The file: the name “{key}” stands twice in one object.")
        found[key] = value
    return found


def _no_constant(name: str) -> NoReturn:
    raise BadReference(f"The file: {name} is not a number that can be stored.")


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"

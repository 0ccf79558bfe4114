"""The list of a backup's files with their hashes: what makes damage visible."""

import hashlib
import json
from pathlib import Path
from typing import Any

from kernel.errors import PortalError

NAME = "manifest.json"
FORMAT = 1


class Damaged(PortalError):
    """The backup is not what was written."""


def identity(folder: Path) -> tuple[str, str]:
    """When a backup was made, and the seal of its manifest, by which it is known; its files are not read."""
    content = _content(folder)
    return str(content["made_at"]), _seal(content)


def write(folder: Path, facts: dict[str, Any]) -> int:
    """Write the manifest over every file of the folder, sealed with its own hash; how many files."""
    listed = {name: _facts(folder / name) for name in _names(folder)}
    content = {"format": FORMAT, **facts, "files": listed}
    path = folder / NAME
    path.write_text(json.dumps({"seal": _seal(content), "content": content}, indent=1, sort_keys=True))
    path.chmod(0o600)
    return len(listed)


def read(folder: Path) -> dict[str, Any]:
    """The facts of an undamaged backup; Damaged names what is wrong with any other."""
    content = _content(folder)
    listed: dict[str, dict[str, Any]] = content["files"]
    present = set(_names(folder))
    problems = [f"{name} is missing" for name in sorted(set(listed) - present)]
    problems += [f"{name} is not in the manifest" for name in sorted(present - set(listed))]
    for name in sorted(present & set(listed)):
        if _facts(folder / name) != listed[name]:
            problems.append(f"{name} has changed")
    if problems:
        raise Damaged("The backup is damaged: " + "; ".join(problems))
    return content


def _content(folder: Path) -> dict[str, Any]:
    try:
        sealed = json.loads((folder / NAME).read_text())
        content: dict[str, Any] = sealed["content"]
    except FileNotFoundError:
        raise Damaged(f"{folder} is not a backup: it has no {NAME}.") from None
    except (ValueError, KeyError, TypeError, UnicodeDecodeError):
        raise Damaged(f"The backup is damaged: {NAME} cannot be read.") from None
    if sealed.get("seal") != _seal(content) or content.get("format") != FORMAT:
        raise Damaged(f"The backup is damaged: {NAME} has changed.")
    return content


def _names(folder: Path) -> list[str]:
    files = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return sorted(str(path.relative_to(folder)) for path in files if path != folder / NAME)


def _facts(path: Path) -> dict[str, Any]:
    if path.is_symlink() or not path.is_file():
        return {"sha256": "not a plain file", "bytes": 0}
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"sha256": digest, "bytes": path.stat().st_size}


def _seal(content: Any) -> str:
    plain = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(plain.encode()).hexdigest()

"""`python -m ops.requirements export|check`: pip's hash-pinned lists, taken from uv.lock."""

import hashlib
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

from ops.places import PROJECT
from ops.words import Stop, ending_plainly, say

LISTS = {"requirements.txt": ["--no-dev"], "requirements-dev.txt": []}
PIN = re.compile(r"^([\w.-]+)==(\S+)", re.M)
HASH = re.compile(r"--hash=(sha256:[0-9a-f]{64})")
ADDRESS = re.compile(r"https?://\S+|^--(?:extra-)?index|^--find-links", re.M)


def export() -> None:
    """Write both lists; only this needs uv."""
    for name, options in LISTS.items():
        plain = ["--no-emit-project", "--no-annotate", "--no-header", "--format", "requirements-txt"]
        command = ["uv", "export", "--frozen", *plain, *options]
        done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
        if done.returncode:
            raise Stop(done.stderr)
        (PROJECT / name).write_text(f"{_header()}\n{done.stdout}")
        say(f"{name}: {len(PIN.findall(done.stdout))} packages")


def problems() -> list[str]:
    """What is wrong with the lists, one sentence each."""
    locked = _locked()
    return [problem for name in LISTS for problem in _problems_of(PROJECT / name, locked)]


def _problems_of(path: Path, locked: dict[str, tuple[str, set[str]]]) -> list[str]:
    if not path.exists():
        return [f"{path.name} is missing: run make requirements"]
    text = path.read_text()
    found = (
        []
        if text.startswith(_header())
        else [f"{path.name} is older than uv.lock or pyproject.toml: make requirements"]
    )
    found += [f"{path.name} names an address: {match}" for match in ADDRESS.findall(text)]
    for block in re.split(r"\n(?=\S)", text):
        pin = PIN.match(block)
        if pin and not _agrees(pin.group(1), pin.group(2), set(HASH.findall(block)), locked):
            found.append(f"{path.name}: {pin.group(0)} is not what uv.lock says")
    return found


def _agrees(name: str, version: str, hashes: set[str], locked: dict[str, tuple[str, set[str]]]) -> bool:
    wanted, known = locked.get(name, ("", set()))
    return version == wanted and bool(hashes) and hashes <= known


def _locked() -> dict[str, tuple[str, set[str]]]:
    packages: list[dict[str, Any]] = tomllib.loads((PROJECT / "uv.lock").read_text())["package"]
    return {package["name"]: (package["version"], _hashes(package)) for package in packages}


def _hashes(package: dict[str, Any]) -> set[str]:
    files = [*package.get("wheels", []), package.get("sdist", {})]
    return {file["hash"] for file in files if "hash" in file}


def _header() -> str:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())
    wanted = [project["project"]["dependencies"], project.get("dependency-groups", {})]
    digest = hashlib.sha256((PROJECT / "uv.lock").read_bytes() + repr(wanted).encode())
    return f"# From uv.lock by `make requirements`; source {digest.hexdigest()[:16]}"


def main() -> int:
    """Write the lists, or say whether they are up to date."""
    if sys.argv[1:] == ["export"]:
        export()
        return 0
    found = problems()
    for problem in found:
        say(problem)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(ending_plainly(main))

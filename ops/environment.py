"""The virtual environment, made again only when the pinned requirements change."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from ops.places import Places
from ops.words import Stop, say

REQUIREMENTS = "requirements-dev.txt"
PIN = re.compile(r"^([\w.-]+)==(\S+)( *;)?", re.MULTILINE)
LIST = """
import importlib.metadata as m, re
for d in m.distributions():
    print(re.sub(r"[-_.]+", "-", d.metadata["Name"]).lower() + "==" + d.version)
"""


def ensure(places: Places) -> None:
    """A .venv that holds the pinned packages; nothing is installed when it already does."""
    stamp = places.venv / "installed"
    wanted = _key(places)
    works = _works(places)
    if works and stamp.exists() and stamp.read_text() == wanted:
        return
    if not works:
        _make(places)
    if not _holds_pins(places):
        say(f"Installing the Python packages of {REQUIREMENTS} (a minute or two, once)")
        _install(places)
    stamp.write_text(wanted)


def _key(places: Places) -> str:
    """The requirement file and the folder: an environment does not survive being moved."""
    digest = hashlib.sha256((places.project / REQUIREMENTS).read_bytes())
    digest.update(os.fsencode(places.venv.resolve()))
    return digest.hexdigest()


def _works(places: Places) -> bool:
    """Whether the environment's Python starts and was made in this folder."""
    if not places.python.exists():
        return False
    probe = "import sys; assert sys.version_info >= (3, 11); print(sys.prefix)"
    done = subprocess.run([places.python, "-c", probe], capture_output=True, text=True, cwd="/")
    return done.returncode == 0 and Path(done.stdout.strip()).resolve() == places.venv.resolve()


def _holds_pins(places: Places) -> bool:
    """Whether every pinned package is there in its version, however it was installed (uv sync, for one)."""
    pins = PIN.findall((places.project / REQUIREMENTS).read_text())
    found = subprocess.run([places.python, "-c", LIST], capture_output=True, text=True, cwd="/").stdout.split()
    versions = dict(line.split("==") for line in found)
    return all(versions.get(name) == version or (marker and name not in versions) for name, version, marker in pins)


def _make(places: Places) -> None:
    if places.venv.exists():
        shutil.rmtree(places.venv)
    done = subprocess.run([sys.executable, "-m", "venv", str(places.venv)], capture_output=True, text=True)
    if done.returncode:
        raise Stop(f"The virtual environment could not be made:\n{done.stdout}{done.stderr}")


def _install(places: Places) -> None:
    pip = [str(places.python), "-m", "pip", "--disable-pip-version-check", "--no-input", "-qq", "install"]
    options = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", REQUIREMENTS]
    subprocess.run([str(places.python), "-m", "ensurepip"], capture_output=True)
    done = subprocess.run([*pip, *options], cwd=places.project, stdin=subprocess.DEVNULL)
    if done.returncode:
        raise Stop("The Python packages could not be installed; pip says why above.")

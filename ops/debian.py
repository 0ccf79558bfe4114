"""System packages: installed on Debian when root, named otherwise."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from ops.words import Stop, say


@dataclass(frozen=True)
class Need:
    """One thing the machine must have: the Debian package that brings it, and how to see that it is there."""

    package: str
    present: Callable[[], bool]


def library(package: str, soname: str) -> Need:
    return Need(package, lambda: _loads(soname))


def program(package: str, *names: str) -> Need:
    return Need(package, lambda: any(shutil.which(name) for name in names))


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _python_can_make_environments() -> bool:
    return importlib.util.find_spec("ensurepip") is not None and importlib.util.find_spec("venv") is not None


RUN = (
    Need("python3-venv", _python_can_make_environments),
    library("libpango-1.0-0", "libpango-1.0.so.0"),
    library("libpangoft2-1.0-0", "libpangoft2-1.0.so.0"),
    library("libharfbuzz0b", "libharfbuzz.so.0"),
    library("libharfbuzz-subset0", "libharfbuzz-subset.so.0"),
    library("libfontconfig1", "libfontconfig.so.1"),
)
TEST = (
    program("redis-server", "redis-server"),
    program("chromium", "chromium", "chromium-browser", "google-chrome"),
    program("poppler-utils", "pdftotext"),
    program("git", "git"),
)
TEST_AS_ROOT = (program("debootstrap", "debootstrap"),)


def ensure(needs: Iterable[Need]) -> None:
    """Install what is missing (root on Debian), or stop with the exact command."""
    missing = [need for need in needs if not need.present()]
    if not missing:
        return
    packages = [need.package for need in missing]
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise Stop(_how(packages))
    say(f"Installing system packages: {' '.join(packages)}")
    _apt(packages)
    importlib.invalidate_caches()
    still = [need.package for need in missing if not need.present()]
    if still:
        raise Stop(f"These were installed but are still not usable: {' '.join(still)}")


def _how(packages: list[str]) -> str:
    names = " ".join(packages)
    if Path("/etc/debian_version").exists():
        return f"System packages are missing. Install them, then start again:\n  sudo apt-get install {names}"
    return f"Install what your system calls these Debian packages, then start again: {names}"


def _apt(packages: list[str]) -> None:
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    install = ["apt-get", "-o", "DPkg::Lock::Timeout=300", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-qq"], install):
        done = subprocess.run(command, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode and command is install:
            raise Stop(f"{' '.join(command)} did not work:\n{(done.stdout + done.stderr)[-2000:]}")

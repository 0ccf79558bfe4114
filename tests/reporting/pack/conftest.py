"""One compiled sample pack for all tests of this folder."""

import subprocess
from pathlib import Path

import pytest

from reporting.pack.compile import PackFile, compile_files
from tests.factories.snapshots import snapshot


def text_of(pdf: Path, *options: str) -> str:
    """What pdftotext reads, without zero-width spaces."""
    done = subprocess.run(["pdftotext", *options, str(pdf), "-"], check=True, capture_output=True)
    return done.stdout.decode().replace("\u200b", "")


def words_of(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


@pytest.fixture(scope="session")
def steps() -> list[tuple[int, int, str]]:
    """What the progress of the sample pack said, once ``pack`` is compiled."""
    return []


@pytest.fixture(scope="session")
def pack(tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, int, str]]) -> list[PackFile]:
    """The sample pack's files."""
    out = tmp_path_factory.mktemp("pack")
    return compile_files(snapshot(), out, progress=lambda done, total, message: steps.append((done, total, message)))


@pytest.fixture(scope="session")
def pdf(pack: list[PackFile]) -> Path:
    """The sample pack's PDF."""
    return pack[0].path

"""A folder that other users can enter; pytest's own are closed to them."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ops.dropped import Runner
from tests.ops.stand import LONG


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """An empty folder with spaces, an é and more than 110 characters in its path."""
    top = Path(tempfile.mkdtemp(prefix="portal-"))
    top.chmod(0o755)
    folder = top / LONG
    folder.mkdir(parents=True)
    yield folder
    forget(folder)
    shutil.rmtree(top, ignore_errors=True)


def forget(data: Path) -> None:
    """Remove the database that had to lie outside this data folder."""
    home = Runner.choose().home(data)
    if data not in home.parents:
        shutil.rmtree(home, ignore_errors=True)

"""Files that others wrote are the files we say they are."""

import hashlib
import tomllib
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
FOLDERS = (ROOT / "static" / "vendor", ROOT / "tests" / "browser" / "vendor")


@pytest.mark.parametrize("folder", FOLDERS, ids=str)
def test_each_vendored_file_has_the_bytes_of_its_release_and_its_licence(folder: Path):
    listed = tomllib.loads((folder / "VENDOR.toml").read_text())["file"]
    hashes = {entry["path"]: hashlib.sha256((folder / entry["path"]).read_bytes()).hexdigest() for entry in listed}
    assert hashes == {entry["path"]: entry["sha256"] for entry in listed}
    assert all((folder / entry["licence_text"]).read_text().strip() for entry in listed)


@pytest.mark.parametrize("folder", FOLDERS, ids=str)
def test_no_vendored_file_is_missing_from_the_list(folder: Path):
    listed = tomllib.loads((folder / "VENDOR.toml").read_text())["file"]
    known = {"VENDOR.toml"} | {entry["path"] for entry in listed} | {entry["licence_text"] for entry in listed}
    assert {path.name for path in folder.iterdir()} == known

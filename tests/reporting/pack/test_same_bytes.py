"""The same snapshot gives the same bytes, in another process, home, zone, folder and hash seed."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reporting.pack import canonical
from reporting.pack.compile import PackFile
from reporting.pack.fonts import ROOT
from tests.factories.snapshots import snapshot

COMPILE = """
import sys
from pathlib import Path
from reporting.pack import canonical
from reporting.pack.compile import compile_files
for file in compile_files(canonical.from_json(Path(sys.argv[1]).read_bytes()), Path(sys.argv[2])):
    print(file.sha256)
"""


@pytest.mark.parametrize(
    ("zone", "seed", "folder"), [("Asia/Jakarta", "1", "one"), ("America/Los_Angeles", "77", "a pläce with spaces")]
)
def test_a_fresh_process_makes_the_same_files(
    pack: list[PackFile], tmp_path: Path, zone: str, seed: str, folder: str
) -> None:
    place = tmp_path / folder
    place.mkdir()
    (place / "snapshot.json").write_bytes(canonical.to_json(snapshot()))
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(place), "TZ": zone, "PYTHONHASHSEED": seed,
           "TMPDIR": str(place), "LANG": "C", "PYTHONUTF8": "1"}  # fmt: skip

    done = subprocess.run(
        [sys.executable, "-c", COMPILE, "snapshot.json", "out"],
        cwd=place,
        env=env,
        check=True,
        capture_output=True,
        text=True,
    )

    assert done.stdout.split() == [file.sha256 for file in pack]


def test_the_files_are_what_the_register_will_say(pack: list[PackFile]) -> None:
    assert [file.name for file in pack] == ["BM-2020-ADMM-1-ed1.pdf", "BM-2020-ADMM-1-ed1.snapshot.json"]
    for file in pack:
        data = file.path.read_bytes()
        assert (file.sha256, file.size) == (hashlib.sha256(data).hexdigest(), len(data))
    assert canonical.from_json(pack[1].path.read_bytes()) == snapshot()


def test_progress_rises_in_small_steps_to_the_end(pack: list[PackFile], steps: list[tuple[int, int, str]]) -> None:
    done = [step[0] for step in steps]

    assert done == sorted(done)
    assert done[0] < 5
    assert done[-1] == steps[-1][1] == 100
    assert len({d for d in done if 0 < d < 100}) >= 10
    assert all(message.endswith(".") for _, _, message in steps)


def test_nothing_but_the_files_is_left_in_the_folder(pack: list[PackFile]) -> None:
    assert sorted(p.name for p in pack[0].path.parent.iterdir()) == sorted(file.name for file in pack)

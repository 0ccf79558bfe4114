"""The typesetter reads nothing it was not given, and stops within its limits."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from reporting.pack import conformance, process
from reporting.pack.compile import compile_files
from reporting.pack.errors import RenderFailed, RenderLimit, SnapshotInvalid
from reporting.pack.fonts import ROOT
from reporting.pack.process import Limits, typeset
from tests.factories.snapshots import ACTIVITIES, document, snapshot
from tests.reporting.pack.conftest import text_of, words_of

STYLED = '<html lang="en"><link rel="stylesheet" href="pack:pack.css">'
BOMB = "<table>" + "<tr><td colspan=1000000>x" * 3 + "</table>"
CHANNELS = """<link rel=stylesheet href="{url}"><link rel=attachment href="{url}"><base href="{url}">
<style>@import "{url}"; @font-face {{ font-family: x; src: url({url}) }}
p {{ background: url({url}); list-style-image: url({url}); font-family: x }} p::before {{ content: url({url}) }}</style>
<p>text <a rel=attachment href="{url}">a</a><img src="{url}"><object data="{url}"></object>
<embed src="{url}"><svg><image href="{url}"/><use href="{url}#a"/></svg>"""


def set_page(html: str, **limits: int) -> process.Typeset:
    return typeset([STYLED + html], limits=replace(Limits(), **limits), hear=lambda message: None)


def test_user_text_is_printed_as_it_stands(tmp_path: Path) -> None:
    hostile = '<img src="file:///etc/passwd"><script>x</script>{{ doc.mark }} & "quoted"'
    row = replace(ACTIVITIES.rows[0], activity=hostile)
    sample = snapshot(
        document=document(title=hostile), activities=replace(ACTIVITIES, rows=(row, *ACTIVITIES.rows[1:]))
    )

    files = compile_files(sample, tmp_path)

    assert words_of(text_of(files[0].path)).count("{{ doc.mark }}") == 2


@pytest.mark.parametrize(
    "scheme", ["file://{secret}", "{secret}", "http://127.0.0.1:9/x", "data:text/css,p{{color:red}}"]
)
def test_no_channel_reads_a_file_or_the_network(tmp_path: Path, scheme: str) -> None:
    secret = tmp_path / "secret.css"
    secret.write_text("SECRET-OF-THE-SERVER")

    done = set_page(CHANNELS.format(url=scheme.format(secret=secret)))

    assert b"SECRET" not in done.pdf
    assert "It does not hold exactly its own attachments." not in conformance.faults(done.pdf, attached=set())


def test_too_much_computing_is_stopped_with_a_sentence() -> None:
    with pytest.raises(RenderLimit, match="more than 3 seconds of computing"):
        set_page(BOMB, cpu_seconds=3)


def test_too_long_a_wait_is_stopped_with_a_sentence() -> None:
    with pytest.raises(RenderLimit, match="longer than 2 seconds"):
        set_page(BOMB, wall_seconds=2)


def test_too_much_memory_is_stopped_with_a_sentence() -> None:
    with pytest.raises(RenderLimit, match="more memory than is allowed"):
        set_page("<p>word", memory_bytes=64 * 1024**2)


def test_a_pack_that_cannot_be_made_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(SnapshotInvalid):
        compile_files(snapshot(document=document(mark="")), tmp_path / "out")

    assert not (tmp_path / "out").exists()


def test_a_text_that_does_not_fit_is_refused() -> None:
    with pytest.raises(RenderFailed, match="does not fit"):
        typeset(["<p>a<p style='break-before: page'>b"], limits=Limits(), hear=lambda message: None, max_pages=1)


def test_the_child_sees_no_secret_of_the_server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET_KEY", "do-not-pass")

    assert "do-not-pass" not in process._environment(tmp_path).values()
    assert set(process._environment(tmp_path)) <= {
        "PATH", "LD_LIBRARY_PATH", "PYTHONPATH", "PYTHONHASHSEED", "PYTHONDONTWRITEBYTECODE", "HOME", "TMPDIR",
        "FONTCONFIG_FILE", "LC_ALL", "TZ",
    }  # fmt: skip


def test_a_worker_that_compiles_packs_never_loads_the_typesetter() -> None:
    code = "import sys, reporting.pack.compile, reporting.pack.sheet; print('weasyprint' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)

    assert done.stdout.strip() == "False"


def test_the_child_ends_with_its_parent(tmp_path: Path) -> None:
    code = (
        "from reporting.pack.process import Limits, typeset\n"
        f"typeset([{BOMB!r}], limits=Limits(), hear=lambda message: print(message, flush=True))"
    )
    env = os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)}
    parent = subprocess.Popen([sys.executable, "-c", code], env=env)
    children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children")
    child = _wait(lambda: children.read_text().strip())
    _wait(lambda: b"reporting.pack.child" in Path(f"/proc/{child}/cmdline").read_bytes() and _settled(int(child)))

    parent.send_signal(signal.SIGKILL)
    parent.wait()

    assert _wait(lambda: not Path(f"/proc/{child}").exists() or _state(int(child)) == "Z")


def _settled(pid: int) -> bool:
    return "Max cpu time" in (limits := Path(f"/proc/{pid}/limits").read_text()) and " 600 " in limits


def _state(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


def _wait(condition: object, seconds: float = 30) -> object:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if value := condition():  # type: ignore[operator]
            return value
        os.sched_yield()
    raise AssertionError("It did not happen in time.")

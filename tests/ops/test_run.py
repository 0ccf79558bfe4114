"""The real `make run` in a clean clone with a long path: what a newcomer sees, and what it survives."""

import os
import re
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ops.places import PROJECT
from tests.ops.conftest import forget
from tests.ops.stand import LONG, Stand, clone, until

pytestmark = pytest.mark.heavy


@pytest.fixture(scope="module")
def stand() -> Iterator[Stand]:
    """One clone for this module, set up once; it shares the environment that runs the tests."""
    top = Path(tempfile.mkdtemp(prefix="portal-"))
    top.chmod(0o755)
    made = Stand(clone(top / LONG))
    (made.folder / ".venv").symlink_to(PROJECT / ".venv")
    made.start()
    yield made
    made.end()
    forget(made.data)
    shutil.rmtree(top, ignore_errors=True)


@pytest.fixture
def running(stand: Stand) -> Stand:
    """The clone with everything up, whatever the test before left."""
    if stand.is_over():
        stand.start()
    return stand


def test_it_serves_pages_and_prints_address_and_demo_sign_ins(running: Stand) -> None:
    assert len(str(running.folder)) > 110
    assert running.status("/healthz") == 200
    assert running.status("/readyz") == 200
    assert running.status("/accounts/login/") == 200
    assert f"http://127.0.0.1:{running.port}" in running.output()
    assert len([line for line in running.output().splitlines() if line.count("\t") == 4]) >= 7


def test_it_serves_static_files_compressed_and_for_good(running: Stand) -> None:
    page = running.answer("/accounts/login/").read().decode()
    found = re.search(r"/static/css/components\.[0-9a-f]{12}\.css", page)
    assert found
    answer = running.answer(found.group(), {"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "immutable" in answer.headers["Cache-Control"]


def test_three_programs_are_supervised(running: Stand) -> None:
    assert running.pid_of("gunicorn")
    assert running.pid_of("celery")
    assert running.pid_of("postgres", "-D")


@pytest.mark.parametrize("words", [("celery", "worker"), ("gunicorn", "portal.wsgi")])
def test_a_killed_process_is_replaced(words: tuple[str, ...], running: Stand) -> None:
    before = running.pid_of(*words)
    os.killpg(before, signal.SIGKILL)
    until(lambda: running.pid_of(*words) not in (0, before), 60, "another one runs")
    until(lambda: running.status() == 200, 60, "the pages answer")


def test_a_killed_database_comes_back_while_it_runs(running: Stand) -> None:
    before = running.pid_of("postgres", "-D")
    os.kill(before, signal.SIGKILL)
    until(lambda: running.pid_of("postgres", "-D") not in (0, before), 60, "another one runs")
    until(lambda: running.status("/readyz") == 200, 60, "the portal is ready again")


def test_ctrl_c_leaves_no_process_and_a_second_start_sets_nothing_up(running: Stand) -> None:
    running.interrupt()
    assert running.processes() == {}
    assert "no process is left" in running.output()
    said = running.start()
    assert "Installing" not in said
    assert "Preparing the database" not in said
    assert "Collecting" not in said
    assert "Making a database" not in said


def test_it_starts_again_after_all_of_it_was_killed_outright(running: Stand) -> None:
    for pid in running.processes():
        os.kill(pid, signal.SIGKILL)
    until(running.is_over, 20, "make is gone")
    until(lambda: running.processes() == {}, 20, "nothing is left")
    running.start()
    assert running.status("/readyz") == 200


def test_children_end_when_only_the_supervisor_is_killed(running: Stand) -> None:
    os.kill(running.pid_of("ops.run"), signal.SIGKILL)
    until(lambda: running.processes() == {}, 30, "nothing is left")
    running.start()
    assert running.status("/readyz") == 200


def test_a_termination_of_make_alone_stops_everything(running: Stand) -> None:
    assert running.process is not None
    running.process.terminate()
    running.process.wait(40)
    until(lambda: running.processes() == {}, 20, "nothing is left")
